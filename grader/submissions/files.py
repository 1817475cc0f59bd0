"""A submission as plain data: what the rest of the grader gets to see of what was handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Cell:
    """A piece of a student's source that runs as one; `line` is the number of its first line in the file.

    In a notebook it is that which it has where all cells stand below each other: so a line tells its cell.
    """

    source: str
    line: int = 1


def below_each_other(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells of a notebook with the lines that they have then."""
    line = 1
    for cell in cells:
        yield replace(cell, line=line)
        line += cell.source.count("\n") + 1


@dataclass(frozen=True)
class File:
    """A module of a submission.

    `name` is the exercise's file name ("ex1_forward_pass.py", also where the functions were found elsewhere) or that of
    a helper module of the student's, relative to the exercises ("helpers.py", "tools/maths.py"). `notebook` is whether
    its cells, or some of them, are a notebook's.
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
        """Whether what fails in it costs one cell only: so it is in a notebook, were it of one cell."""
        return self.notebook or len(self.cells) > 1


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    student: a stranger's text, to be used as data only. fault: one sentence on why it cannot be read; files is empty
    then. notes: sentences on what was found elsewhere or left out. digest: sha256 (hex) over all that was read.
    """

    student: str
    files: tuple[File, ...]
    fault: str | None = None
    notes: tuple[str, ...] = ()
    digest: str = field(kw_only=True)
