"""A .py file cut into cells at its `# %%` lines (Jupytext's percent format); one without them is one cell."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

from grader.submissions.files import Cell

_MARK = re.compile(r"^#[ \t]*%%", re.MULTILINE)
_CODE = re.compile(r"^[ \t\f]*[^\s#]", re.MULTILINE)


def percent_cells(text: str) -> tuple[Cell, ...]:
    """The cells that hold code; prose is left out, and lines keep their numbers in the file."""
    starts = [mark.start() for mark in _MARK.finditer(text)]
    if not starts:
        return (Cell(text),)
    cells = list(_cut(text, starts))
    if any(cell.source.count(quotes) % 2 for cell in cells for quotes in ('"""', "'''")):
        # Some mark may stand in a string that goes on over it: only now is it worth the time to read the tokens.
        cells = list(_cut(text, _marks_outside_strings(text)))
    return tuple(cell for cell in cells if _CODE.search(cell.source)) or (Cell(text),)


def _cut(text: str, starts: list[int]) -> Iterator[Cell]:
    line = 1
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        yield Cell(text[start:end], line)
        line += text.count("\n", start, end)


def _marks_outside_strings(text: str) -> list[int]:
    """Where the marks stand that are comments; all marks if the file is broken (Python will say so)."""
    offsets = [0, *(m.end() for m in re.finditer("\n", text))]
    try:
        found = [
            offsets[token.start[0] - 1]
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.COMMENT and token.start[1] == 0 and _MARK.match(token.string)
        ]
    except (tokenize.TokenError, SyntaxError):
        return [m.start() for m in _MARK.finditer(text)]
    return found
