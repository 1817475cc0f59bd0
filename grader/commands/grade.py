"""`grader grade SUBMISSIONS --output DIR`"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from grader.batch.record import LostRecord, read_record
from grader.batch.run import Known
from grader.batch.session import Session
from grader.batch.store import students_in
from grader.batch.summary import is_busy, listed, summary
from grader.commands import NOT_ALL
from grader.commands.shared.ending import ending
from grader.commands.shared.grading import session, show
from grader.commands.shared.options import Options, grading_options
from grader.commands.shared.places import course_option
from grader.course import Course
from grader.submissions import Entry, NoSubmissions
from grader.submissions.entries import entries_in
from grader.submissions.items import Listing
from grader.submissions.limits import named
from grader.submissions.listing import listing
from grader.submissions.names import ARCHIVE, suffix
from grader.submissions.nested_classes import class_within
from grader.text import cleaned, counted, typed

FRESH = "Resume a run that was stopped (the default), or start over; with --include only those, the others stay."

MOST_NAMES = 5
"""The most names that are listed of entries that are not submissions."""


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where results go.")
@course_option("The course to grade by.")
@click.option("--resume/--fresh", default=True, help=FRESH)
@click.option("--include", metavar="GLOB", help="Only entries whose names match.")
@grading_options
def command(submissions: Path, output: Path, course: Course, resume: bool, include: str | None, **options: Any) -> None:
    """Grade every submission in SUBMISSIONS, each isolated, and write results.jsonl and grades.csv.

    Exit codes: 0 all graded, 2 bad usage (nothing is written), 3 something could not be graded.
    """
    try:
        handed_in = listing(submissions, course)
        found = entries_in(handed_in, submissions, course, include)
        everybody = found if include is None else entries_in(handed_in, submissions, course)
    except NoSubmissions as fault:
        raise click.UsageError(str(fault)) from None
    place = Path(os.path.realpath(output))
    if Path(os.path.realpath(submissions)) in (place, *place.parents):
        raise click.UsageError(f"{output} lies in {submissions}: the results would be taken for a submission.")
    if resume:
        _check_course(output, course)
    part = include is not None
    gone = _gone(output, everybody) if resume or part else []
    with ending(output), session(course, output, Options(**options), resume=resume or part, part=part) as started:
        if not started.quiet:
            _name(gone)
        kept = _grade(started, course, found, everybody, again=not resume)
        if not started.quiet:
            notes = [*_kept(kept), *_level(submissions, found, course), *_left_out(handed_in)]
            show(started, [*summary(started.store.reports(_students(found)), busy=is_busy()), *notes])
        all_graded = all(map(started.store.is_graded, _students(found)))
    sys.exit(0 if all_graded else NOT_ALL)


def _grade(started: Session, course: Course, found: list[Entry], everybody: list[Entry], *, again: bool) -> int:
    """Grade all; returns how many were graded before and have not changed. Reports on other students are kept.

    again: whether to grade unchanged submissions, too.
    """
    store = started.store
    known: Known = (lambda _: None) if again else store.digest
    before = {student: known(student) for student in _students(found)}
    for _ in started.grade(found, known):
        pass
    store.finish(store.students & _students(everybody), course)
    return sum(digest is not None and store.digest(student) == digest for student, digest in before.items())


def _kept(count: int) -> list[str]:
    """The line about submissions that an earlier run has graded."""
    return [f"{count} of them {'was' if count == 1 else 'were'} graded before, and not changed since."] if count else []


def _check_course(output: Path, course: Course) -> None:
    """Bad usage if the folder holds another course's results: they would be overwritten."""
    with suppress(LostRecord):  # opening the folder later reports it
        before = read_record(output)
        if before and before.course != course.name:
            raise click.UsageError(
                f"{output} holds the results of the course {before.course}: name it with --course, give another"
                " --output, or --fresh to throw them away."
            )


def _gone(output: Path, everybody: list[Entry]) -> list[str]:
    """The students whose results go, as their submissions are gone (bad usage if most are: it is another class)."""
    before = students_in(output)
    gone = sorted(before - _students(everybody))
    if 2 * len(gone) > len(before):
        raise click.UsageError(
            f"{output} holds the results of others: nothing of {len(gone)} of its {counted(len(before), 'student')} is"
            " among the submissions. Give another --output, or --fresh, without --include, to throw theirs away."
        )
    return gone


def _name(gone: list[str]) -> None:
    left_out = [(student, "left out") for student in gone]
    for line in listed("no longer among the submissions, and so not in the results", left_out):
        click.echo(line, err=True)


def _students(found: list[Entry]) -> set[str]:
    return {entry.student for entry in found}


def _left_out(handed_in: Listing) -> list[str]:
    """The lines about entries that are not submissions: if one is a student's work, it has no grade."""
    reasons = {
        "only folders, .zip, .py and .ipynb are submissions": handed_in.others,
        "their names begin with a dot": handed_in.hidden,
    }
    return [f"Left out, since {reason}: {_some(names)}" for reason, names in reasons.items() if names]


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join([*map(named, names[:MOST_NAMES]), *[f"... and {more} more"] * (more > 0)])


def _level(submissions: Path, found: list[Entry], course: Course) -> list[str]:
    """The line for a folder in which each entry looks like a class."""
    name = class_within(found, course)
    if name is None:
        return []
    parts = name.split("/")
    packed = next((number for number, part in enumerate(parts, 1) if suffix(part) == ARCHIVE), None)
    if packed:
        graded, way_out = "/".join(parts[:packed]), "unpack it, and grade the folder that has them."
    else:
        graded, way_out = name, f"grade that folder: grader grade {typed(submissions / name)} --output ..."
    return [
        f"{cleaned(graded)} was graded as one student's, though several folders, archives or files in it hold the same"
        f" exercise. If they are students', {way_out}"
    ]
