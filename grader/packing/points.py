"""The points of `pytest exercises`, as GitHub Classroom's autograding reads them.

`python -m grader.packing.points report.xml --course COURSE` prints a line for each exercise, `NAME=RESULT`, for
$GITHUB_OUTPUT. RESULT is what a runner hands to classroom-resources/autograding-grading-reporter (src/main.js and
src/notify-classroom.js): base64 of {"version": 1, "status": "pass"|"fail"|"error", "max_score": N, "tests": [{"name",
"status", "score", ...}]}.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import click

from grader.installed import course_named
from grader.packing.handouts import EXERCISES
from grader.steps import Exercise, Step

NO_REPORT = "pytest ended before this could be checked: see the step before."


@click.command()
@click.argument("report", type=click.Path(path_type=Path))
@click.option("--course", "course_name", required=True)
def command(report: Path, course_name: str) -> None:
    """Print the points in REPORT, the file that `pytest exercises --junitxml=REPORT` has written."""
    cases = _cases(report)
    for exercise in course_named(course_name).exercises:
        click.echo(f"{exercise.name}={encoded(result(exercise, cases))}")


def result(exercise: Exercise, cases: Mapping[tuple[str, str], str]) -> dict[str, object]:
    """Classroom's data for an exercise; `cases` has each step's outcome by the exercise's and the step's name."""
    tests = [_test(step, cases.get((exercise.name, step.name))) for step in exercise.steps]
    statuses = {test["status"] for test in tests}
    worst = next((status for status in ("error", "fail") if status in statuses), "pass")
    most = sum(step.points for step in exercise.steps)
    return {"version": 1, "status": worst, "max_score": _number(most), "tests": tests}


def encoded(found: dict[str, object]) -> str:
    """The data in base64."""
    return base64.b64encode(json.dumps(found).encode()).decode()


def _test(step: Step, outcome: str | None) -> dict[str, object]:
    """Classroom's data for a step; with `line_no` 0 and no `test_code` the reporter prints neither."""
    status = "error" if outcome in (None, "error") else "pass" if outcome == "passed" else "fail"
    score = _number(step.points) if status == "pass" else 0
    message = NO_REPORT if outcome is None else outcome
    return {"name": step.name, "status": status, "score": score, "message": message, "test_code": "", "line_no": 0}


def _cases(report: Path) -> dict[tuple[str, str], str]:
    """The outcomes in a report; empty if it is missing or incomplete."""
    try:
        cases = ET.parse(report).iter("testcase")
    except (OSError, ET.ParseError):
        return {}
    found = {}
    for case in cases:
        outcome = case.find("properties/property[@name='outcome']")
        folder, _, exercise = case.get("classname", "").rpartition(".")
        if outcome is not None and folder == EXERCISES:
            found[exercise, case.get("name", "")] = outcome.get("value", "")
    return found


def _number(points: float) -> float:
    return int(points) if points == int(points) else points


if __name__ == "__main__":
    command()
