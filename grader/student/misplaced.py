"""Signs and words as paper and other languages have them in a line, and Python has not, or not there."""

from __future__ import annotations

import re
from keyword import kwlist

from grader.student.tables import CLOSED, NAME, Rows

COMPARED = {"=>": ">=", "=!": "!="}
"""Only after if and its like: elsewhere => makes a function in other languages, and =! may be = and not."""

WRITTEN = {"=<": "<=", "><": "!=", "<>": "!=", "!==": "!=", "===": "==", "&&": "and", "||": "or"}

SIGN = r"(?<![-+*/@<>=!^%])(?>(\*\*=|//=|[-+*/@<>=!^%]=|\*\*|//|[-+*/@<>=^]))"
"""A whole one: the second half of ** or of += is none."""

SENTENCE = rf"^(?!(?:{'|'.join(kwlist)})\b)[A-Za-z]+(?:,? [A-Za-z][A-Za-z']*){{3,}}[.:!?]?$"
"""At least four words in a row: no name with a digit or a _, and nothing that computes."""

_OPENED = r"(?:[-+*/(=,<>]|\b(?:return|if|elif|while|and|or|not)\b)"
"""What stands before a value: a bar after it opens one."""


def _between(sign: str) -> str:
    """Where it stands between two values."""
    return rf"[\w)\]] *{re.escape(sign)} *[-!\w(\[]"


def _written(sign: str, plain: str) -> str:
    return f"In Python {sign} is written {plain}."


MISPLACED: Rows = (
    (r"\blambda *(?:[-+/),\]]|\*[^:]*$|$)", "lambda is a word of Python's own: take another name."),
    (rf"\blambda +{NAME}(?:, *{NAME})* +{NAME}[^:]*$", "Between the names after lambda and its value stands a colon."),
    (rf"{_OPENED} *\|\|[^|]+\|\|", "In Python ||a|| is written np.linalg.norm(a)."),
    (rf"{_OPENED} *\|[^|]+\|", "In Python |a| is written abs(a)."),
    *((rf"^(?:el)?(?:if|while)\b.*{_between(sign)}", _written(sign, plain)) for sign, plain in COMPARED.items()),
    *((_between(sign), _written(sign, plain)) for sign, plain in WRITTEN.items()),
    (r"(?:\b(?:if|while|and|or|return)|[(=,&|]) *!(?=[\w(])", "In Python ! is written not."),
    (r"[\w)\]] *\?[^?:]+:[^:]*[\w)\]]$", "In Python c ? a : b is written a if c else b."),
    (rf"^//|^/\*|// *{NAME} +{NAME} +{NAME}", "In Python a remark begins with #, and // divides."),
    (
        r"^return\b[^(=<>!]*[^(=<>! +*/-] *=(?! *[=<>!])",
        "return hands a value back: to name it, write the name and = in a line above.",
    ),
    (r"^(?:raise\b|[^:]*[=)]).*(?<=[^:;=(, ])(?<!return)(?<!else) +return\b", "return begins a line of its own."),
    (r"(?:=|\breturn) *if\b", "A choice between two values is written a if c else b."),
    (r"\S +if\b[^:]*\belse *:", "The colon after else is one too many."),
    (r"\S +else *:", "An else with a colon begins a line of its own."),
    (
        r"^(?:return\b|\w+ *=(?!=))(?!.*\b(?:lambda|if|else|for|while)\b).*[^ :] *:$",
        "The colon at the end is one too many.",
    ),
    (r"^[A-Za-z_]\w*([*+-]) +=", "A name holds letters, digits and _, and no {0}."),
    (r" (\*\*|//|[-+*/<>!]) +=", "{0}= is one sign: take the space out of it."),
    (
        r"([*/]|(?<![-+*/%!<>=])=) +\1",
        "Two {0} stand side by side: one is too many, or {0}{0} is meant, without a space.",
    ),
    (
        rf"[\w)\]=(,] *{SIGN} *(\*\*|//|[*/@])",
        "{0} and {1} stand side by side: one is too many, or a value is missing between them.",
    ),
    (r"(?:[(\[,=]|^return) *,", "Before a comma a value is missing, or the comma is one too many."),
    (r"\((?:[^()]|\([^()]*\))*: *$", "A ( in this line is not closed."),
)
"""Patterns and sentences for any line that Python calls "invalid syntax"."""

OUTSIDE: Rows = (
    (SENTENCE, "This reads like a sentence: write # before it, or take it out."),
    (rf"^(?![A-Z][a-z])({NAME}) +({NAME})(?:\.\w+\(| *[-+*/@])", "Is = missing between {0} and {1}?"),
    (
        rf"^{NAME}[^=:;(\[]*=(?!=){CLOSED}(?<=[\w)\]]) +({NAME})(?: *=(?!=)|(?<=print)\()",
        "{0} begins a line of its own.",
    ),
)
"""More of them, for lines where Python does not ask about a comma; if it does, the line may be within brackets."""

ENDS: Rows = (
    (rf"^(?!def\b).*{SIGN} *[)\]]", "After {0} a value is missing."),
    (
        rf"^(?=[\w(\[-]){CLOSED}{SIGN}$",
        "After {0} a value is missing; where it stands in the next line, put brackets around the whole.",
    ),
)
"""More of them, for a missing value where nothing else is wrong."""
