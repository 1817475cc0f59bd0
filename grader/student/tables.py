"""A line, or Python's words about it, looked up in a table of what may stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from keyword import kwlist
from typing import TypeAlias

Rows: TypeAlias = Iterable[tuple[str, str]]
"""A pattern and its sentence, in which {0}, {1} and so on stand for the pattern's groups."""

BLOCK = r"(?:async +)?(?:def|class|if|elif|else|for|while|try|except|finally|with)\b"
"""How a line begins that others belong to."""

NAME = rf"(?!(?:{'|'.join(kwlist)})\b)[A-Za-z_]\w*"
"""A word that is no keyword of Python's."""

BRACKETS = r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]"
"""A pair of them, with what stands in it."""

CLOSED = rf"(?:[^()\[\]]|{BRACKETS})*"
"""Text that closes all brackets it opens, and no other."""


def code_of(line: str) -> str:
    """The line without what stands between quotation marks, or after a #."""
    return re.sub(r"#.*", "", re.sub(r"(?:\b[bfruBFRU]{1,2})?([\"']).*?\1", '""', line)).rstrip()


def told(rows: Rows, text: str) -> str:
    """The sentence of the first row whose pattern is found in the text; empty where none is."""
    found = ((re.search(pattern, text), sentence) for pattern, sentence in rows)
    return next((sentence.format(*match.groups()) for match, sentence in found if match), "")
