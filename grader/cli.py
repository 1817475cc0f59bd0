"""The command `grader`. Each subcommand stands in a file of its own, and is loaded when it is called."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from grader.commands import INTERRUPTED
from grader.installed import KIT, CourseError
from grader.tools import tool

COMMANDS = {
    "start": "Put the exercises into a new folder.",
    "hint": "One more hint for a step.",
    "reset": "Restore an exercise file; the old text is kept beside it.",
    "solution": "Show the worked solution of a step.",
    "watch": "Run the exercises again after every save.",
    "grade": "Grade a folder of submissions, each isolated.",
    "autograde": "Grade an nbgrader assignment, each submission isolated.",
    "report": "A page of the class, or its grades in another program's format.",
    "release": "Pack what students start with into a zip.",
    "classroom": "Write a starter repository for GitHub Classroom.",
    "gradescope": "Pack an autograder for Gradescope.",
    "audit": "Check a course: its solutions, mistakes, hints and printed numbers.",
    "build": "Make the exercise files from the solved ones.",
    "notebooks": "Write the course as nbgrader notebooks.",
}


class _Lazy(click.Group):
    """A group that knows its commands by name, and imports one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        extra = "nbgrader" if name == "autograde" else "grade"
        command: click.Command = tool(f"grader.commands.{name}", extra, click.UsageError).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *arguments: Any, **others: Any) -> click.Context:
        with _interruptible():
            return super().make_context(*arguments, **others)

    def invoke(self, ctx: click.Context) -> object:
        with _interruptible():
            try:
                return super().invoke(ctx)
            except CourseError as fault:
                raise click.UsageError(str(fault)) from None


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C ends the command without a word, where click would say "Aborted!" and end with 1."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@click.command(cls=_Lazy)
@click.version_option(package_name=KIT)
def main() -> None:
    """Exercises that are checked step by step: `pytest exercises` is the student's door, this command the other one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal has no signs for is no end of a run
            stream.reconfigure(errors="backslashreplace")
    try:
        os.getcwd()
    except FileNotFoundError:
        raise click.UsageError("The current folder is not there any more: change to another one.") from None
