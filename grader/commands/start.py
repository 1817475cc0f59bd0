"""`grader start DIR`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.places import course_option
from grader.commands.writing import writing
from grader.course import Course
from grader.packing.handouts import stubs
from grader.packing.texts import text
from grader.text import typed


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@course_option("The course to start.")
def command(folder: Path, course: Course) -> None:
    """Put a course's exercises into a new folder DIR."""
    names = [f"{exercise.name}.py" for exercise in course.exercises]
    taken = [name for name in names if (folder / name).exists()]
    if taken:
        raise click.UsageError(
            f"{folder} holds {taken[0]} already; nothing was written. Name another folder, or restore a file with "
            f"`grader reset {typed(folder / taken[0])}`."
        )
    with writing(folder):
        files = stubs(course)
        folder.mkdir(parents=True, exist_ok=True)
        is_project = any(folder.iterdir())  # one that may have pytest's settings elsewhere, which a pytest.ini undoes
        for name, data in files.items():
            (folder / name).write_bytes(data)
        if not is_project:
            (folder / "pytest.ini").write_bytes(text("pytest.ini"))
    count = "1 exercise is" if len(files) == 1 else f"{len(files)} exercises are"
    click.echo(f"{count} in {folder}. Start with: pytest {typed(folder)}")
