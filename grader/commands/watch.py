"""`grader watch [FOLDER]`"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from grader.commands.shared.places import exercise_folder
from grader.commands.shared.pytest_runs import run
from grader.tools import tool

LOOK = 200
"""Milliseconds after which the watcher reports that nothing was saved; the first run waits this long for its start."""


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--page", metavar="FILE", help="Write your progress as a page for a browser (FILE.html), too.")
def command(folder: Path | None, page: str | None) -> None:
    """Run the exercises again after every save. Ctrl-C ends it."""
    folder = exercise_folder(folder, "grader watch DIR")
    with suppress(KeyboardInterrupt):
        _watch(folder, [str(folder), *(["--exercise-page", page] if page else [])])


def _watch(folder: Path, arguments: Sequence[str]) -> None:
    watchfiles = tool("watchfiles", "watch", click.UsageError)
    only = watchfiles.PythonFilter()
    changes = watchfiles.watch(folder, watch_filter=only, rust_timeout=LOOK, yield_on_timeout=True)
    next(changes)  # the watcher starts before the first run, so that a save during that run is seen
    _run(arguments)
    for saved in changes:
        if saved:
            _run(arguments)


def _run(arguments: Sequence[str]) -> None:
    click.clear()
    run(*arguments)
    click.echo("Watching. Save a file to run again; Ctrl-C ends it.")
