"""`grader notebooks COURSE_DIR`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.shared.places import course_option
from grader.commands.shared.writing import writing
from grader.course import Course
from grader.notebooks.assignment import File, lacking_settings, notebooks_folder, write_assignment
from grader.notebooks.configuration import CONFIG, lines


@click.command()
@click.argument("course_dir", type=click.Path(path_type=Path, file_okay=False))
@course_option("The course to write.")
@click.option("--solutions", type=click.Path(path_type=Path), help="The solved files, if not the course's own.")
def command(course_dir: Path, course: Course, solutions: Path | None) -> None:
    """Write the course as notebooks for nbgrader, into COURSE_DIR/source.

    COURSE_DIR is a new folder or an nbgrader course. Written again, only cells change that the course has changed; your
    own cells stay where they are.
    """
    with writing(course_dir):
        files = write_assignment(course_dir, course, solutions or course.solutions_folder)
        settings = lacking_settings(course_dir)
    for file in files:
        click.echo(_line(file))
    if not files:
        click.echo(f"{notebooks_folder(course_dir, course)} is up to date.")
    if settings:
        click.echo(f"{course_dir / CONFIG} was left as it is. Add to it:\n{lines(settings)}")
    if files:
        click.echo(f"Next, in {course_dir}: nbgrader generate_assignment {course.name}")


def _line(file: File) -> str:
    return f"changed: {file.path} ({', '.join(file.cells)})" if file.cells else f"written: {file.path}"
