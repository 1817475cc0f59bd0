"""A .py file cut into cells at its `# %%` lines (Jupytext's percent format) or at `# In[1]:`; without them, one cell.

Jupyter writes `# In[1]:` before each cell when it saves a notebook as a script.
"""

from __future__ import annotations

import io
import re
import tokenize
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, islice, pairwise
from tokenize import TokenInfo

from grader.submissions.files import Cell
from grader.submissions.parsing import takes_long

# Both begin with the line break before their line: it is found several times faster than `^`.
_MARK = re.compile(r"\n#(?:[ \t]*%%| In\[(?:[0-9]+| )\]:[ \t]*(?=\n|\Z))")
_CODE = re.compile(r"\n[ \t\f]*[^\s#]")
_GOES_ON = re.compile(r"\n(?:[ \t]|(?:elif|else|except|finally)\b)")

_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_BRANCHES = {"elif", "else", "except", "finally"}
_MAGICS = {"!", "?", "$"}
_NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def percent_cells(text: str) -> tuple[Cell, ...]:
    """The cells that hold code, with their lines in the file; Markdown is left out.

    If tokens have to be read, and Python may take long for that, the whole file is one cell.
    """
    starts = [mark.start() for mark in _MARK.finditer(f"\n{text}")]
    if not starts:
        return (Cell(text),)
    if _cuts_a_string(text, starts) or _cuts_a_bracket(text, starts) or _cuts_a_block(text, starts):
        if takes_long(text):
            return (Cell(text),)
        starts = _between_statements(text, starts)
    return tuple(_code_cells(text, starts)) or (Cell(text),)


def _code_cells(text: str, starts: list[int]) -> Iterator[Cell]:
    line, padded = 1, f"\n{text}"
    for start, end in pairwise([0, *starts, len(text)]):
        if _CODE.search(padded, start, end + 1):
            yield Cell(text[start:end], line)
        line += text.count("\n", start, end)


def _cuts_a_string(text: str, starts: list[int]) -> bool:
    """Whether a mark may be inside a string: only then is it worth the time to read tokens."""
    quotes = [quote for quote in ('"""', "'''") if quote in text]
    cells = pairwise([0, *starts, len(text)])
    return any(text.count(quote, start, end) % 2 for start, end in cells for quote in quotes)


def _cuts_a_bracket(text: str, starts: list[int]) -> bool:
    """Whether a mark may be inside a list or a call."""
    cells = pairwise([0, *starts, len(text)])
    return any(text.count(a, start, end) != text.count(b, start, end) for start, end in cells for a, b in _BRACKETS)


def _cuts_a_block(text: str, starts: list[int]) -> bool:
    """Whether the code after a mark looks like a continuation of the code before it."""
    padded = f"\n{text}"
    first = (_CODE.search(padded, start, end + 1) for start, end in pairwise([*starts, len(text)]))
    return any(code and _GOES_ON.match(padded, code.start()) for code in first)


def _between_statements(text: str, starts: list[int]) -> list[int]:
    """The marks outside of statements (a string, a list) and blocks; after a syntax error, all marks."""
    statements = list(_statements(text))
    lines = accumulate((text.count("\n", start, end) for start, end in pairwise([0, *starts])), initial=1)
    ends = [last.end[0] for _, last in statements]
    return [
        start
        for start, line in zip(starts, islice(lines, 1, None), strict=True)
        if not _inside(line, statements, bisect_left(ends, line))
    ]


def _statements(text: str) -> Iterator[tuple[TokenInfo, TokenInfo]]:
    """The first and the last token of each logical line, up to a syntax error."""
    first = last = None
    with suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.ERRORTOKEN and token.string not in _MAGICS:
                return  # after a quote without an end, the tokenizer would read the line again for each token
            if token.type == tokenize.NEWLINE and first and last:
                yield first, last
                first = None
            elif token.type not in _NO_CODE:
                first, last = first or token, token


def _inside(line: int, statements: Sequence[tuple[TokenInfo, TokenInfo]], number: int) -> bool:
    """Whether a mark is inside a statement or block; `number` is that of the first statement that ends below it."""
    if number == len(statements):
        return False
    first, _ = statements[number]
    if first.start[0] <= line or first.string in _BRANCHES:
        return True
    before, opening = statements[number - 1] if number else (first, first)
    return first.start[1] > 0 and (before.start[1] > 0 or opening.string == ":")
