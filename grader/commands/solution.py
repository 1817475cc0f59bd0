"""`grader solution STEP`"""

from __future__ import annotations

from pathlib import Path

import click

from grader.building import BEGIN, CELL, END
from grader.commands.shared.places import exercise_folder, node_id, step_in
from grader.commands.shared.pytest_runs import run
from grader.course import Course
from grader.steps import Step
from grader.text import typed


@click.command()
@click.argument("step_name", metavar="STEP")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the exercises are.")
@click.option("--spoil", is_flag=True, help="Show it though the step is not solved yet.")
def command(step_name: str, folder: Path | None, spoil: bool) -> None:
    """Show the worked solution of STEP, once you have solved it."""
    where = f" --folder {typed(folder)}" if folder else ""
    folder = exercise_folder(folder)
    course, step = step_in(folder, step_name)
    if not spoil and run(node_id(folder, step), quietly=True) != 0:
        raise click.ClickException(
            f"{step.name} is not right yet. `grader hint {step.name}{where}` helps; "
            f"`grader solution {step.name}{where} --spoil` shows the solution all the same."
        )
    click.echo(worked(course, step))


def worked(course: Course, step: Step) -> str:
    """The cell of the solved file that defines the step, without its markers (ClickException if there is none)."""
    try:
        text = (course.solutions_folder / f"{step.exercise}.py").read_text(encoding="utf-8")
        cell = next(cell for cell in text.split(CELL) if f"\ndef {step.name}(" in cell)
    except (OSError, UnicodeDecodeError, StopIteration):  # the author's mistake: `grader audit` tells more about it
        raise click.ClickException(f"The course {course.name} has no solution of {step.name}.") from None
    lines = [line for line in cell.splitlines()[1:] if BEGIN not in line and END not in line]
    return "\n".join(lines).strip("\n")
