"""Code below a statement that the sandbox made fail: it runs, and is reported like any other code."""

from __future__ import annotations

import pytest

from grader.sandbox import Sandbox
from grader.sandbox.words import CONFINED
from tests.sandbox.conftest import H1, OUT, RIGHT, Short, made, plain, verdict, verdicts

REFUSED = "rows = open('data.csv').read()\n"


def test_what_fails_below_a_refusal_is_told_by_it(box: Sandbox) -> None:
    """Protects students who read a file first: a step that needs its contents names the file, and others count."""
    code = "rows = open('data.csv').read()\nfirst = rows[0]\ndef half(value, at=first):\n    return value / 2\n"
    code += H1 + RIGHT + "def forward_h2(i1, i2, w1, w2, w3, w4, at=first):\n    return i1 * w3 + i2 * w4\n"
    found = verdicts(box, plain(code), steps=["forward_h1", "forward_h2"])
    assert found["forward_h1"].passed
    assert (found["forward_h2"].outcome, found["forward_h2"].line) == ("broken", 1)
    assert found["forward_h2"].feedback.endswith(CONFINED)


ENDLESS = "    while True:\n        for number in range(999):\n            number += 1\n"
LOOPS = {"in the step": H1 + ENDLESS, "in a function": "def wait():\n" + ENDLESS + H1 + "    return wait()\n"}


@pytest.mark.parametrize("name", LOOPS)
def test_an_endless_loop_below_a_refusal(box: Sandbox, name: str) -> None:
    """Protects the bytes of the results: the line is that of the loop, not the one that ran at the timeout."""
    found = verdict(box, plain(REFUSED + LOOPS[name]))
    assert (found.outcome, found.line) == ("timed_out", 3)


OUTS = {
    "def": OUT,
    "lambda": "forward_out = lambda h1, h2, w5, w6: h1 * w5 + h2 * w6\n",
    "in a block": "if True:\n    def forward_out(h1, h2, w5, w6):\n        return h1 * w5 + h2 * w6\n",
    "made by another": "forward_out = print(forward_h1)\n",
}


@pytest.mark.parametrize("below", OUTS.values(), ids=OUTS)
def test_an_endless_line_below_a_refusal(box: Sandbox, below: str) -> None:
    """Protects the feedback on code below an endless loop: the loop is the cause, not the file."""
    code = H1 + RIGHT + REFUSED + "def forward_h2(i1, i2, w1, w2, w3, w4, at=rows):\n    return i1 * w3 + i2 * w4\n"
    code += "while True:\n    pass\n" + below
    found = verdicts(box, plain(code), steps=["forward_h1", "forward_h2", "forward_out"])
    assert found["forward_h1"].passed
    assert found["forward_h2"].feedback.endswith(CONFINED)
    assert found["forward_out"].feedback == "The file does not come to its end: it was still running in line 6."


def test_a_wrong_signature_below_a_refusal(box: Sandbox) -> None:
    """Protects the sentence about arguments from a TypeError of Python's."""
    found = verdict(box, plain(REFUSED + "def forward_h1(i1, i2):\n    return i1 * i2\n"))
    assert "forward_h1 is called with 6 arguments" in found.feedback
    swapped = "def forward_h1(w1, w2, i1, i2, w3, w4):\n    return i1 * w1 * w1 + i2 * w2\n"
    assert verdict(box, plain(REFUSED + swapped)).feedback == verdict(box, plain(swapped)).feedback


def test_a_function_below_a_refusal_has_been_seen_once(box: Sandbox) -> None:
    """Protects a stub below from a message that it replaces itself, and the code above from being forgotten."""
    stub = H1 + "    raise NotImplementedError\n"
    told = [verdict(box, plain(before + H1 + RIGHT + after + stub)) for before, after in (("", REFUSED), (REFUSED, ""))]
    assert [("takes the place of" in one.feedback, one.outcome) for one in told] == [(True, told[0].outcome)] * 2
    assert "takes the place of" not in verdict(box, plain(REFUSED + stub)).feedback


def test_a_slow_tail_below_a_refusal_is_run_again() -> None:
    """Protects a right step at the end of a file that another one imports: it has its own time later."""
    slow = REFUSED + "import time\ntime.sleep(0.5)\n" + "def error(prediction, actual):\n"
    slow += "    return 0.5 * (prediction - actual) ** 2\n"
    first = "import time\ntime.sleep(0.4)\nimport ex2_error\n" + H1 + RIGHT
    with made(Short(step=0.8)) as short:
        found = verdicts(short, plain(first), plain(slow, "ex2_error.py"), steps=["forward_h1", "error"])
    assert found["error"].passed
