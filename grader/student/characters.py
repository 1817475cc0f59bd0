"""Characters that a keyboard, a text or a word processor has, and Python has not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

TIMES = "In Python * multiplies."

_PLAIN = {
    **{"²": "**2", "³": "**3", "½": "0.5", "¼": "0.25", "¾": "0.75", "√": "np.sqrt"},
    **{"÷": "/", "⁄": "/", "∕": "/", "≤": "<=", "≥": ">=", "≠": "!="},
    **dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)),
    **dict(zip("（），：；＝＋－＊／［］", "(),:;=+-*/[]", strict=True)),
    **dict.fromkeys("–—−‐‑", "-, the minus of your keyboard"),
    **dict.fromkeys("„“”«»", '", a plain quotation mark'),
    **dict.fromkeys("‘’‚´", "', a plain quotation mark"),
}

CHARACTERS: Mapping[str, str] = {
    **{character: f"In Python {character} is written {plain}." for character, plain in _PLAIN.items()},
    **dict.fromkeys("×·∙⋅∗•✕✖", TIMES),
}
"""The sentence about each."""


def about_space(message: str, line: str) -> str:
    """The place of the invisible space that Python's message names; empty where it names something else.

    line: without the spaces around it.
    """
    named = re.match(r"invalid non-printable character U\+([0-9A-F]+)", message)
    character = chr(int(named[1], 16)) if named else ""
    if not character or unicodedata.category(character) != "Zs":
        return ""
    before, found, _ = line.partition(character)
    where = f"after `{' '.join(before.split()[-2:])}`" if found else "before or after the line's own text"
    return f"A space that only looks like one stands {where}: type a plain space in its place."
