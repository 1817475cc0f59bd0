"""`nbgrader export --exporter=grader.nbgrading.export.StepExport`: a row for each student and step."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sql

from grader.nbgrading.database import tables
from grader.nbgrading.nbgrader_parts import ExportPlugin
from grader.nbgrading.scores import points_of
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

    `score` is what counts in the gradebook, with manual points and extra credit. It is NOT_GRADED if nobody has
    graded the cell, or nothing was handed in. `step` is empty in an instructor's own cells. Late
    penalties belong to whole notebooks and are not in it.
    """

    def export(self, gradebook: Any) -> None:
        """Write the file; with `--assignment` or `--student`, only what they name."""
        with open(self.to or "steps.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            for row in self._rows(gradebook):
                writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])

    def _rows(self, gradebook: Any) -> Iterator[list[object]]:
        for row in gradebook.db.execute(self._query()).mappings():
            is_step = row["type"] == "GradeCell" and row["cell"].startswith(TEST)
            points = points_of(row)
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
        assignment, student = table["assignment"].c.name, table["student"].c.id
        most = sql.func.coalesce(table["grade_cells"].c.max_score, table["task_cells"].c.max_score)
        query = (
            sql.select(*_columns(table), most.label("max_score"))
            .select_from(_joined(table))
            .where(most.is_not(None))
            .order_by(assignment, student, table["notebook"].c.name, table["base_cell"].c.name)
        )
        for column, wanted in ((assignment, self.assignment), (student, self.student)):
            query = query.where(column.in_([str(name) for name in wanted])) if wanted else query
        return query


def _columns(table: Mapping[str, sql.Table]) -> list[sql.ColumnElement[Any]]:
    return [
        table["assignment"].c.name.label("assignment"),
        table["student"].c.id.label("student_id"),
        table["notebook"].c.name.label("notebook"),
        table["base_cell"].c.name.label("cell"),
        table["base_cell"].c.type,
        table["submitted_assignment"].c.id.label("submission"),
        *(table["grade"].c[name] for name in GRADE),
    ]


def _joined(table: Mapping[str, sql.Table]) -> sql.FromClause:
    """Students with cells, whether anything was handed in or not; a cell's points are in one of two tables."""
    assignment, student, notebook, cell = (table[n] for n in ("assignment", "student", "notebook", "base_cell"))
    submission, handed_in, grade = (table[n] for n in ("submitted_assignment", "submitted_notebook", "grade"))
    his = sql.and_(submission.c.assignment_id == assignment.c.id, submission.c.student_id == student.c.id)
    there = sql.and_(handed_in.c.assignment_id == submission.c.id, handed_in.c.notebook_id == notebook.c.id)
    return (
        assignment.join(student, sql.true())
        .join(notebook, notebook.c.assignment_id == assignment.c.id)
        .join(cell, cell.c.notebook_id == notebook.c.id)
        .outerjoin(table["grade_cells"], table["grade_cells"].c.id == cell.c.id)
        .outerjoin(table["task_cells"], table["task_cells"].c.id == cell.c.id)
        .outerjoin(submission, his)
        .outerjoin(handed_in, there)
        .outerjoin(grade, sql.and_(grade.c.notebook_id == handed_in.c.id, grade.c.cell_id == cell.c.id))
    )
