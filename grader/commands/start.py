"""`grader start DIR`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.shared.places import course_option
from grader.commands.shared.writing import refuse_taken, writing
from grader.course import Course
from grader.packing.handouts import stubs
from grader.packing.texts import text
from grader.text import typed

SETTINGS = ("pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")
"""The files in which pytest looks for its settings."""

WAY_OUT = "Name another folder, or restore a file with `grader reset {file}`."


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@course_option("The course to start.")
def command(folder: Path, course: Course) -> None:
    """Put a course's exercises into a new folder DIR."""
    refuse_taken(folder, (f"{exercise.name}.py" for exercise in course.exercises), WAY_OUT)
    with writing(folder):
        files = stubs(course)
        is_new = not _in_project(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        if is_new:
            (folder / "pytest.ini").write_bytes(text("pytest.ini"))
    count = "1 exercise is" if len(files) == 1 else f"{len(files)} exercises are"
    place = "this folder" if folder == Path() else folder
    click.echo(f"{count} in {place}. Start with: pytest {typed(folder)}")


def _in_project(folder: Path) -> bool:
    """Whether a file there or above may hold pytest settings, which a new pytest.ini would hide."""
    around = [folder / name for folder in folder.resolve().parents for name in SETTINGS]
    return any(map(Path.exists, around)) or (folder.exists() and any(folder.iterdir()))
