"""`grader grade SUBMISSIONS --output DIR`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from grader.batch.session import Session
from grader.batch.summary import summary
from grader.commands import NOT_ALL
from grader.commands.grading import Options, ending, grading_options, session, show
from grader.installed import course_named
from grader.steps import Course
from grader.submissions import Entry, NoSubmissions, entries


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where results go.")
@click.option("--course", "course_name", default="backprop", show_default=True, help="The course to grade by.")
@click.option("--resume/--fresh", default=True, help="Go on where a run was stopped (the default), or start anew.")
@click.option("--include", metavar="GLOB", help="Only entries whose names match.")
@grading_options
def command(
    submissions: Path, output: Path, course_name: str, resume: bool, include: str | None, **options: Any
) -> None:
    """Grade every submission in SUBMISSIONS, each isolated, and write results.jsonl and grades.csv.

    Exit codes: 0 all graded, 2 bad usage (nothing is written), 3 something could not be graded.
    """
    course = course_named(course_name)
    try:
        found = entries(submissions, course, include)
        everybody = found if include is None else entries(submissions, course)
    except NoSubmissions as fault:
        raise click.UsageError(str(fault)) from None
    if submissions.resolve() in (output.resolve(), *output.resolve().parents):
        raise click.UsageError(f"{output} lies in {submissions}: the results would be taken for a submission.")
    part = include is not None
    with ending(output), session(course, output, Options(**options), resume=resume, part=part) as started:
        ungraded = _graded(started, course, found, everybody)
    sys.exit(NOT_ALL if ungraded else 0)


def _graded(started: Session, course: Course, found: list[Entry], everybody: list[Entry]) -> int:
    """Grade all; the number of submissions that could not be graded. What was graded before of others is kept."""
    for _ in started.grade(found, started.store.digest):
        pass
    students = [entry.student for entry in found]
    others = {entry.student for entry in everybody if started.store.holds(entry.student)}
    started.store.finish(others.union(students), course)
    return _closed(started, students)


def _closed(started: Session, students: list[str]) -> int:
    """Show the summary, and count what could not be graded."""
    store = started.store
    if not started.quiet:
        show(started, summary(store.reports(students)))
    return sum(not store.is_graded(student) for student in students)
