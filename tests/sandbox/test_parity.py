"""The sandboxed student says what the one in pytest's own process says."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.grading import Grading, grade
from grader.courses.backprop import course
from grader.sandbox import Sandbox
from grader.student.folder import Folder, Settings
from grader.student.notes import PRINTS
from grader.student.time_limit import TimeLimit
from grader.submissions import File, Submission
from grader.submissions.percent import percent_cells
from grader.verdicts import Verdict
from tests.sandbox.conftest import H1, RIGHT, plain, verdict
from tests.waiting import PATIENCE

SAME = {
    "right": H1 + RIGHT,
    "wrong": H1 + "    return i1 * w2 + i2 * w1\n",
    "pass": H1 + "    '''Doc.'''\n    pass\n",
    "ellipsis": H1 + "    ...\n",
    "stub under except": "try:\n    from nowhere import forward_h1\nexcept ImportError:\n    "
    + H1.replace("\n", "\n    ")
    + "    pass\n",
    "stub": H1 + "    raise NotImplementedError('later')\n",
    "not written to the end": H1 + "    h = i1 * w1\n    raise NotImplementedError\n",
    "stub below": H1 + RIGHT + H1 + "    raise NotImplementedError\n",
    "stub below another": H1 + "    '''Doc.'''\n    pass\n" + H1 + "    raise NotImplementedError\n",
    "written below a stub": H1 + "    raise NotImplementedError\n" + H1 + RIGHT,
    "helper not written": "def helper():\n    raise NotImplementedError\n" + H1 + "    return helper()\n",
    "helper not written, called at its top": "def helper():\n    raise NotImplementedError\nhelper()\n" + H1 + RIGHT,
    "none": H1 + "    i1 * w1 + i2 * w2\n",
    "text": H1 + "    return '1'\n",
    "complex": H1 + "    return 1j\n",
    "nan": H1 + "    return float('nan')\n",
    "generator": H1 + "    return (x for x in [1])\n",
    "function": H1 + "    return forward_h1\n",
    "raises": H1 + "    h = 1\n    return i1 / 0\n",
    "raises what is explained": H1 + "    return (i1 * w1)^2\n",
    "raises at its top what is explained": "x = 2(3)\n" + H1 + RIGHT,
    "raises an own exception": "class Own(Exception): pass\n" + H1 + "    raise Own('so it is')\n",
    "raises with objects": H1 + "    raise ValueError(object(), forward_h1)\n",
    "raises at its top with objects": "raise ValueError(object(), len)\n" + H1 + RIGHT,
    "raises in a helper": "def helper(x):\n    return x.y\n" + H1 + "    return helper(i1)\n",
    "evaluates what is no Python": H1 + "    return eval('i1 *')\n",
    "exit": H1 + "    import sys\n    sys.exit(0)\n",
    "input": H1 + "    return float(input('?'))\n",
    "loop": H1 + "    while True:\n        pass\n",
    "loop of some lines": "def half(x):\n    for _ in range(9):\n        x = x + 1\n    return x\n"
    + H1
    + "    x = 0\n    while True:\n        x = half(x)\n        x = half(x)\n",
    "missing": "def forward_h2(i1, i2, w1, w2, w3, w4):\n    return 1\n",
    "renamed": "def forward_1h(i1, i2, w1, w2, w3, w4):\n    return 1\ndef forward_h2():\n    return 1\n",
    "another file": "x = 1\n",
    "inside a class": "class Network:\n    " + H1.replace("(", "(self, ") + "    " + RIGHT,
    "inside two classes of two cells": "class One:\n    def forward_h1(self): pass\n# %%\n"
    "class Two:\n    def forward_h1(self): pass\n",
    "inside a function, beside another": "def forward_h2(i1, i2, w1, w2, w3, w4):\n    return 1\n"
    "def main():\n    " + H1 + "    " + RIGHT,
    "no function": "forward_h1 = 3\n",
    "too few parameters": "def forward_h1(i1, i2):\n    return 1.0\n",
    "too few optional parameters": "x = 1\ndef forward_h1(i1=2, i2=3):\n    return 1.0\n",
    "lambda of too few": "x = 1\nforward_h1 = lambda i1, i2: 1.0\n",
    "lambda": "forward_h1 = lambda i1, i2, w1, w2, w3, w4: i1 * w1 + i2 * w2\n",
    "no Python": H1 + "    return i1 *\n",
    "raises at its top": "import math\nx = math.sqrt(-1)\n" + H1 + RIGHT,
    "name unknown at its top": "x = y\n" + H1 + RIGHT,
    "decimal comma": H1 + "    delta = -0,786\n    return i1 * delta\n",
    "names glued together": H1 + "    return i1w1i2\n",
    "no-break space": H1 + "    return i1\u00a0* w1\n",
    "name misspelt": H1 + "    product = i1 * w1\n    return prodct + i2 * w2\n",
    "import of what is not there": "import nothing_of_the_kind\n" + H1 + RIGHT,
    "imports what a package lacks": H1 + "    from json import nothing\n",
    "imports what a faulty file lacks": "from ex2_error import broken\n" + H1 + RIGHT,
    "recursion": H1 + "    return forward_h1(i1, i2, w1, w2, w3, w4)\n",
    "changes with each call": "seen = []\n" + H1 + "    seen.append(1)\n    return i1 * w1 + i2 * w2 + len(seen)\n",
}


@pytest.mark.parametrize("name", SAME)
def test_says_what_pytest_says(box: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Protects students from two truths: what pytest says of a file at home, `grader grade` says of it, too."""
    monkeypatch.chdir(tmp_path)  # where a file's path is its name, as in a submission
    here = File("ex1_forward_pass.py", percent_cells(SAME[name]))
    other = plain("def broken(:\n" if "imports" in name else "", "ex2_error.py")
    for file in (here, other):
        (tmp_path / file.name).write_text("".join(cell.source for cell in file.cells))
    step = course.step("forward_h1")
    limit = 0.5 if "loop" in name else PATIENCE
    expected = Folder(tmp_path, course, Settings(77, TimeLimit(limit))).verdict(step)
    found = verdict(box, here, other)
    assert (found.outcome, found.mistake) == (expected.outcome, expected.mistake)
    assert found.line is None or found.line == expected.line
    assert "__init__" not in found.feedback + expected.feedback
    if name not in ("imports what a faulty file lacks", "wrong", "changes with each call", "recursion"):
        assert first_sentence(found) == first_sentence(expected)


def test_notes_are_the_same(box: Sandbox) -> None:
    """Protects the sentences that come of a look at the file: the child tells of it all that they need."""
    texts = {
        "ex1_forward_pass.py": H1 + "    return print(i1)\n",
        "ex3_gradients.py": "def gradient_w6(i1, i2, h1, h2, w5, w6, delta):\n    return h2 * error(h1, i1)\n",
    }
    files = tuple(plain(text, name) for name, text in texts.items())
    report = grade(Grading(course, 77), Submission("alice", files, digest=""), box)
    headlines = {verdict.step: verdict.headline for verdict in report.steps}
    assert headlines["forward_h1"] == PRINTS
    assert headlines["gradient_w6"] == "error is a function of ex2_error.py, and a file knows only its own names."


def first_sentence(found: Verdict) -> str:
    """What is said first, the call itself left out: the pytest door may show more of them."""
    return next((line for line in found.feedback.splitlines() if not line.startswith("forward_h1(")), "")
