"""Where this machine keeps its Python and the kit: a student's own words may carry that, and no result does."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

EVERYWHERE = {"/", "/usr", "/usr/local"}
"""Where Python is on many machines: such a name tells nothing, and a student's own text may have it."""


def without_paths(text: str) -> str:
    """The text with dots in the place of those folders."""
    for folder in _folders():
        text = text.replace(folder, "...")
    return text


@cache
def _folders() -> list[str]:
    """The innermost first: one may lie in another."""
    named = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(Path(__file__).parents[2])}
    return sorted({*named, *map(os.path.realpath, named)} - EVERYWHERE, key=len, reverse=True)
