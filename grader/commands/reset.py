"""`grader reset FILE`"""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import click

from grader.commands.shared.places import courses_in, exercise_folder
from grader.installed import exercise_of


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """Restore the exercise FILE as it was at the start; what it holds now is kept beside it."""
    found = exercise_of(_with_suffix(file).name)
    if found is None:
        raise click.UsageError(f"{file.name} is not an exercise file of an installed course; nothing was changed.")
    file = _placed(_with_suffix(file))
    original = found[0].exercises_folder / file.name
    if not file.exists() and not (file.parent.is_dir() and courses_in(file.parent)):
        raise click.UsageError(f"There are no exercises in {file.parent.resolve()}: name {file.name} with its folder.")
    try:
        if file.exists() and file.read_bytes() == original.read_bytes():
            click.echo(f"{file} is as it was at the start; nothing was changed.")
            return
        if file.exists():
            kept = _free_name(file)
            file.rename(kept)
            click.echo(f"Your text is now in {kept}.")
        shutil.copyfile(original, file)
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be restored: {fault.strerror}.") from None
    click.echo(f"{file} is as it was at the start.")


def _with_suffix(file: Path) -> Path:
    """The file, with .py added to an exercise's bare name."""
    return file if file.suffix or not file.name else file.with_name(f"{file.name}.py")


def _placed(file: Path) -> Path:
    """The path of the file: a name alone is in the folder that the other commands use."""
    if file.parent != Path() or file.exists():
        return file
    return exercise_folder(None, f"grader reset DIR/{file.name}") / file.name


def _free_name(file: Path) -> Path:
    names = itertools.chain([f"{file.name}.old"], (f"{file.name}.old{number}" for number in itertools.count(2)))
    return next(file.with_name(name) for name in names if not file.with_name(name).exists())
