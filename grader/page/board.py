"""The board: every exercise with a sign for each of its steps."""

from __future__ import annotations

from collections.abc import Iterable

from grader.page.paper import Paper
from grader.progress import words
from grader.progress.progress import Checked, Progress
from grader.signs import SIGNS, legend

COLUMNS = 20
"""Columns for the name of an exercise."""


def head(paper: Paper, progress: Progress) -> None:
    """The course's title, and how much of it is right."""
    title, count = progress.course.title, words.count(progress)
    paper.line()
    paper.piece(title, bold=True)
    if len(title) + len(count) + 2 > paper.width:
        paper.line()
        paper.line(count)
    else:
        paper.line(count.rjust(paper.width - len(title)))


def names(paper: Paper, progress: Progress) -> None:
    """Every exercise with the names of its steps, for the first run."""
    for name, steps in _rows(progress):
        paper.piece(f"  {name:<{COLUMNS}}")
        for checked in steps:
            if not paper.has_room(f"  · {checked.step}"):
                paper.line()
                paper.piece(" " * (COLUMNS + 2))
            paper.piece("  ")
            paper.sign(checked.state)
            paper.piece(f" {checked.step}")
        paper.line()


def rows(paper: Paper, progress: Progress) -> None:
    """Every exercise in a row of signs, and below what they mean."""
    for name, steps in _rows(progress):
        paper.piece(f"  {name:<{COLUMNS}}")
        for checked in steps:
            paper.piece(" ")
            paper.sign(checked.state)
        paper.line()
    for state in legend(checked.state for checked in progress.steps):
        paper.piece("  ")
        paper.sign(state)
        paper.piece(f" {SIGNS[state].meaning}", light=True)
    paper.line()


def _rows(progress: Progress) -> Iterable[tuple[str, list[Checked]]]:
    for exercise in progress.course.exercises:
        steps = [checked for checked in progress.steps if checked.exercise == exercise.name]
        if steps:
            yield exercise.name, steps
