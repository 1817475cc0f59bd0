"""`grader build`"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.building import build, stale
from grader.commands.shared.places import course_option
from grader.commands.shared.writing import writing
from grader.course import Course
from grader.text import from_here


@click.command()
@course_option("The course whose files to make.")
@click.option("--solutions", type=click.Path(path_type=Path), help="The solved files, if not the course's own.")
@click.option("--exercises", type=click.Path(path_type=Path), help="Where to write, if not the course's own folder.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not up to date.")
def command(course: Course, solutions: Path | None, exercises: Path | None, check: bool) -> None:
    """Make the exercise files from the solved ones."""
    folders = solutions or course.solutions_folder, exercises or course.exercises_folder
    with writing(folders[1]):
        files = (stale if check else build)(*folders, course.step_names)
    for file in files:
        click.echo(f"{'not up to date' if check else 'written'}: {file}")
    if not files:
        click.echo(f"{from_here(folders[1])} is up to date.")
    sys.exit(1 if check and files else 0)
