"""What the commands' arguments name: a course, the folder with its exercises, a step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from grader.course import Course
from grader.installed import FIRST, course_named, exercise_of
from grader.progress.strays import as_text
from grader.progress.words import absent, saved_as_text, unknown_step
from grader.steps import Step

Command = TypeVar("Command", bound=Callable[..., Any])

USUAL = Path("exercises")


def course_option(purpose: str) -> Callable[[Command], Command]:
    """Give a command the option --course, and the installed course of that name (a decorator)."""
    return click.option("--course", default=FIRST, show_default=True, callback=_installed, help=purpose)


def course_argument(command: Command) -> Command:
    """The same as an argument."""
    return click.argument("course", default=FIRST, metavar="[COURSE]", callback=_installed)(command)


def _installed(_: click.Context, __: click.Parameter, name: str) -> Course:
    return course_named(name)


def exercise_folder(folder: Path | None, named_by: str = "--folder DIR") -> Path:
    """The folder that was named, or `exercises`, or the current one; it has to hold exercise files.

    named_by: how the command is told of another one.
    """
    for candidate in [folder] if folder else [USUAL, Path()]:
        if candidate.is_dir() and courses_in(candidate):
            return candidate
    where = f"in {folder}" if folder else "here, nor in a folder called exercises"
    way_out = f"`grader start exercises` makes them; if yours lie elsewhere, name their folder: {named_by}."
    raise click.UsageError(f"There are no exercise files {where}. {way_out}")


def courses_in(folder: Path) -> list[Course]:
    """The courses whose files lie in the folder."""
    found = [exercise_of(path.name) for path in sorted(folder.iterdir())]
    return list(dict.fromkeys(pair[0] for pair in found if pair))


def step_in(folder: Path, name: str) -> tuple[Course, Step]:
    """The step of that name in the courses of the folder."""
    known = {step.name: (course, step) for course in courses_in(folder) for step in course.steps}
    if name not in known:
        raise click.UsageError(unknown_step(name, known))
    return known[name]


def node_id(folder: Path, step: Step) -> str:
    """What pytest calls the step; a UsageError says that its file is not there."""
    file = folder / f"{step.exercise}.py"
    if not file.exists():
        text = as_text(file)
        raise click.UsageError(saved_as_text([text]) if text else absent(file))
    return f"{file}::{step.name}"
