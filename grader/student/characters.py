"""Characters that a keyboard, a text or a word processor has, and Python has not: what is typed in their place."""

from __future__ import annotations

import re
import unicodedata

PLAIN = {
    **{"²": "**2", "³": "**3", "½": "0.5", "¼": "0.25", "¾": "0.75", "÷": "/"},
    **dict.fromkeys("–—−‐‑", "-, the minus of your keyboard"),
    **dict.fromkeys("„“”«»", '", a plain quotation mark'),
    **dict.fromkeys("‘’‚´", "', a plain quotation mark"),
}


def about_character(message: str, line: str) -> str:
    """The sentence about the character that Python's words name; empty where it is another one.

    line: without the spaces around it.
    """
    if unprintable := re.match(r"invalid non-printable character U\+([0-9A-F]+)", message):
        return _about_space(chr(int(unprintable[1], 16)), line)
    found = re.match(r"invalid character '(.)'", message)
    plain = PLAIN.get(found[1]) if found else None
    return f"In Python {found[1]} is written {plain}." if found and plain else ""


def _about_space(character: str, line: str) -> str:
    """Where it stands, as nobody sees it."""
    if unicodedata.category(character) != "Zs":
        return ""
    before, found, _ = line.partition(character)
    where = f"after `{' '.join(before.split()[-2:])}`" if found else "before or after the line's own text"
    return f"A space that only looks like one stands {where}: type a plain space in its place."
