"""results.jsonl read as a whole, for the other formats: every line is checked, one report for each student."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from grader.course import Course
from grader.installed import CourseError, course_named
from grader.reports.lines import RESULTS, NoResults, from_line
from grader.reports.report import Report
from grader.text import cleaned

AGAIN = "`grader grade` with the same output folder makes it whole"
NO_REASON = "The results do not say why."


@dataclass(frozen=True)
class Results:
    """The reports of one run, at least one, sorted by student, all with the same steps.

    course: None if it is not installed here; why: the sentence that says so.
    """

    reports: tuple[Report, ...]
    course: Course | None
    why: str | None = None


def results(path: Path) -> Results:
    """The results in a file, or in the results.jsonl of a folder. Of two lines about a student the later counts."""
    file = path / RESULTS if path.is_dir() else path
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise NoResults(f"There is no {file}: `grader grade SUBMISSIONS --output DIR` writes it.") from None
    except OSError as fault:
        raise NoResults(f"{file} cannot be read: {fault.strerror}.") from None
    reports = {report.student: report for report in _reports(file, data)}
    if not reports:
        raise NoResults(f"{file} is empty: no submission has been graded yet; {AGAIN}.")
    kept = tuple(reports[student] for student in sorted(reports))
    try:
        return Results(kept, course_named(kept[0].course))
    except CourseError as fault:
        return Results(kept, None, str(fault))


def _reports(file: Path, data: bytes) -> Iterator[Report]:
    lines = data.split(b"\n")
    first: Report | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            report = _graded_or_not(_sound(from_line(line)))
            first = first or report
            _check_alike(report, first)
        except ValueError as fault:
            if number == len(lines) and isinstance(fault, json.JSONDecodeError | UnicodeDecodeError):
                raise NoResults(f"{file}, line {number}, is cut short: if a run was stopped there, {AGAIN}.") from None
            raise NoResults(f"{file}, line {number}, is not a line of `grader grade`: {cleaned(str(fault))}.") from None
        yield report


def _sound(report: Report) -> Report:
    """The report, if no points are negative or infinite (1e999 in JSON); else ValueError."""
    of_steps = (points for verdict in report.steps for points in (verdict.points, verdict.max_points))
    for points in (report.points, report.max_points, *of_steps):
        if points is not None and not 0 <= points < math.inf:
            raise ValueError(f"{points:g} is not a number of points")
    return report


def _graded_or_not(report: Report) -> Report:
    """The report, with either points or the reason why there are none."""
    graded = all(verdict.outcome != "error" and verdict.points is not None for verdict in report.steps)
    if graded and report.error is None and report.points is not None:
        return report
    faults = (verdict.feedback for verdict in report.steps if verdict.outcome == "error")
    return replace(report, points=None, error=report.error or next(filter(None, faults), NO_REASON))


def _check_alike(report: Report, first: Report) -> None:
    steps, expected = ([(v.exercise, v.step) for v in r.steps] for r in (report, first))
    if not steps:
        raise ValueError("it holds no steps")
    if (report.course, steps) != (first.course, expected):
        raise ValueError("it has another course, or other steps, than the first line")
