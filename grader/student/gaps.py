"""What is wrong in a line where Python says only "invalid syntax": a sign, or something missing between two values."""

from __future__ import annotations

import re
from itertools import chain

from grader.student.misplaced import ENDS, MISPLACED, OUTSIDE
from grader.student.tables import BLOCK, NAME, Rows, code_of, told

COMPUTES = re.compile(rf"return\b|(?!{BLOCK})[^=:]+=|\((?!\d+\) )|\[|[-+](?! +[A-Za-z])")
"""How a line begins that computes something; a sentence of a lost docstring begins otherwise."""

NUMBER = r"\.?\d[\d.]*(?:e-?\d+)?"

GAPS: Rows = (
    (
        rf"(?:(?<!\w)(?:{NAME}|{NUMBER}) +|[)\]] *)[xX](?: +(?:{NAME}|{NUMBER})| *\()",
        "In Python * multiplies; x is a name like any other.",
    ),
    (r"([$`]|\?(?=$))", "Python has no {0}: take it out."),
    (r"[(\[][^()\[\]]*;", "Within brackets a comma separates, not a semicolon."),
    (rf"(?<!\w){NUMBER} *%(?! *[\w.(])", "In Python % does not mean per cent: 2% is written 0.02."),
    (rf"\b({NAME})\.(?! *\w)", "After {0} stands a point that leads to nothing: take it out."),
    (
        rf"[)\]] *(?:{NUMBER}\b|{NAME}\b(?! *[=(]))",
        "A value stands straight after a bracket: * multiplies, a square is **2, and a comma separates.",
    ),
    (rf"\bfor +{NAME} +{NAME}", "After for and its name stands in."),
    (
        r"(?:\bnp\.(?!pi\b|e\b|inf\b)\w+|(?:^return|[-+*/=(,]) *(?:abs|max|min|sum|pow|len)) +"
        rf"(?:{NAME}|{NUMBER})\b(?! *=)",
        "What a function is given stands in brackets after its name.",
    ),
    (rf"\bnp +({NAME})", "A point joins np and {0}."),
    (
        rf"\b({NAME}) +({NAME}|\d\b)",
        "{0} and {1} stand side by side: is an operator or a comma missing between them, or are they one name?",
    ),
    (
        rf"(?<!\w)({NAME}|{NUMBER}) +({NAME}|{NUMBER})",
        "{0} and {1} stand side by side: is an operator missing between them, or a comma?",
    ),
)
"""Patterns and sentences for lines that compute something; in prose all of these are right."""


NO_SIGN_NAMED = ("invalid syntax", "expected expression after 'else'")
"""How Python's words begin that do not name the sign which is wrong."""


def about_gap(message: str, line: str) -> str:
    """The sentence about what stands in the wrong place, or not at all; empty where nothing is known of it.

    message: Python's own words; line: without its indentation. Its strings and comments are ignored.
    """
    if not message.startswith(NO_SIGN_NAMED):
        return ""
    code = code_of(line)
    bare = message == "invalid syntax"  # within brackets Python asks whether a comma is missing
    rows = [MISPLACED, OUTSIDE if bare else (), GAPS if COMPUTES.match(code) else (), ENDS if bare else ()]
    return told(chain(*rows), code)
