"""`grader start DIR`"""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from grader.installed import course_named
from grader.packing.texts import text
from grader.text import typed


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--course", "course_name", default="backprop", show_default=True, help="The course to start.")
def command(folder: Path, course_name: str) -> None:
    """Put a course's exercises into a new folder DIR."""
    course = course_named(course_name)
    files = [course.exercises_folder / f"{exercise.name}.py" for exercise in course.exercises]
    taken = [file.name for file in files if (folder / file.name).exists()]
    if taken:
        raise click.UsageError(
            f"{folder} holds {taken[0]} already; nothing was written. Name another folder, or restore a file with "
            f"`grader reset {typed(folder / taken[0])}`."
        )
    absent = [file for file in files if not file.is_file()]
    if absent:
        raise click.ClickException(f"There is no {absent[0]}: `grader build --course {course_name}` makes it.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_project = any(folder.iterdir())  # one that may have pytest's settings elsewhere, which a pytest.ini undoes
        for file in files:
            shutil.copyfile(file, folder / file.name)
        if not is_project:
            (folder / "pytest.ini").write_bytes(text("pytest.ini"))
    except OSError as fault:
        raise click.ClickException(f"{folder} cannot be written: {fault.strerror}.") from None
    count = "1 exercise is" if len(files) == 1 else f"{len(files)} exercises are"
    click.echo(f"{count} in {folder}. Start with: pytest {typed(folder)}")
