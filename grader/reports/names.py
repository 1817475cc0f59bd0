"""A student's id as it is shown: invisible characters are escaped, so that no two ids look the same."""

from __future__ import annotations

import re

from grader.text import cleaned

NO_NAME = "(no name)"

_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Invisible characters that `cleaned` keeps: Unicode's Default_Ignorable_Code_Point, and Braille's blank."""


def shown_name(student: str) -> str:
    """The id with escapes ("a\\u202eb") for characters that turn, hide or overwrite text, and for a blank id."""
    shown = student if _is_seen(student) else "".join(c if _is_seen(c) else _escaped(c) for c in student)
    return shown if shown.strip() else "".join(map(_escaped, student)) or NO_NAME


def _is_seen(text: str) -> bool:
    return cleaned(text, len(text)) == text and not _UNSEEN.search(text)


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"
