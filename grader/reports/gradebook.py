"""A CSV file for a gradebook's import: a row for each student, the points in one column.

A student who could not be graded has no row: Canvas and Moodle take an empty cell for "no grade", and delete what is
there. A student whom the gradebook's export does not name, or names twice, has no row either.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from grader.files import replace_file
from grader.reports.grades import harmless
from grader.reports.names import shown_name
from grader.reports.platforms import PLATFORMS, Platform, Row
from grader.reports.roster import Roster, read_roster
from grader.reports.without_points import LeftOut

if TYPE_CHECKING:
    from grader.reports.results import Results

POINTS_ROW = "    Points Possible"


def write(
    results: Results,
    output: Path,
    lms: str = "canvas",
    roster: Path | None = None,
    column: str | None = None,
) -> None:
    """Write the points as the gradebook `lms` imports them.

    roster: the gradebook's own export, whose rows are filled in; column: the name of the column to fill, by default the
    course's title. LeftOut names the graded students who have no row.
    """
    platform = PLATFORMS[lms]
    title = results.course.title if results.course else results.reports[0].course
    name = column or platform.column_of(title, results.reports[0].max_points)
    graded = {report.student: report.points for report in results.reports if report.points is not None}
    found = read_roster(roster, platform) if roster else None
    columns = found.columns if found else platform.columns
    rows, lost = _filled_in(graded, found, platform) if found else (_rows(graded, platform), [])
    replace_file(output, [table(platform, [*columns, name], results.reports[0].max_points, rows)])
    if lost:
        raise LeftOut(lost)


def table(platform: Platform, header: list[str], most: float, rows: Iterable[tuple[Row, float]]) -> str:
    """The file as text; the points are in the last column, or before the column that a platform wants last."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=platform.quoting)
    title, mark = ([cell] for cell in platform.last) if platform.last else ([], [])
    writer.writerow([*map(harmless, header), *title])
    if platform.points_row:
        writer.writerow([POINTS_ROW, *[""] * (len(header) - 2), f"{most:g}"])
    for row, points in rows:
        writer.writerow([*(harmless(row.get(name, "")) for name in header[:-1]), f"{points:g}", *mark])
    return text.getvalue()


def _rows(graded: Mapping[str, float], platform: Platform) -> list[tuple[Row, float]]:
    return [(dict.fromkeys(platform.known_by, shown_name(student)), points) for student, points in graded.items()]


def _filled_in(
    graded: Mapping[str, float], roster: Roster, platform: Platform
) -> tuple[list[tuple[Row, float]], list[str]]:
    """The export's rows of the graded students, in its order, and a sentence about each student without one."""
    places = {student: roster.rows_of(student) for student in graded}
    if platform.names_groups and not any(places.values()):  # in a class that hands in by groups, nobody hands in alone
        places = {student: roster.rows_of_member(student) for student in graded}
    claims = Counter(numbers[0] for numbers in places.values() if len(numbers) == 1)
    rows, lost = {}, []
    for student, numbers in places.items():
        if len(numbers) == 1 and claims[numbers[0]] == 1:
            rows[numbers[0]] = roster.rows[numbers[0]], graded[student]
        else:
            lost.append(f"{shown_name(student)} {_why(numbers)}: no row is written.")
    return [rows[number] for number in sorted(rows)], lost


def _why(numbers: Iterable[int]) -> str:
    lines = [str(number + 2) for number in numbers]  # line numbers as in an editor, after the header
    if not lines:
        return "is not in the roster"
    if len(lines) == 1:
        return f"and another student are both line {lines[0]} of the roster"
    return f"may be any of the lines {', '.join(lines)} of the roster"
