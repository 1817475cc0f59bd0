"""results.jsonl read as a whole, for those who make something of it: every line checked, one report a student."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from grader.batch.store import RESULTS
from grader.installed import CourseError, course_named
from grader.reports.report import Report
from grader.steps import Course
from grader.text import cleaned

AGAIN = "`grader grade` with the same output folder makes it whole"


class NoResults(Exception):
    """There are no results to read, or a line is none; the message names the file, the line and the way out."""


@dataclass(frozen=True)
class Results:
    """The reports of one run, sorted by student, one at least, all with the same steps.

    course: None where it is not installed here; why: the sentence about that.
    """

    reports: tuple[Report, ...]
    course: Course | None
    why: str | None = None


def results(path: Path) -> Results:
    """The results in a file, or in the results.jsonl of a folder. Of two lines on one student the later counts."""
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
    if lines[-1]:
        raise NoResults(f"{file}, line {len(lines)}, is cut short: the run was stopped there; {AGAIN}.")
    first: Report | None = None
    for number, line in enumerate(lines[:-1], start=1):
        try:
            report = _report(line)
            first = first or report
            _check_alike(report, first)
        except ValueError as fault:
            raise NoResults(f"{file}, line {number}, is no line of `grader grade`: {cleaned(str(fault))}.") from None
        yield report


def _report(line: bytes) -> Report:
    """The report in a line, with every field of its type (ValueError)."""
    try:
        found: Any = json.loads(line, parse_constant=_no_number)
        return msgspec.convert(found, Report)
    except (msgspec.ValidationError, RecursionError) as fault:
        raise ValueError(str(fault)) from None


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number of points")


def _check_alike(report: Report, first: Report) -> None:
    steps, expected = ([(v.exercise, v.step) for v in r.steps] for r in (report, first))
    if not steps:
        raise ValueError("it holds no steps")
    if (report.course, steps) != (first.course, expected):
        raise ValueError("it has another course, or other steps, than the first line")
