"""A stranger's text parsed in a process that nothing confines: only where Python is sure to be quick about it."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache

MOST_PARSED = 50_000
"""Characters: a syntax tree takes some hundred bytes for each, and of nested f-strings time grows with the square."""

_SLOW = re.compile(r"[^\x00-\x7f]{1000}|[^\n]{5000}")
"""Marks that may all belong to one letter of a name: Python sorts them, one by one. And a line that no person writes:
of a dotted name that is as long Python makes every beginning, and 3.12 copies such a line for each token in it."""


def takes_long(source: str) -> bool:
    """Whether Python may be long about a text of this size, be it for its syntax or for its tokens alone."""
    return _SLOW.search(source) is not None


@lru_cache(maxsize=8)
def parsed(source: str) -> ast.Module | None:
    """The syntax tree; None where Python cannot read the text, or would take long. Nobody changes the tree."""
    if len(source) > MOST_PARSED or takes_long(source):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
