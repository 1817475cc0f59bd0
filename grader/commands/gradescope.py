"""`grader gradescope FILE.zip`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.shared.outputs import zip_file
from grader.commands.shared.places import course_option
from grader.commands.shared.seeds import drawn_seed, seed_option
from grader.commands.shared.writing import writing
from grader.course import Course
from grader.files import replace_bytes
from grader.packing.archive import zipped
from grader.packing.autograder import SCRIPTS, autograder
from grader.reports.gradescope import VISIBILITIES


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), callback=zip_file, metavar="FILE.zip")
@course_option("The course to grade by.")
@seed_option
@click.option(
    "--visibility",
    type=click.Choice(VISIBILITIES),
    default="visible",
    show_default=True,
    help="When students see the tests.",
)
@click.option("--no-isolation", is_flag=True, help="Grade UNCONFINED where Gradescope's machine cannot confine code.")
def command(file: Path, course: Course, seed: int | None, visibility: str, no_isolation: bool) -> None:
    """Pack an autograder for Gradescope: the kit, the course, and the two scripts that Gradescope runs.

    The solutions stay here. All submissions are graded with the same hidden cases.
    """
    secret = drawn_seed() if seed is None else seed
    with writing(file):
        files = autograder(course, seed=secret, visibility=visibility, unconfined=no_isolation)
        replace_bytes(file, [zipped(files, executable=SCRIPTS)])
    click.echo(f"{file} is written. Upload it under Configure Autograder, and try it there with a solution.")
