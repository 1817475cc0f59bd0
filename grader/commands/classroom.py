"""`grader classroom DIR`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.shared.places import course_option
from grader.commands.shared.writing import refuse_taken, writing
from grader.course import Course
from grader.files import replace_bytes
from grader.packing.repository import repository


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@course_option("The course to give out.")
def command(folder: Path, course: Course) -> None:
    """Write a starter repository for GitHub Classroom into DIR: exercises, README, and a workflow that counts points.

    No solution is in it. The hidden suite comes to the workflow with what it installs.
    """
    with writing(folder):
        files = repository(course)
        refuse_taken(folder, files)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            replace_bytes(folder / name, [data])
    click.echo(f"A starter repository is in {folder}. Push it, and make it the template of your assignment.")
