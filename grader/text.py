"""Text of a student's on its way to a screen or a file."""

from __future__ import annotations

import unicodedata

MOST = 300
"""Characters of a student's text that are shown."""


def cleaned(text: str, most: int = MOST) -> str:
    """The text without control, format and surrogate characters (line ends and tabs become spaces), cut to `most`."""
    kept = "".join(_safe(character) for character in text[: 4 * most])
    return kept if len(kept) <= most else f"{kept[: most - 3]}..."


def _safe(character: str) -> str:
    if character in "\n\t":
        return " "
    return "" if unicodedata.category(character).startswith("C") else character
