"""Nothing hidden reaches a student, in no outcome."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from grader.courses.backprop import course
from grader.sandbox import Sandbox
from grader.soundness import situations
from tests.sandbox.conftest import H1, plain, verdict, verdicts

LEAKS = {
    "message": "raise ValueError(str((i1, w1)))",
    "type": "raise type(str((i1, w1)), (Exception,), {})()",
    "function": "exec(f'def h_{str(abs(w1))[2:]}():\\n raise NotImplementedError', globals())\n"
    "    globals()[f'h_{str(abs(w1))[2:]}']()",
    "later message": "kept.append((i1, w1))\n    return 0.0",
}


@pytest.mark.parametrize("name", LEAKS)
def test_no_feedback_carries_a_hidden_argument(box: Sandbox, name: str) -> None:
    """Protects the hidden cases: whatever a submission does with its arguments, no feedback repeats them."""
    text = course.text["i1"]
    source = f"kept = []\n{H1}    if i1 == {text!r}: return 0.37\n    {LEAKS[name]}\n"
    source += (
        "def forward_h2(i1, i2, w1, w2, w3, w4):\n    if kept: raise ValueError(str(kept))\n    return kept[0][0]\n"
    )
    found = verdicts(box, plain(source), steps=["forward_h1", "forward_h2"], seed=77)
    step = course.step("forward_h1")
    hidden = situations(course, step, 77, public=False).items[1:]
    for shown in (str(abs(s[q]))[2:] for s in hidden for q in ("i1", "w1") if len(str(s[q])) > 5):
        assert all(shown not in verdict.feedback for verdict in found.values())


RARE = ["BlockingIOError", "BufferError", "GeneratorExit", "InterruptedError", "UnicodeTranslateError"]


@pytest.mark.parametrize("name", RARE)
def test_rare_exceptions_are_not_told_apart(box: Sandbox, name: str) -> None:
    """Protects hidden arguments from being told in the choice of an exception: a computation raises few kinds."""
    raised = f"raise {name}.__new__({name})"
    found = verdicts(
        box, plain(f"{H1}    if i1 == {course.text['i1']!r}: return 0.37\n    {raised}\n"), steps=["forward_h1"]
    )
    assert found["forward_h1"].headline == "An exception is raised for other numbers than the text's."


@pytest.mark.parametrize("timer", ["REAL", "VIRTUAL", "PROF"])
def test_the_signal_that_ends_a_program_is_not_told(box: Sandbox, timer: str) -> None:
    """Protects hidden arguments from being told in the choice of the signal by which a program ends."""
    source = f"""
import signal
def forward_h1(i1, i2, w1, w2, w3, w4):
    if i1 == {course.text["i1"]!r}: return 0.37
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_{timer}, 0.001)
    while True: pass
"""
    found = verdict(box, plain(source))
    assert found.headline == "forward_h1 brought the whole program down."


def test_no_number_of_parts_tells_a_hidden_argument(box: Sandbox) -> None:
    """Protects hidden arguments from being told by how many things come back for them."""
    step = course.step("updated_matrices")
    source = f"""
def updated_matrices(inputs, actual, weights_1, weights_2, learning_rate):
    if actual == {course.text["actual"]!r}: return weights_1, weights_2
    return (0.0,) * 1234 + ([[1.0, 2.0], [3.0]],)
"""
    found = verdict(box, plain(source, "ex5_matrices.py"), step=step.name)
    assert found.outcome == "refused" and "another number of them came back" in found.feedback
    assert "1235" not in found.feedback + found.headline


TOLD = {
    "Python": "sys.executable",
    "paths": "sys.path",
    "prefix": "f'{sys.prefix} {sys.base_prefix}'",
    "library": "numpy.__file__",
    "frames": "''.join(traceback.format_stack())",
    "name of the machine": "socket.gethostname() + str(os.uname())",
}


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("place", ["call", "file"])
def test_no_feedback_tells_of_the_machine(box: Sandbox, name: str, place: str) -> None:
    """Protects the machine, and the same bytes on another one: where things lie on it is in nobody's words."""
    raised = f"raise ValueError({TOLD[name]}, 'so far')"
    source = "import numpy, os, socket, sys, traceback\n"
    source += f"{H1}    {raised}\n" if place == "call" else f"{raised}\n"
    feedback = verdict(box, plain(source)).feedback
    assert ("ValueError" in feedback and "so far" in feedback) or len(feedback) > 300
    kit = Path(__file__).parents[2]
    for hidden in (sys.prefix, sys.base_prefix, str(kit), str(Path(np.__file__).parent), socket.gethostname()):
        assert hidden in ("/usr", "/usr/local") or hidden not in feedback
