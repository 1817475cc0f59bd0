"""Hides this machine's folders of Python and the kit: a student's message may hold them, and no result may."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

EVERYWHERE = {"/", "/usr", "/usr/local"}
"""Folders of Python on many machines: they tell nothing, and a student's own text may hold them."""


def without_paths(text: str) -> str:
    """The text with dots in place of those folders."""
    for folder in _folders():
        text = text.replace(folder, "...")
    return text


@cache
def _folders() -> list[str]:
    """The folders, innermost first: one may lie in another."""
    named = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(Path(__file__).parents[2])}
    return sorted({*named, *map(os.path.realpath, named)} - EVERYWHERE, key=len, reverse=True)
