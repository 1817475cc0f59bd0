"""`grader audit [COURSE]`"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence

import click

from grader.audit.auditing import StepAudit, audit
from grader.audit.draw import faults_of_draw
from grader.audit.exercise_names import faults_of_names
from grader.audit.files import faults_of_folders
from grader.building import BuildError, LacksExtra, stale
from grader.commands.shared.places import course_argument
from grader.course import Course
from grader.text import counted

ROW = "{:<20} {:<25} {:>8} {:>8} {:>5} {:>6}  {:<7} {}"


@click.command()
@course_argument
def command(course: Course) -> None:
    """Check a course: solutions pass, stubs are to do, mistakes are told apart, hints and printed numbers are there.

    Exits with 1 if there is a fault.
    """
    click.echo(ROW.format("exercise", "step", "mistakes", "formulas", "hints", "points", "printed", ""))
    found = []
    for row in audit(course):
        found.append(row)
        _show(row)
    of_course = [*faults_of_folders(course), *faults_of_draw(course), *faults_of_names(course), *_stale(course)]
    _list(course.name, of_course)
    faults = sum(len(row.faults) for row in found) + len(of_course)
    steps, mistakes = counted(len(found), "step"), counted(sum(row.mistakes for row in found), "mistake")
    click.echo(f"{steps}, {mistakes}, {counted(faults, 'fault') if faults else 'no faults'}.")
    sys.exit(1 if faults else 0)


def _show(row: StepAudit) -> None:
    step = row.step
    sound = "FAULT" if row.faults else "ok"
    click.echo(
        ROW.format(
            step.exercise, step.name, row.mistakes, row.formulas, len(step.hints), step.points, row.printed, sound
        )
    )
    _list(step.name, row.faults)


def _stale(course: Course) -> Iterator[str]:
    """The exercise files that are out of date with their solved files; none without the extra `author`."""
    if not course.solutions_folder.is_dir():
        return
    names = {f"{exercise.name}.py" for exercise in course.exercises}
    try:
        files = stale(course.solutions_folder, course.exercises_folder, course.step_names)
    except LacksExtra:
        return
    except BuildError as fault:
        yield str(fault)
        return
    for file in files:
        if file.name in names and file.is_file():
            yield f"the exercise {file.name} is not what `grader build` makes of its solved file"


def _list(name: str, faults: Sequence[str]) -> None:
    for fault in faults:
        click.echo(textwrap.indent(f"{name}: {fault}".replace("\n", "\n    "), "    "))
