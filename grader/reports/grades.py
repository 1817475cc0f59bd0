"""grades.csv: a row per student, a column per step."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from grader.reports.report import NOT_GRADED, Report
from grader.steps import Course

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet."""


def grades(reports: Iterable[Report], course: Course) -> str:
    """The table as text: student, points, max_points, then the points of each step in course order."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["student", "points", "max_points", *(step.name for step in course.steps)])
    for report in reports:
        points = [verdict.points for verdict in report.steps]
        writer.writerow([harmless(report.student), *map(_cell, [report.points, report.max_points, *points])])
    return text.getvalue()


def harmless(text: str) -> str:
    """A stranger's text as a cell that no spreadsheet takes for a formula."""
    plain = "".join(" " if ord(character) < 32 else character for character in text)
    return f"'{plain}" if plain.startswith(FORMULA) or text.startswith(FORMULA) else plain


def _cell(points: float | None) -> str:
    return NOT_GRADED if points is None else f"{points:g}"
