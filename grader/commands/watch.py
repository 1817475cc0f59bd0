"""`grader watch [FOLDER]`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.places import exercise_folder
from grader.commands.pytest_runs import run


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def command(folder: Path | None) -> None:
    """Run the exercises again after every save. Ctrl-C ends it."""
    folder = exercise_folder(folder)
    try:
        import watchfiles  # an extra: the student's door stays light
    except ImportError:
        raise click.ClickException('This needs the package watchfiles: pip install "pytest-exercises[watch]"') from None
    try:
        _run(folder)
        for _ in watchfiles.watch(folder, watch_filter=watchfiles.PythonFilter(), raise_interrupt=False):
            _run(folder)
    except KeyboardInterrupt:  # while pytest was running
        pass


def _run(folder: Path) -> None:
    click.clear()
    run(str(folder))
    click.echo("Watching. Save a file to run again; Ctrl-C ends it.")
