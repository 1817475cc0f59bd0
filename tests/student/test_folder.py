"""One student's folder: each verdict found once, steps that lean on each other, and the kit's own faults."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course import Course
from grader.steps import Step
from grader.student import folder as folders
from grader.student.folder import Folder, Settings
from grader.student.time_limit import TimeLimit
from tests.student import toy
from tests.waiting import PATIENCE

RIGHT = "def f(x, y):\n    return 2.0 * x + y * 4.0 / 3.0\n"
RIGHT_G = "def g(x, y):\n    return x - y * 0.5\n"


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    """A toy course of two steps in one exercise, f and g."""
    toy.write(tmp_path / "site", suite=toy.SUITE + toy.SECOND)
    with toy.loaded(tmp_path / "site") as course:
        yield course


def handed_in(
    tmp_path: Path, course: Course, text: str, seed: int | None = None, limit: float = PATIENCE, **files: str
) -> Folder:
    """A folder with this text as its exercise, and further files."""
    for name, content in {"ex1_toy": text, **files}.items():
        (tmp_path / f"{name}.py").write_text(content)
    return Folder(tmp_path, course, Settings(seed, TimeLimit(limit)))


def test_verdict_is_found_once(tmp_path: Path, course: Course) -> None:
    """The file runs once, and a step that others ask for is not called again."""
    count = "import pathlib\n\ndef note(what):\n    with open(pathlib.Path(__file__).with_name('log'), 'a') as f:\n"
    text = f"{count}        f.write(what)\n\nnote('file ')\n\ndef f(x, y):\n    note('f ')\n    return 0.0\n"
    student = handed_in(tmp_path, course, f"{text}\ndef g(x, y):\n    return f(x, y)\n")
    first = student.verdict(course.step("f"))
    log = (tmp_path / "log").read_text()
    assert log.startswith("file f ")
    student.verdict(course.step("g"))
    assert student.verdict(course.step("f")) is first
    assert (tmp_path / "log").read_text().count("file") == 1


def test_a_step_that_calls_a_wrong_one_names_it(tmp_path: Path, course: Course) -> None:
    """Both are wrong; the one to mend first is said, in whichever order they are asked for."""
    for order in ("fg", "gf"):
        student = handed_in(tmp_path, course, "def f(x, y):\n    return x + y\n\ndef g(x, y):\n    return f(x, y)\n")
        verdicts = {name: student.verdict(course.step(name)) for name in order}
        assert {name: verdict.outcome for name, verdict in verdicts.items()} == {"f": "wrong", "g": "wrong"}
        assert verdicts["g"].feedback.startswith("Your function calls f, which is not right yet: mend f first.\n")
        assert verdicts["f"].mistake == "sum"
        assert "mend" not in verdicts["f"].feedback


def test_steps_that_call_each_other_end(tmp_path: Path, course: Course) -> None:
    """Mutual recursion ends in two verdicts, not in ours."""
    text = "def f(x, y):\n    return g(x, y)\n\ndef g(x, y):\n    return f(x, y)\n"
    student = handed_in(tmp_path, course, text)
    verdicts = [student.verdict(step) for step in course.steps]
    assert [verdict.outcome for verdict in verdicts] == ["raised", "raised"]
    assert all("RecursionError" in verdict.feedback for verdict in verdicts)
    assert not any("The kit itself" in verdict.feedback for verdict in verdicts)


def test_the_kits_own_fault_is_no_zero(tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kit fails, the student loses no points and is told that it was not he."""

    def fails(*_: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(folders, "check", fails)
    verdict = handed_in(tmp_path, course, RIGHT).verdict(course.step("f"))
    assert (verdict.outcome, verdict.points, verdict.max_points, verdict.mistake) == ("error", None, 1.0, None)
    assert verdict.feedback == "The kit itself failed, not you: ZeroDivisionError: of ours"
    assert not verdict.passed


def test_a_reference_that_fails_is_the_kits_fault(tmp_path: Path) -> None:
    """A broken suite is an error of ours, never a wrong answer of the student's."""
    toy.write(tmp_path / "site", suite=toy.SUITE.replace("return 2.0", "return 1 / 0"))
    with toy.loaded(tmp_path / "site") as course:
        verdict = handed_in(tmp_path, course, RIGHT).verdict(course.step("f"))
    assert (verdict.outcome, verdict.points) == ("error", None)


def test_seed_is_the_courses_unless_one_is_given(tmp_path: Path, course: Course) -> None:
    """A run can be had again with its seed."""
    assert handed_in(tmp_path, course, RIGHT).seed == course.seed
    assert handed_in(tmp_path, course, RIGHT, seed=7).seed == 7
    wrong = "def f(x, y):\n    return 1.5 * x\n"
    assert "(seed 7)" in handed_in(tmp_path, course, wrong, seed=7).verdict(course.step("f")).feedback


def outcomes(student: Folder, course: Course) -> list[str]:
    return [student.verdict(step).outcome for step in course.steps]


@pytest.mark.parametrize("importer", ["from helper import value", "import helper"])
def test_a_helper_that_fails_fails_every_time(tmp_path: Path, course: Course, importer: str) -> None:
    """A file that cannot be run is not half there for the next one that imports it."""
    text = f"{RIGHT}\ndef g(x, y):\n    {importer}\n    return x - y * 0.5\n"
    student = handed_in(tmp_path, course, text, helper="value = 1\n1 / 0\n")
    assert outcomes(student, course) == ["passed", "raised"]


def test_a_broken_exercise_is_broken_for_those_that_import_it(tmp_path: Path, course: Course) -> None:
    """Whether a step passes does not depend on which file was asked for first."""
    student = handed_in(tmp_path, course, f"{RIGHT}\n{RIGHT_G}\n1 / 0\n", helper="from ex1_toy import f\n")
    assert outcomes(student, course) == ["broken", "broken"]
    with student.student(course.exercises[0].name).running(), pytest.raises(ZeroDivisionError):
        __import__("helper")


def test_two_folders_do_not_share_modules(tmp_path: Path, course: Course) -> None:
    """One student's helper is never another's."""
    text = f"import helper\n\n{RIGHT.replace('2.0', 'helper.two')}\n{RIGHT_G}"
    found = {}
    for name, two in (("one", "2.0"), ("other", "3.0"), ("third", "2.0")):
        (tmp_path / name).mkdir()
        found[name] = outcomes(handed_in(tmp_path / name, course, text, helper=f"two = {two}\n"), course)
    assert found == {"one": ["passed"] * 2, "other": ["wrong", "passed"], "third": ["passed"] * 2}
    assert "helper" not in sys.modules
    assert "ex1_toy" not in sys.modules


OUTCOMES = {
    "passed": RIGHT,
    "wrong": "def f(x, y):\n    return x + y\n",
    "not_written": "def f(x, y):\n    ...\n",
    "missing": "def ff(x, y):\n    return x\n\ndef g(x, y): ...\n",
    "broken": "def f(:\n",
    "raised": "def f(x, y):\n    return x / 0\n",
    "timed_out": "def f(x, y):\n    while True: pass\n",
    "refused": "def f(x, y):\n    return 'text'\n",
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_has_its_points_and_line(tmp_path: Path, course: Course, outcome: str) -> None:
    """The outcomes stay apart; only a right step earns its points, and the way to the student's line is there."""
    step: Step = course.step("f")
    limit = 1.0 if outcome == "timed_out" else PATIENCE
    verdict = handed_in(tmp_path, course, OUTCOMES[outcome], limit=limit).verdict(step)
    assert verdict.outcome == outcome
    assert verdict.points == (1.0 if outcome == "passed" else 0.0)
    assert bool(verdict.feedback) is (outcome != "passed")
    assert "4.0 / 3.0" not in verdict.feedback
    assert str(tmp_path) not in verdict.feedback
    if outcome not in ("passed", "missing"):
        assert verdict.line in (1, 2)
