"""A .py file cut into cells at its `# %%` lines (Jupytext's percent format); one without them is one cell."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from itertools import pairwise

from grader.submissions.files import Cell

# Both begin at the line break before their line: that is found several times faster than a `^` is.
_MARK = re.compile(r"\n#[ \t]*%%")
_CODE = re.compile(r"\n[ \t\f]*[^\s#]")


def percent_cells(text: str) -> tuple[Cell, ...]:
    """The cells that hold code; prose is left out, and lines keep their numbers in the file."""
    starts = [mark.start() for mark in _MARK.finditer(f"\n{text}")]
    if not starts:
        return (Cell(text),)
    if _cuts_a_string(text, starts):
        starts = _outside_strings(text, starts)
    return tuple(_code_cells(text, starts)) or (Cell(text),)


def _code_cells(text: str, starts: list[int]) -> Iterator[Cell]:
    line, padded = 1, f"\n{text}"
    for start, end in pairwise([0, *starts, len(text)]):
        if _CODE.search(padded, start, end + 1):
            yield Cell(text[start:end], line)
        line += text.count("\n", start, end)


def _cuts_a_string(text: str, starts: list[int]) -> bool:
    """Whether some mark may stand in a string that goes on over it: only then is it worth the time to read tokens."""
    quotes = [quote for quote in ('"""', "'''") if quote in text]
    cells = pairwise([0, *starts, len(text)])
    return any(text.count(quote, start, end) % 2 for start, end in cells for quote in quotes)


def _outside_strings(text: str, starts: list[int]) -> list[int]:
    """Those of the marks that are comments; all marks if the file is broken (Python will say so)."""
    offsets = [0, *(m.end() for m in re.finditer("\n", text))]
    try:
        comments = {
            offsets[token.start[0] - 1]
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.COMMENT and token.start[1] == 0
        }
    except (tokenize.TokenError, SyntaxError):
        return starts
    return [start for start in starts if start in comments]
