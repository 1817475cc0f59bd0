"""grades.csv: a row per student, a column per step."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from grader.course import Course
from grader.reports.names import shown_name
from grader.reports.report import NOT_GRADED, Report
from grader.text import cleaned

FORMULA = re.compile(r"(^|;)(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""The signs that begin a formula in a spreadsheet, also in full width.

In countries with a decimal comma, a semicolon separates cells.
"""


def grades(reports: Iterable[Report], course: Course) -> str:
    """The table as text: student, points, max_points, then the points of each step in course order."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["student", "points", "max_points", *(step.name for step in course.steps)])
    for report in reports:
        points = [report.points, report.max_points, *(verdict.points for verdict in report.steps)]
        writer.writerow([harmless(shown_name(report.student)), *map(_cell, points)])
    return text.getvalue()


def harmless(text: str) -> str:
    """A student's text as a cell: never a formula, and without characters that turn, hide or overwrite text."""
    plain = cleaned(text, len(text))
    return FORMULA.sub(r"\1'", plain)


def _cell(points: float | None) -> str:
    return NOT_GRADED if points is None else f"{points:g}"
