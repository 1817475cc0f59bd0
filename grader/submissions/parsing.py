"""Students' text parsed outside the sandbox: only if Python is sure to be quick about it."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache

MOST_PARSED = 50_000
"""Characters: a syntax tree takes about a hundred bytes for each, and nested f-strings take quadratic time."""

_SLOW = re.compile(r"[^\x00-\x7f]{1000}|[^\n]{5000}")
"""Combining marks on one letter of a name, which Python sorts one by one; and a line longer than any person writes: of
a dotted name Python makes every prefix, and 3.12 copies the line for each token in it."""


def takes_long(source: str) -> bool:
    """Whether Python may take long for a text of this size, to parse it or only to read its tokens."""
    return _SLOW.search(source) is not None


@lru_cache(maxsize=8)
def parsed(source: str) -> ast.Module | None:
    """The syntax tree, not to be changed; None if Python cannot parse the text, or would take long."""
    if len(source) > MOST_PARSED or takes_long(source):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
