"""Line numbers within a notebook's cells: files number lines through all cells, but readers look within one."""

from __future__ import annotations

import re

from grader.submissions.files import Cell, File
from grader.text import cleaned

_FUNCTION = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)
MOST_SHOWN = 40
"""Characters that are quoted of the first line of a cell without a function."""


class CellLine(int):
    """The number of a line, counted through all cells; as text, its number within its cell and the cell's name."""

    def __new__(cls, line: int, cell: Cell) -> CellLine:
        made = super().__new__(cls, line)
        made._words = f"{line - cell.line + 1} of the cell {_known_by(cell.source)}"
        return made

    _words: str

    def __str__(self) -> str:
        return self._words

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        return int, (int(self),)  # a report that goes to another process has its text already


def in_cell(line: int, file: File) -> int:
    """The line of a file as sentences name it."""
    apart = len({cell.line for cell in file.cells}) == len(file.cells)
    if not file.notebook or not apart or len(file.cells) < 2:
        return line
    cell = next((cell for cell in reversed(file.cells) if cell.line <= line), None)
    return CellLine(line, cell) if cell else line


def _known_by(source: str) -> str:
    if found := _FUNCTION.search(source):
        return f"of {cleaned(found[1])}"
    first = next(filter(None, map(str.strip, source.split("\n"))), "")
    quoted = cleaned(first, MOST_SHOWN).replace("`", "'")
    return f"that begins with `{quoted}`"
