"""Signs and words as paper and other languages have them in a line, and Python has not, or not there."""

from __future__ import annotations

import re
from keyword import kwlist

from grader.student.tables import Rows

WRITTEN = {
    **{"=>": ">=", "=<": "<=", "><": "!=", "<>": "!=", "=!": "!=", "!==": "!=", "===": "=="},
    **{"&&": "and", "||": "or"},
}

OPERATOR = r"(?<![*/])(?>(\*\*|//|[-+*/@<>=^]))"
"""A whole one: the second half of ** is none."""

SENTENCE = rf"^(?!(?:{'|'.join(kwlist)})\b)[A-Za-z]\w*(?:,? [A-Za-z][\w']*){{3,}}[.:!?]?$"
"""Four words in a row, at least, and nothing that computes."""

MISPLACED: Rows = (
    (SENTENCE, "This reads like a sentence: write # before it, or take it out."),
    *((re.escape(sign), f"In Python {sign} is written {plain}.") for sign, plain in WRITTEN.items()),
    (r"(?:[-+*/(=,<>]|\b(?:return|while|if|and|or)\b) *\|[^|]+\|", "In Python |a| is written abs(a)."),
    (r"(?:^|[ (])!(?=[\w(])", "In Python ! is written not."),
    (r"^//|/\*|// *[A-Za-z]+ +[A-Za-z]+", "In Python a remark begins with #, and // divides."),
    (
        r"^return\b[^(=<>!]*[^(=<>! +*/-] *=(?!=)",
        "return hands a value back: to name it, write the name and = in a line above.",
    ),
    (r"[^:; ] +return\b", "return begins a line of its own."),
    (r"\S +else *:", "An else with a colon begins a line of its own."),
    (r"^(?:return\b|\w+ *=)(?!.*\b(?:lambda|if|else)\b).*[^ :] *:$", "The colon at the end is one too many."),
    (r"([-+*/<>!]) +=", "{0}= is one sign: take the space out of it."),
    (r"([*/]) +\1", "Two {0} stand side by side: one is too many, or {0}{0} is meant, without a space."),
    (
        rf"{OPERATOR} *(\*\*|//|[*/@])",
        "{0} and {1} stand side by side: one is too many, or a value is missing between them.",
    ),
    (r"(?:[(\[,=]|^return) *,", "Before a comma a value is missing, or the comma is one too many."),
    (r"\((?:[^()]|\([^()]*\))*: *$", "A ( in this line is not closed."),
)
"""What a line has in it of which Python says no more than that its syntax is invalid, and the sentence."""

ENDS: Rows = (
    (
        rf"{OPERATOR} *(?:$|[)\]])",
        "After {0} a value is missing; where it stands in the next line, put brackets around the whole.",
    ),
)
"""Likewise of a value that is missing, where nothing else is wrong: a line within brackets may well end so."""
