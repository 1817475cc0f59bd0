"""An honest class, graded by stock nbgrader and by `grader autograde`: not one cell of the two gradebooks differs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.nbgrading.lesson import ESSAY, STEPS, Lesson, cell

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.filterwarnings("ignore:Object of type .* not in session"),  # nbgrader's add_submission
]

EX1, EX2 = "ex1_forward_pass", "ex2_error"

BODIES = {
    "right": {"forward_out": "first = h1 * w5\nreturn first + h2 * w6"},
    "wrong": {
        "forward_h1": "return i1 * w2 + i2 * w1",
        "forward_h2": "return i1 * w3 - i2 * w4",
        "forward_out": "return 0.191",
        "error": "return (prediction - actual) ** 2",
        "delta": "return actual - prediction",
    },
    "unfinished": {"forward_h2": "print(i1)\nreturn forward_h1(i1, i2, w3, 0, w4, 0)"},
    "mixed": {"forward_h2": "return unknown", "forward_out": "return 'much'", "error": "import math\nmath.sqrt(-1)"},
}
SOLVED = {
    "right": ("forward_h1", "forward_h2", "error", "delta"),
    "unfinished": ("forward_h1",),
    "mixed": ("forward_h1", "delta"),
}
POINTS = {"right": 5.0, "wrong": 0.0, "unfinished": 1.0, "mixed": 2.0}

SHOWN = re.compile(r"\(Score: [\d.]+ / [\d.]+\)")

Pair: TypeAlias = tuple[Lesson, Lesson]
"""The same class twice: graded by stock nbgrader, and by `grader autograde`."""


@pytest.fixture(scope="session")
def pair(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    place = tmp_path_factory.mktemp("parity")
    shutil.copytree(released, place / "stock")
    stock, ours = Lesson(place / "stock"), Lesson(place / "ours")
    _hand_in(stock)
    shutil.copytree(stock.path, ours.path)
    return _graded_by_stock(stock), _graded_by_ours(ours)


def _hand_in(lesson: Lesson) -> None:
    """Four students; one answers the essay, two leave a notebook out, one has been graded by a human before."""
    for student, bodies in BODIES.items():
        lesson.submit(student, bodies, SOLVED.get(student, ()))
        (lesson.folder(student) / "timestamp.txt").write_text("2026-01-02 03:04:05 UTC", encoding="utf-8")
    lesson.change("right", ESSAY, lambda nb: cell(nb, "why").update(source="Because errors travel back."))
    (lesson.folder("unfinished") / f"{EX2}.ipynb").unlink()
    (lesson.folder("wrong") / f"{ESSAY}.ipynb").unlink()
    with lesson.gradebook() as found:
        found.add_student("mixed")
        found.add_submission("backprop", "mixed")
        found.find_grade("why", ESSAY, "backprop", "mixed").manual_score = 1.5
        grade = found.find_grade("test_error", EX2, "backprop", "mixed")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 0.5, 0.25, False
        found.find_comment("error", EX2, "backprop", "mixed").manual_comment = "Nearly."
        found.db.commit()


def _graded_by_stock(lesson: Lesson) -> Lesson:
    _succeeded(lesson.loaded_nbgrader("autograde", "backprop"))
    _succeeded(lesson.loaded_nbgrader("generate_feedback", "backprop"))
    return lesson


def _graded_by_ours(lesson: Lesson) -> Lesson:
    done = lesson.autograde()
    assert done.returncode == 0, done.stderr
    _succeeded(lesson.loaded_nbgrader("generate_feedback", "backprop"))
    return lesson


def _succeeded(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stdout


def _grades(lesson: Lesson) -> dict[tuple[str, ...], dict[str, Any]]:
    """All that the gradebook says of each student, notebook and cell."""
    with lesson.gradebook() as found:
        return {key: _said(row) for key, row in _rows(found)}


def _rows(gradebook: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    for submission in gradebook.assignment_submissions("backprop"):
        student = submission.student.id
        yield (student,), submission
        for notebook in submission.notebooks:
            yield (student, notebook.name), notebook
            yield from ((("grade", student, notebook.name, grade.name), grade) for grade in notebook.grades)
            yield from ((("comment", student, notebook.name, found.name), found) for found in notebook.comments)


COMPARED = (
    *("auto_score", "manual_score", "extra_credit", "score", "max_score", "needs_manual_grade", "failed_tests"),
    *("auto_comment", "manual_comment", "comment"),
    *("timestamp", "extension", "duedate", "total_seconds_late", "late_submission_penalty"),
    *("code_score", "max_code_score", "written_score", "max_written_score", "task_score", "max_task_score"),
)


def _said(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in COMPARED if hasattr(row, name)}


def test_every_cell_of_both_gradebooks_is_the_same(pair: Pair) -> None:
    """Protects the grades of whoever changes from one to the other: scores, manual ones, comments, what waits."""
    stock, ours = map(_grades, pair)
    assert stock == ours
    assert sum(key[0] == "grade" for key in stock) == len(BODIES) * (len(STEPS) + 2)
    assert sum(key[0] == "comment" for key in stock) == len(BODIES) * (len(STEPS) + 2)


def test_what_is_the_same_is_right(pair: Pair) -> None:
    """Protects the comparison: two gradebooks in which nothing stands would be the same, too."""
    found = _grades(pair[1])
    scores = {
        student: sum(found["grade", student, *_place(step)]["auto_score"] for step in STEPS) for student in BODIES
    }
    assert scores == POINTS
    human = found["grade", "mixed", EX2, "test_error"]
    assert (human["auto_score"], human["score"], human["needs_manual_grade"]) == (0.0, 0.75, True)
    assert found["comment", "mixed", EX2, "error"]["comment"] == "Nearly."
    assert found["grade", "right", ESSAY, "why"]["needs_manual_grade"] is True
    assert found["comment", "unfinished", ESSAY, "why"]["comment"] == "No response."
    assert found["grade", "unfinished", EX2, "test_error"]["needs_manual_grade"] is False
    assert found["wrong", EX1]["failed_tests"] is True and found["right", EX1]["failed_tests"] is False


def _place(step: str) -> tuple[str, str]:
    return EX1 if step.startswith("forward") else EX2, f"test_{step}"


def test_the_feedback_shows_the_same_scores(pair: Pair) -> None:
    """Protects the students' pages: `nbgrader generate_feedback` makes them after either, with the same scores."""
    stock, ours = map(_pages, pair)
    assert stock == ours
    assert len(ours) == 3 * len(BODIES) - 2
    assert "(Score: 3.0 / 3.0)" in ours["right", EX1]


def _pages(lesson: Lesson) -> dict[tuple[str, str], list[str]]:
    """The scores on the pages of feedback, by student and notebook."""
    found = sorted((lesson.path / "feedback").glob("*/backprop/*.html"))
    return {(path.parts[-3], path.stem): SHOWN.findall(path.read_text(encoding="utf-8")) for path in found}
