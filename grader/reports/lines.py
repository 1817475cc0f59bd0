"""results.jsonl: a report as one line of JSON, and back."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from grader.reports.report import Report
from grader.verdicts import Verdict

RESULTS = "results.jsonl"


class NoResults(Exception):
    """There are no results to read, or a line is invalid; the message names the file and line, and says what to do."""


def to_line(report: Report) -> str:
    """The report as a line of JSON, without a line end; it holds no time, host or process id."""
    return json.dumps(
        {
            "student": report.student,
            "course": report.course,
            "points": report.points,
            "max_points": report.max_points,
            "isolated": report.isolated,
            "steps": [_step(verdict) for verdict in report.steps],
            "error": report.error,
            "notes": list(report.notes),
        },
        ensure_ascii=True,
        allow_nan=False,
    )


def _step(verdict: Verdict) -> dict[str, object]:
    names = ("exercise", "step", "outcome", "points", "max_points", "mistake", "feedback")
    return {name: getattr(verdict, name) for name in names}


def from_line(line: bytes) -> Report:
    """The report in a line, with every field's type checked (ValueError if it is not a complete one)."""
    try:
        found: Any = json.loads(line, parse_constant=_no_number)
        return msgspec.convert(found, Report)
    except (msgspec.ValidationError, RecursionError, OverflowError) as fault:
        raise ValueError(str(fault)) from None


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is not a number of points")
