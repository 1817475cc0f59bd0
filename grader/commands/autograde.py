"""`grader autograde ASSIGNMENT`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.batch.session import Session
from grader.batch.summary import is_busy, summary
from grader.commands import NOT_ALL
from grader.commands.shared.ending import ending, give_up
from grader.commands.shared.grading import session, show
from grader.commands.shared.options import Options, grading_options
from grader.course import Course
from grader.installed import course_named, courses
from grader.tools import missing

if TYPE_CHECKING:
    from grader.nbgrading.assignment import Assignment
    from grader.nbgrading.opening import Opened


@click.command()
@click.argument("assignment")
@click.option("--course-dir", default=".", type=click.Path(path_type=Path), help="nbgrader's course folder.")
@click.option("--db", metavar="URL", help="The gradebook, if not the configured one.")
@click.option("--course", "course_name", help="The course to grade by, if the assignment is not called like it.")
@click.option("--student", "wanted", metavar="ID", multiple=True, help="Only this student, or a glob; may be repeated.")
@click.option("--force", is_flag=True, help="Grade again what has not changed since it was graded.")
@grading_options
def command(
    assignment: str,
    course_dir: Path,
    db: str | None,
    course_name: str | None,
    wanted: tuple[str, ...],
    force: bool,
    **options: Any,
) -> None:
    """Grade what was handed in for ASSIGNMENT, each submission isolated, in place of `nbgrader autograde`.

    Exit codes: 0 all graded, 2 bad usage (nothing is written), 3 something has to be graded by hand.
    """
    try:
        from grader.nbgrading.opening import Unusable, opened  # from an extra, and slow to load
    except ModuleNotFoundError as fault:
        raise click.UsageError(missing(fault, "nbgrader")) from None
    try:
        with opened(course_dir, db, assignment, wanted) as there:
            course = _course(course_name, there.assignment)
            with ending(there.kept), session(course, there.kept, Options(**options), resume=True) as started:
                ungraded = _autograded(there, course, started, force=force)
    except Unusable as fault:
        raise click.UsageError(str(fault)) from None
    sys.exit(NOT_ALL if ungraded else 0)


def _course(name: str | None, found: Assignment) -> Course:
    """The course to grade by (bad usage if none of the assignment's cells checks a step of it)."""
    course = _likely_course(name, found)
    if not any(notebook.steps(course) for notebook in found.notebooks):
        raise click.UsageError(f"No test cell of {found.name} checks a step of the course {course.name}: see --course.")
    return course


def _likely_course(name: str | None, found: Assignment) -> Course:
    """The course with this name, or with the assignment's, or the only one with exercises named like the notebooks."""
    if name is not None:
        return course_named(name)
    if found.name in courses():
        return courses()[found.name]
    likely = [c for c in courses().values() if any(exercise.name in found.by_name for exercise in c.exercises)]
    if len(likely) != 1:
        raise click.UsageError(f"No course is called {found.name!r}: say with --course by which to grade.")
    return likely[0]


def _autograded(there: Opened, course: Course, started: Session, *, force: bool) -> bool:
    """Grade and write all; returns whether something has to be graded by hand."""
    from grader.nbgrading.autograde import Autograding
    from grader.nbgrading.database import GradebookFault
    from grader.nbgrading.listing import listing
    from grader.nbgrading.records import recorded

    try:
        with recorded(there, started) as records:
            run = Autograding(there, course, started, records, force=force)
            run.run()
            reports = run.finish()
    except GradebookFault as fault:
        give_up(str(fault), there.kept)
    foreign = [
        f"{notebook.name}/{cell.name}" for notebook in there.assignment.notebooks for cell in notebook.foreign(course)
    ]
    if not started.quiet:
        show(started, [*summary(reports, busy=is_busy()), *listing(run.tally, foreign)])
    return bool(run.tally.faults or foreign)
