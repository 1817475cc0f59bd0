"""What a sandbox is given: the files of one submission, and the limits they run under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """Source that is run in one go; `line` is its first line in the file."""

    source: str
    line: int = 1


@dataclass(frozen=True)
class File:
    """A file by the name it is imported under, e.g. "ex1_forward_pass.py"; a plain .py is one cell."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def module(self) -> str:
        return self.name.removesuffix(".py")


@dataclass(frozen=True)
class Limits:
    """Seconds for a step's calls (and for running a file), seconds for a whole submission, bytes of memory."""

    step: float = 2.0
    total: float = 10.0
    memory: int = 512 * 2**20
