"""`grader hint [STEP]`"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.commands.shared.places import exercise_folder, node_id, step_in
from grader.commands.shared.pytest_runs import run


@click.command()
@click.argument("step_name", required=False, metavar="[STEP]")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the exercises are.")
def command(step_name: str | None, folder: Path | None) -> None:
    """One more hint each time: for STEP, or for the one that is next."""
    folder = exercise_folder(folder)
    chosen = node_id(folder, step_in(folder, step_name)[1]) if step_name else str(folder)
    code = run(chosen, "--exercise-hint", "--exercise-hint-alone")
    sys.exit(0 if code in (0, 1) else code)  # an unfinished step is not a failure of this command
