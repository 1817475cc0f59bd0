"""Queries of nbgrader's gradebook: an assignment, the students, and who has a submission in it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from grader.nbgrading.assignment import Assignment, KnownCell, Notebook
from grader.nbgrading.database import NoGradebook, tables
from grader.nbgrading.folder import CourseFolder


def assignment(connection: Connection, name: str, folder: CourseFolder) -> Assignment:
    """The assignment of that name (NoGradebook if there is none, or the tables are those of an old nbgrader)."""
    try:
        return _assignment(connection, name, folder)
    except DatabaseError as fault:
        raise NoGradebook(
            "The gradebook's tables are not those of the installed nbgrader: back it up, and run `nbgrader db upgrade`"
            f" ({fault.orig})."
        ) from None


def submitted(connection: Connection, found: Assignment) -> set[str]:
    """The students who have a submission of the assignment in the gradebook."""
    rows = tables()["submitted_assignment"]
    return set(connection.scalars(sql.select(rows.c.student_id).where(rows.c.assignment_id == found.id)))


def waiting(connection: Connection, found: Assignment) -> set[str]:
    """The students with a submission in which a human still has to grade something."""
    rows, notebooks, grades = tables()["submitted_assignment"], tables()["submitted_notebook"], tables()["grade"]
    query = (
        sql.select(rows.c.student_id)
        .join(notebooks, notebooks.c.assignment_id == rows.c.id)
        .join(grades, grades.c.notebook_id == notebooks.c.id)
        .where(rows.c.assignment_id == found.id, grades.c.needs_manual_grade)
    )
    return set(connection.scalars(query.distinct()))


def students(connection: Connection) -> set[str]:
    """All students in the gradebook."""
    return set(connection.scalars(sql.select(tables()["student"].c.id)))


def _assignment(connection: Connection, name: str, folder: CourseFolder) -> Assignment:
    rows, notebooks = tables()["assignment"], tables()["notebook"]
    row = connection.execute(sql.select(rows).where(rows.c.name == name)).mappings().one_or_none()
    if row is None:
        known = ", ".join(connection.scalars(sql.select(rows.c.name).order_by(rows.c.name))) or "none"
        raise NoGradebook(
            f"No assignment is called {name!r} in the gradebook (there: {known}): run `nbgrader generate_assignment"
            f" {name}` first."
        )
    found = sql.select(notebooks).where(notebooks.c.assignment_id == row["id"]).order_by(notebooks.c.name)
    made = [_notebook(connection, name, dict(one), folder) for one in connection.execute(found).mappings()]
    return Assignment(row["id"], name, row["duedate"], tuple(made))


def _notebook(connection: Connection, assignment: str, row: Mapping[str, Any], folder: CourseFolder) -> Notebook:
    sources = tables()["source_cell"]
    graded = _cells(connection, row["id"])
    found = connection.execute(sql.select(sources).where(sources.c.notebook_id == row["id"]).order_by(sources.c.name))
    cells = {source["name"]: _cell(dict(source), graded[source["name"]], folder) for source in found.mappings()}
    wanted = [name for name in folder.order(assignment, row["name"]) if name in cells]
    ordered = [cells[name] for name in dict.fromkeys([*wanted, *cells])]
    return Notebook(row["id"], row["name"], json.loads(row["kernelspec"] or "{}"), tuple(ordered))


def _cells(connection: Connection, notebook: str) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """The rows of what is graded or commented in a notebook, by the cell's name and the row's type."""
    base, grades, tasks = tables()["base_cell"], tables()["grade_cells"], tables()["task_cells"]
    points = sql.func.coalesce(grades.c.max_score, tasks.c.max_score).label("max_score")
    rows = (
        sql.select(base.c.id, base.c.name, base.c.type, points)
        .outerjoin_from(base, grades, grades.c.id == base.c.id)
        .outerjoin(tasks, tasks.c.id == base.c.id)
        .where(base.c.notebook_id == notebook)
    )
    found: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for row in connection.execute(rows).mappings():
        found[row["name"]][row["type"]] = dict(row)
    return found


def _cell(source: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]], folder: CourseFolder) -> KnownCell:
    graded = rows.get("GradeCell") or rows.get("TaskCell")
    commented = rows.get("SolutionCell") or rows.get("TaskCell")
    return KnownCell(
        name=source["name"],
        kind=source["cell_type"],
        locked=source["locked"],
        source=source["source"] or "",
        released=folder.released(source["source"] or ""),
        checksum=source["checksum"],
        grade="GradeCell" in rows,
        solution="SolutionCell" in rows,
        task="TaskCell" in rows,
        points=float(graded["max_score"]) if graded else None,
        graded_id=graded["id"] if graded else None,
        comment_id=commented["id"] if commented else None,
    )
