"""Advice for beginners: what an exception of Python's means in such a course."""

from __future__ import annotations

import re
import sys

from grader.answers.commas import COMMA
from grader.child.exception_text import GLUED, PAIR
from grader.student.characters import CHARACTERS, TIMES
from grader.student.tables import told

NUMBER = "A single number has no entries."

ENTRIES = "A list or a tuple is not computed with as a whole; an array is, and np.array makes one of it."

COLUMNS = "Lines that belong together begin in one column, further to the right than the def, for or if above them."

NEWER = f"A newer Python may read it; this is Python {sys.version_info.major}.{sys.version_info.minor}."

OF_ARRAYS = r"'(T|shape|ndim|size|dot|reshape|sum)'"
"""What is asked of arrays in such a course."""

ADVICE: tuple[tuple[str, str, str], ...] = (
    ("TypeError", r" for \^=?: |'bitwise_xor'", "In Python a power is written with **, and ^ is something else."),
    (
        "TypeError",
        r"' object is not callable",
        "Brackets straight after a value call it like a function: is an operator missing before them, or does one name"
        " stand for two things?",
    ),
    (
        "TypeError",
        r"^exceptions must derive from",
        "raise is for what has gone wrong; an answer is handed back with return.",
    ),
    (
        "TypeError",
        r" '(function|builtin_function_or_method)' and | and '(function|builtin_function_or_method)'$",
        "A function's name alone stands for the function; brackets with its arguments after it call it.",
    ),
    ("TypeError", rf"{PAIR}$", COMMA),
    (
        "TypeError",
        r"'NoneType'",
        "A value there is None: a function returned nothing, or the line that gives it a number was not reached.",
    ),
    ("TypeError", r" for \S+ '(list|tuple)' and| and '(list|tuple)'$|multiply sequence by non-int", ENTRIES),
    ("TypeError", r"'str'|concatenate str", "A text is no number, even if it is made of digits."),
    (
        "TypeError",
        r"only .* arrays can be converted",
        "One number is needed in that place, and what stands there is an array of several.",
    ),
    (
        "TypeError",
        r"Cannot interpret '\d+' as a data type",
        "A shape, or a list of numbers, stands in brackets of its own: np.zeros((2, 1)).",
    ),
    ("TypeError", r"'(int|float|numpy\.\w+)' object is not (subscript|iter)able", NUMBER),
    ("IndexError", r"^invalid index to scalar variable", NUMBER),
    ("IndexError", r"out of (bounds|range)", "Counting begins at 0: the last of two entries is number 1."),
    ("AttributeError", rf"^'(list|tuple)' object has no attribute {OF_ARRAYS}", ENTRIES),
    (
        "AttributeError",
        rf"^'(int|float)' object has no attribute {OF_ARRAYS}",
        "Arrays have that; a single number has not.",
    ),
    (
        "ValueError",
        r"not aligned|mismatch in its core dimension|could not be broadcast",
        "Write both shapes down, side by side: which of the lengths have to be equal?",
    ),
    (
        "ValueError",
        r"truth value of an array",
        "Comparing arrays gives an array of answers: which single number is to be compared?",
    ),
    ("NameError", r"^name 'np' is not defined", "NumPy has to be imported at the top: import numpy as np."),
    ("NameError", r"^name 'numpy' is not defined", "Import it at the top, import numpy as np, and call it np."),
    ("NameError", rf"{re.escape(GLUED)}$", "An operator is missing between them."),
    ("NameError", r"^name '\S*·\S*' is not defined", TIMES),
    (
        "NameError",
        r"^name '[A-Za-z]{1,2}\d[A-Za-z]{1,2}\d' is not defined$",
        "If these are two names, an operator is missing between them.",
    ),
    ("NameError", r"^name 'math' is not defined", "It has to be imported at the top: import math."),
    (
        "NameError",
        r"^name '(sqrt|exp|log|tanh|sin|cos|sign|clip|dot|outer|array|zeros|ones|maximum|minimum)' is not defined",
        "NumPy has a function of that name: write np. before it.",
    ),
    (
        "NameError",
        r"^name '\w+' is not defined$",
        "Whatever is used has to be a parameter of the function, or to be set in a line above: what another function"
        " sets is not known here.",
    ),
    ("UnboundLocalError", r"", "It is used before the line that sets it has been run."),
    (
        "SyntaxError",
        r"Maybe you meant '=='",
        "One = gives the name at its left what stands at its right; two, ==, compare.",
    ),
    (
        "SyntaxError",
        r"Perhaps you forgot a comma",
        "Is a comma or an operator missing between two values, here or in the lines below?",
    ),
    (
        "SyntaxError",
        r"^can't use starred expression|^starred assignment target",
        "A * multiplies what stands on both its sides, and no name begins with one.",
    ),
    (
        "SyntaxError",
        r"^unexpected character after line continuation",
        "After a \\ the line has to end, without even a space; what divides is /.",
    ),
    ("SyntaxError", r"indented block|indent$|unindent|^'return' outside function", COLUMNS),
    (
        "SyntaxError",
        r"tabs and spaces",
        "A tab and spaces may look alike and are not the same: begin every line with spaces.",
    ),
    *(("SyntaxError", f"^invalid character '{character}'", sentence) for character, sentence in CHARACTERS.items()),
    (
        "SyntaxError",
        r"^invalid (non-printable )?character",
        "Copied text may bring such a character along: type it again on your keyboard.",
    ),
    ("SyntaxError", r"^multiple exception types must be parenthesized$|^f-string expression part cannot", NEWER),
    ("SyntaxError", r"^f-string: expecting '}'", "A brace in the text is not closed."),
    ("SyntaxError", r"^unterminated (f-)?string", "A text ends with the quotation mark that it begins with."),
    (
        "SyntaxError",
        r"^unterminated triple-quoted (f-)?string",
        "Three quotation marks are missing, or too many, here or further up.",
    ),
    ("SyntaxError", r"^invalid decimal literal", "A number runs into a name there: is an operator missing?"),
    (
        "SyntaxError",
        r"^leading zeros in decimal integer",
        "A decimal number is written with a point: 0.05. A whole one has no zeros before it.",
    ),
    (
        "ValueError",
        r"^math domain error|^expected (?:argument value|a (?:finite|nonnegative|noninteger|positive|number)\b)",
        "A function of math is given a number that it is not made for.",
    ),
    ("OverflowError", r"^math range error|esult (too large|out of range)", "A number has grown beyond all bounds."),
    ("RecursionError", r"", "A function calls itself again and again."),
)
"""The exception's name, what its words have in them, and the sentence."""


def advice(name: str, message: str) -> str:
    """The sentence about an exception; empty where its own words say enough."""
    return told(((words, sentence) for kind, words, sentence in ADVICE if kind == name), message)
