"""`grader watch [FOLDER]`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.places import exercise_folder
from grader.commands.pytest_runs import run

LOOK = 200
"""Milliseconds until the watch says that nothing was saved; the first run waits so long for it to stand."""


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def command(folder: Path | None) -> None:
    """Run the exercises again after every save. Ctrl-C ends it."""
    folder = exercise_folder(folder)
    try:
        import watchfiles  # an extra: the student's door stays light
    except ImportError:
        raise click.ClickException('This needs the package watchfiles: pip install "pytest-exercises[watch]"') from None
    only = watchfiles.PythonFilter()
    changes = watchfiles.watch(folder, watch_filter=only, rust_timeout=LOOK, yield_on_timeout=True)
    try:
        next(changes)  # the watch stands before the first run begins: a save during that run is seen
        _run(folder)
        for saved in changes:
            if saved:
                _run(folder)
    except KeyboardInterrupt:
        pass


def _run(folder: Path) -> None:
    click.clear()
    run(str(folder))
    click.echo("Watching. Save a file to run again; Ctrl-C ends it.")
