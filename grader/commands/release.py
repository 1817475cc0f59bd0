"""`grader release FILE.zip`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.shared.outputs import zip_file
from grader.commands.shared.places import course_option
from grader.commands.shared.writing import writing
from grader.course import Course
from grader.files import replace_bytes
from grader.packing.archive import zipped
from grader.packing.handouts import handouts
from grader.text import counted


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), callback=zip_file, metavar="FILE.zip")
@course_option("The course to give out.")
def command(file: Path, course: Course) -> None:
    """Pack what students start with: the exercises, a page to begin with, what to install.

    The same course gives the same bytes. No solution is in it, and nothing of the hidden suite.
    """
    with writing(file):
        files = handouts(course, "hand_in_folder.md")
        replace_bytes(file, [zipped({f"{course.name}/{name}": data for name, data in files.items()})])
    count = counted(len(course.exercises), "exercise")
    click.echo(f"{file} is written: {count}, a README and requirements, in {course.name}/.")
