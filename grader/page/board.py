"""The board: every exercise with a mark for each of its steps."""

from __future__ import annotations

from collections.abc import Iterable

from grader.page.marks import legend, mark
from grader.page.paper import Paper
from grader.page.progress import Checked, Progress


def head(paper: Paper, progress: Progress) -> None:
    """The course's title, and how much of it is right."""
    count = f"{len(progress.passed)} of {len(progress.steps)}"
    if not progress.is_whole:
        count += f" step{'s' * (len(progress.steps) != 1)} checked here ({progress.total} in all)"
    title = progress.course.title
    paper.line()
    paper.piece(title, bold=True)
    paper.line(count.rjust(paper.width - len(title)))


def names(paper: Paper, progress: Progress) -> None:
    """Every exercise with the names of its steps: for those who see them for the first time."""
    for name, steps in _rows(progress):
        paper.piece(f"  {name:<20}")
        left = paper.width - 22
        for checked in steps:
            if len(checked.step) + 4 > left:
                paper.line()
                paper.piece(" " * 22)
                left = paper.width - 22
            paper.mark(mark(checked.outcome))
            paper.piece(f" {checked.step}  ")
            left -= len(checked.step) + 4
        paper.line()


def rows(paper: Paper, progress: Progress) -> None:
    """Every exercise in a row of marks, and below what the marks mean."""
    for name, steps in _rows(progress):
        paper.piece(f"  {name:<20}")
        for checked in steps:
            paper.piece(" ")
            paper.mark(mark(checked.outcome))
        paper.line()
    paper.piece("  ")
    for known in legend(checked.outcome for checked in progress.steps):
        paper.mark(known)
        paper.piece(f" {known.meaning}   ", light=True)
    paper.line()


def _rows(progress: Progress) -> Iterable[tuple[str, list[Checked]]]:
    for exercise in progress.course.exercises:
        steps = [checked for checked in progress.steps if checked.exercise == exercise.name]
        if steps:
            yield exercise.name, steps


def bar(paper: Paper, progress: Progress) -> None:
    """How far it is."""
    done, all_of_them = len(progress.passed), len(progress.steps)
    paper.line(f"  [{'#' * done}{'.' * (all_of_them - done)}]  {done} of {all_of_them}")
