"""`nbgrader export --exporter=grader.nbgrading.export.StepExport`: a row for each student and step."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sql

from grader.nbgrading.gradebook import tables
from grader.nbgrading.stock import ExportPlugin
from grader.notebooks.cells import TEST
from grader.reports.grades import harmless
from grader.reports.report import NOT_GRADED

COLUMNS = (
    "assignment",
    "student_id",
    "notebook",
    "cell",
    "step",
    "score",
    "max_score",
    "submitted",
    "needs_manual_grade",
)
GRADE = ("auto_score", "manual_score", "extra_credit", "needs_manual_grade")


class StepExport(ExportPlugin):  # type: ignore[misc]
    """Writes a CSV file (`--to`, steps.csv if not given) with a row for each student and graded cell.

    `score` is what counts in the gradebook, manual points and extra credit included, and NOT_GRADED where there is
    none: nobody has graded the cell, or nothing was handed in. `step` is empty in an instructor's own cells. Late
    penalties belong to whole notebooks and are not in it.
    """

    def export(self, gradebook: Any) -> None:
        """Write the file; `--assignment` and `--student` leave out what is not named."""
        with open(self.to or "steps.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            for row in self._rows(gradebook):
                writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])

    def _rows(self, gradebook: Any) -> Iterator[list[object]]:
        for row in gradebook.db.execute(self._query()).mappings():
            is_step = row["type"] == "GradeCell" and row["cell"].startswith(TEST)
            points = _points(row)
            yield [
                *(row[name] for name in ("assignment", "student_id", "notebook", "cell")),
                row["cell"].removeprefix(TEST) if is_step else "",
                NOT_GRADED if points is None else f"{points:g}",
                f"{row['max_score']:g}",
                "yes" if row["submission"] else "no",
                "yes" if row["needs_manual_grade"] else "no",
            ]

    def _query(self) -> sql.Select[Any]:
        """Every student with every graded cell, and the grade if there is one."""
        table = tables()
        assignment, student, notebook = table["assignment"], table["student"], table["notebook"]
        cell, grades, tasks = table["base_cell"], table["grade_cells"], table["task_cells"]
        submission, handed_in, grade = table["submitted_assignment"], table["submitted_notebook"], table["grade"]
        most = sql.func.coalesce(grades.c.max_score, tasks.c.max_score).label("max_score")
        his = sql.and_(submission.c.assignment_id == assignment.c.id, submission.c.student_id == student.c.id)
        there = sql.and_(handed_in.c.assignment_id == submission.c.id, handed_in.c.notebook_id == notebook.c.id)
        columns: list[sql.ColumnElement[Any]] = [
            assignment.c.name.label("assignment"),
            student.c.id.label("student_id"),
        ]
        columns += [notebook.c.name.label("notebook"), cell.c.name.label("cell"), cell.c.type, most]
        columns += [submission.c.id.label("submission"), *(grade.c[name] for name in GRADE)]
        query = (
            sql.select(*columns)
            .select_from(assignment)
            .join(student, sql.true())
            .join(notebook, notebook.c.assignment_id == assignment.c.id)
            .join(cell, cell.c.notebook_id == notebook.c.id)
            .outerjoin(grades, grades.c.id == cell.c.id)
            .outerjoin(tasks, tasks.c.id == cell.c.id)
            .outerjoin(submission, his)
            .outerjoin(handed_in, there)
            .outerjoin(grade, sql.and_(grade.c.notebook_id == handed_in.c.id, grade.c.cell_id == cell.c.id))
            .where(most.is_not(None))
            .order_by(assignment.c.name, student.c.id, notebook.c.name, cell.c.name)
        )
        for column, wanted in ((assignment.c.name, self.assignment), (student.c.id, self.student)):
            query = query.where(column.in_([str(name) for name in wanted])) if wanted else query
        return query


def _points(row: Mapping[Any, Any]) -> float | None:
    """The points that count; None if there are none."""
    points = row["manual_score"] if row["manual_score"] is not None else row["auto_score"]
    return None if points is None else float(points + (row["extra_credit"] or 0.0))
