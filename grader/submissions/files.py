"""A submission as plain data: all that the rest of the grader sees of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate


@dataclass(frozen=True)
class Cell:
    """A piece of a student's source that runs as one; `line` is the number of its first line in the file.

    In a notebook the lines of all cells are counted on: so a line's number tells its cell.
    """

    source: str
    line: int = 1


LONG = 5_000
"""Lines of a notebook that are still counted on: the compiler reads all that stands above a cell."""


def below_each_other(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a notebook, with their lines counted on from cell to cell, unless there are too many."""
    starts = list(accumulate((cell.source.count("\n") + 1 for cell in cells), initial=1))
    if starts[-1] > LONG:
        return tuple(cells)
    return tuple(replace(cell, line=start) for cell, start in zip(cells, starts, strict=False))


@dataclass(frozen=True)
class File:
    """A module of a submission.

    `name` is the exercise's file name ("ex1_forward_pass.py", also if the functions were found elsewhere) or that of
    a helper module of the student's, relative to the exercises ("helpers.py", "tools/maths.py"). `notebook`: whether
    some of its cells come from a notebook.
    """

    name: str
    cells: tuple[Cell, ...]
    notebook: bool = False

    @property
    def module(self) -> str:
        """The name under which the submission's other files import it."""
        return self.name.removesuffix(".py")

    @property
    def in_cells(self) -> bool:
        """Whether an error costs one cell only, as in a notebook (also in a notebook of one cell)."""
        return self.notebook or len(self.cells) > 1


@dataclass(frozen=True)
class Submission:
    """The submission of one student.

    student: untrusted text. fault: a sentence that says why it cannot be read; then there are no files. notes:
    sentences about files that were found elsewhere or left out. digest: sha256 (hex) over all that was read.
    """

    student: str
    files: tuple[File, ...]
    fault: str | None = None
    notes: tuple[str, ...] = ()
    digest: str = field(kw_only=True)
