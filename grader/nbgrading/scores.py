"""Scores into the gradebook, many submissions in one transaction, by nbgrader's own rules.

nbgrader runs about a hundred queries for each submission (SaveAutoGrades, AssignLatePenalties); here a whole batch
takes a dozen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy.engine import Connection

from grader.nbgrading.assignment import Assignment
from grader.nbgrading.database import tables
from grader.nbgrading.rows import Row, Rows
from grader.text import describe

Penalty: TypeAlias = Callable[[str, float, float], "float | None"]
"""The points that a student loses, from the student, their points in a notebook, and the seconds they are late."""


@dataclass(frozen=True)
class Graded:
    """The result of grading a submission.

    timestamp: when it was handed in (UTC); None leaves what the gradebook has. scores: by graded_id, None for what a
    human has to grade; a cell that is not in it stays as it is. absent: the graded_ids of notebooks that were not
    handed in. comments: by comment_id. review: a human has to look at all of it.
    """

    student: str
    timestamp: datetime | None
    scores: Mapping[str, float | None]
    comments: Mapping[str, str | None]
    absent: frozenset[str] = frozenset()
    review: bool = False


class Batch:
    """The gradebook's rows about some submissions of an assignment."""

    def __init__(self, connection: Connection, found: Assignment, students: Sequence[str]) -> None:
        self._connection, self._found = connection, found
        self._students = Rows("student", ("id",))
        self._submissions = Rows("submitted_assignment", ("student_id",), ("timestamp",))
        self._notebooks = Rows("submitted_notebook", ("assignment_id", "notebook_id"), ("late_submission_penalty",))
        self._grades = Rows("grade", ("notebook_id", "cell_id"), ("auto_score", "needs_manual_grade"))
        self._comments = Rows("comment", ("notebook_id", "cell_id"), ("auto_comment",))
        self._students.load(connection, students)
        assignment = tables()["submitted_assignment"].c.assignment_id
        self._submissions.load(connection, students, assignment == found.id)
        self._notebooks.load(connection, self._submissions.ids())
        for rows in (self._grades, self._comments):
            rows.load(connection, self._notebooks.ids())

    def take(self, graded: Graded, penalty: Penalty) -> str | None:
        """Add a submission's scores; returns why its late penalty could not be computed, or None."""
        submission = self._submission(graded)
        late = _seconds_late(self._found.duedate, submission)
        fault = None
        for notebook in self._found.notebooks:
            row = self._notebooks.need(submission["id"], notebook.id, flagged=False)
            cells = [cell for cell in notebook.cells if cell.graded_id is not None]
            grades = [self._grade(row, str(cell.graded_id), graded) for cell in cells]
            try:
                row["late_submission_penalty"] = _penalty(graded.student, grades, late, penalty)
            except Exception as raised:  # the instructor's own plugin may raise anything
                fault = f"The late penalty could not be worked out ({describe(raised)})"
                _review(grades)
            for cell in notebook.cells:
                if cell.comment_id is not None:
                    comment = self._comments.need(row["id"], cell.comment_id)
                    comment["auto_comment"] = graded.comments.get(cell.comment_id, comment["auto_comment"])
        return fault

    def save(self) -> None:
        """Write all of it; the caller commits."""
        for rows in (self._students, self._submissions, self._notebooks, self._grades, self._comments):
            rows.save(self._connection)

    def _submission(self, graded: Graded) -> Row:
        self._students.need(graded.student)
        row = self._submissions.need(graded.student, assignment_id=self._found.id, extension=None)
        if graded.timestamp is not None:
            row["timestamp"] = graded.timestamp
        return row

    def _grade(self, notebook: Row, cell: str, graded: Graded) -> Row:
        """Set a cell's score as SaveAutoGrades does: a manual score stays, and is marked for another look."""
        new = {"manual_score": None, "extra_credit": None, "needs_manual_grade": True}
        row = self._grades.need(notebook["id"], cell, **new)
        if cell in graded.scores:
            row["auto_score"] = graded.scores[cell]
            unsure = graded.review or row["auto_score"] is None or row["manual_score"] is not None
            row["needs_manual_grade"] = unsure and cell not in graded.absent
        return row


def _review(grades: Sequence[Row]) -> None:
    for row in grades:
        row["needs_manual_grade"] = True


def _seconds_late(duedate: datetime | None, submission: Row) -> float:
    if duedate is None or submission["timestamp"] is None:
        return 0.0
    due = duedate + (submission["extension"] or timedelta())
    return float(max(0.0, (submission["timestamp"] - due).total_seconds()))


def _penalty(student: str, grades: Sequence[Row], late: float, penalty: Penalty) -> float | None:
    """The late penalty of a notebook, limited as by AssignLatePenalties: from 0 to the notebook's score."""
    if late <= 0:
        return None
    score = sum(points_of(grade) or 0.0 for grade in grades)
    asked = penalty(student, score, late)
    return None if asked is None else min(max(0.0, asked), score)


def points_of(grade: Mapping[Any, Any]) -> float | None:
    """The points that count: manual ones if there are any, else automatic ones, plus extra credit; None if neither."""
    points = grade["manual_score"] if grade["manual_score"] is not None else grade["auto_score"]
    return None if points is None else float(points + (grade["extra_credit"] or 0.0))
