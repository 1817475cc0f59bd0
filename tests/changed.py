"""Wrong answers, made of right ones by changing their text."""

from __future__ import annotations


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with something else in the place of each old part; a part that is not there fails the test."""
    for old, new in changes:
        assert old in text, f"nothing to change: {old!r} is not in\n{text}"
        text = text.replace(old, new)
    return text
