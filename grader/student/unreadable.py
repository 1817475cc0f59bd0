"""What a line that Python cannot read is about, where the line itself says more than Python's words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from keyword import iskeyword

LINES: tuple[tuple[str, str], ...] = (
    (r"(>>>|\.\.\.) ", "The {0} is a prompt, no part of Python: take it out."),
    (r"(<{7}|={7}|>{7})( |$)", "Git has put this line here: keep one of the two versions, and take its marks out."),
    (r"(`{3}|~{3})", "That is a mark around code in a text: take the line out."),
    (r"(else if)\b", "In Python that is one word: elif."),
    (r"\w+ ?(\+\+|--)$", "Python has no {0}: write += 1 or -= 1."),
)
"""How the line begins, and the sentence; the first that fits is told."""

WORDS = ("def", "return", "for", "while", "if", "elif", "else", "import", "from", "raise")
"""Those that a line of such a course begins with."""

NEAR = 0.7
"""Of difflib's ratio: `retrun` is near `return`, `print` is near nothing."""


def about_line(line: str) -> str:
    """The sentence about a line without its indentation; empty where nothing is known of it."""
    found = ((re.match(pattern, line), sentence) for pattern, sentence in LINES)
    told = (sentence.format(match[1]) for match, sentence in found if match)
    return next(told, "") or _about_word(line)


def _about_word(line: str) -> str:
    """The first word, if it is nearly one of Python's, and no name that something is done with."""
    match = re.match(r"([A-Za-z]+)(?= +[\w(\[-]|:)", line)
    word = match[1] if match else ""
    if iskeyword(word):
        return ""
    near = get_close_matches(word.lower(), WORDS, 1, NEAR)
    return f"Is {near[0]} meant in place of {word}?" if near else ""
