"""What the student's file tells of a fault, beside the fault's own words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.outcomes import Outcome
from grader.student.folder import Folder, Settings
from grader.student.notes import PRINTS, first_to_mend
from grader.student.time_limit import TimeLimit
from grader.verdicts import Verdict
from tests.waiting import PATIENCE

DELTA = "def delta(prediction, actual):\n    return prediction - actual\n"
ERROR = "def error(prediction, actual):\n    {}\n"
GRADIENT = "def gradient_w6(i1, i2, h1, h2, w5, w6, d):\n    return h2 * delta(h1, 1.0)\n"
IMPORT = "from ex2_error import delta\n"


def told(folder: Path, step: str, **files: str) -> Verdict:
    """The verdict on a step of a folder with these files."""
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    return Folder(folder, course, Settings(None, TimeLimit(PATIENCE))).verdict(course.step(step))


@pytest.mark.parametrize("other", [DELTA, DELTA.replace("-", "+")])
def test_a_step_of_another_file_is_not_known_here(tmp_path: Path, other: str) -> None:
    """Protects who calls an earlier step, right or wrong: to mend it, or a parameter of that name, is no help here."""
    found = told(tmp_path, "gradient_w6", ex2_error=other, ex3_gradients=GRADIENT)
    assert found.headline == "delta is a function of ex2_error.py, and a file knows only its own names."
    assert found.feedback.splitlines()[1:] == [
        "NameError in line 2.",
        "name 'delta' is not defined",
        found.headline,
        "Compute the value in your function, or write `from ex2_error import delta` at the top of the file.",
    ]


def test_the_import_that_is_named_works(tmp_path: Path) -> None:
    """Protects who does what the sentence says: then the step that is called is the one to mend, or nothing is."""
    wrong = DELTA.replace("-", "+")
    found = told(tmp_path, "gradient_w6", ex2_error=wrong, ex3_gradients=IMPORT + GRADIENT)
    assert found.headline == "Your function calls delta, which is not right yet: mend delta first."
    found = told(tmp_path, "gradient_w6", ex2_error=DELTA, ex3_gradients=IMPORT + GRADIENT)
    assert found.outcome == "wrong" and found.headline.startswith("The answer")


def test_a_step_of_the_same_file_that_is_gone_is_mended_first(tmp_path: Path) -> None:
    """Protects who has renamed a step that a later one calls."""
    text = ERROR.format("return delta(prediction, actual) ** 2 / 2")
    found = told(tmp_path, "error", ex2_error=text)
    assert found.headline == "Your function calls delta, which is not right yet: mend delta first."


@pytest.mark.parametrize("body", ["return print((prediction - actual) ** 2 / 2)", "print(prediction)"])
def test_print_hands_nothing_back(tmp_path: Path, body: str) -> None:
    """Protects who has a `return` from being asked whether one is missing: print is what gives nothing."""
    found = told(tmp_path, "error", ex2_error=ERROR.format(body))
    assert (found.outcome, found.headline, found.feedback.splitlines()[1:]) == ("refused", PRINTS, [PRINTS])


def test_nothing_without_a_print_is_as_ever(tmp_path: Path) -> None:
    """Protects who has no print from advice about one."""
    found = told(tmp_path, "error", ex2_error=ERROR.format("prediction - actual"))
    assert found.headline == "Nothing came back (None): is a `return` missing?"


@pytest.mark.parametrize(
    ("outcomes", "named"),
    [([], None), (["passed", "passed"], None), (["passed", "wrong"], "delta"), (["not_written", "wrong"], "error")],
)
def test_the_first_step_to_mend_is_named(outcomes: Sequence[Outcome], named: str | None) -> None:
    """One step at a time, the earliest first; nothing where all called ones are right."""
    steps = [course.step(name) for name in ("error", "delta")][: len(outcomes)]
    verdicts = [Verdict("ex2_error", s.name, o, 0.0, 1.0) for s, o in zip(steps, outcomes, strict=True)]
    said = first_to_mend(verdicts, stub="")
    assert said == (f"Your function calls {named}, which is not right yet: mend {named} first." if named else "")


def test_what_the_verdict_says_itself_is_not_said_twice() -> None:
    """A call that came to a stub says so; another step that is not right is named all the same."""
    unwritten = [Verdict("ex2_error", "error", "not_written", 0.0, 1.0)]
    assert first_to_mend(unwritten, stub="error") == ""
    assert first_to_mend(unwritten, stub="delta")
