"""What is wrong with a line that Python cannot read, where the line says more than Python's message."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from keyword import iskeyword, kwlist

from grader.child.nearest_name import nearest
from grader.student.advice import NEWER
from grader.student.tables import BLOCK, BRACKETS, CLOSED, NAME, Rows, code_of, told

NESTED_QUOTES = r"""\bf(["'])(?:(?!\1).)*\{(?:(?!\1|\}).)*\1[^}]*\}"""
"""A text's own quotation mark within its braces."""

TYPES = r"^(?:type +\w+ *(\[.*\] *)?=[^=]|(async +)?def +\w+ *\[.*\] *\(|class +\w+ *\[.*\] *[(:])"
"""A type with a name, and functions and classes of types that stand in square brackets."""

COLON = "Such a line ends with a colon, and what belongs to it stands below."

LINES: Rows = (
    (r"^(>>>|\.\.\.) ", "The {0} is a prompt, no part of Python: take it out."),
    (r"^(<{7}|={7}|>{7})( |$)", "Git has put this line here: keep one of the two versions, and take its marks out."),
    (r"^(`{3}|~{3})", "That is a mark around code in a text: take the line out."),
    (r"^(else ?if|elsif)\b", "In Python that is one word: elif."),
    (r"^(?:def +\d|\d+[A-Za-z_]\w* *=(?!=))", "A name begins with a letter or a _."),
    (r"^[A-Za-z_]\w*(') *=[^=']*$", "A name holds letters, digits and _, and no {0}."),
    (r"^\w+ ?(\+\+|--)$", "Python has no {0}: write += 1 or -= 1."),
    (r"^else *:$", "else stands below its if, and begins in the same column."),
    (r"^for\b(?!.*\bin\b).*(?:[=:;]|range)", "A for names what it goes through: for k in range(3):"),
    (rf"^(?!else\b){BLOCK}[^:]*(?:[;{{]|\bthen|\bdo|\breturn\b[^:]*)$", COLON),
    (r"^return *([=:])", "After return stands the value itself, without {0}."),
    (rf"^({'|'.join(kwlist)}) *=[^=]", "{0} is a word of Python's own: take another name."),
    (r"^def +\w+[ -]+\w+ *\(", "A name is one word: _ joins its parts."),
    (r"^def +\w+ *\((?:[^()=\[]*, *)?-?\d", "In the brackets of a def stand names: their values come with the call."),
    (rf"^def +\w+ *\((?:[^()]*, *)?(int|float|double|str|bool|list) +{NAME}", "A parameter has no {0} before it."),
    (rf"^def +\w+ *\([^()]*?\b({NAME}) +({NAME})", "Is a comma missing between {0} and {1}, or are they one name?"),
    (r"^(int|float|double|let|var|const) +\w+ *=", "A name is set without {0} before it."),
)
"""How the line begins, whatever Python says of it, and the sentence."""

NEW: Rows = ((f"{NESTED_QUOTES}|{TYPES}", NEWER),) if sys.version_info < (3, 12) else ()
"""What the whole line has in it, its texts as well, and the sentence."""

WORDS = {
    "def": r" +\w+ *\(",
    "return": r" +[-\w.(\[]+ *($|[-+*/@%<>=,()\[])",
    "for": r" .* in\b",
    "while": r" .*:$",
    "if": r" .*:$",
    "elif": r" .*:$",
    "else": r" *:$",
    "import": r" +[\w.]+( +as +\w+)?$",
    "from": r" .* import ",
    "raise": r" +\w+ *($|\()",
}
"""Keywords that a line may begin with, and what follows them; a sentence of a lost docstring continues otherwise."""

NOT_THE_LINE = r"^invalid (non-printable )?character|indented block|^expected 'except'"
"""Messages about one character, or about the lines above: the beginning of this line is not what is wrong."""

# Nothing else is wrong with it, and it closes no bracket of the lines above.
_PLAIN = rf" *(?!.*\w +\w)(?!.*[*/] +[*/])(?=[\w(])(?!.*=){CLOSED}$"

_GOES_ON = "This line goes on with the one above only where brackets stand around the whole."

BY_WORDS: Mapping[str, Rows] = {
    "unexpected indent": ((rf"^(?:[-+*/]|@ ){_PLAIN}", _GOES_ON),),
    "invalid syntax": ((rf"^[*/]{_PLAIN}", _GOES_ON),),
    "can't use starred expression here": ((rf"^\*{_PLAIN}", _GOES_ON),),
    "invalid syntax. Maybe you meant '==' or ':=' instead of '='": (
        (rf"^{NAME} *=(?!=){CLOSED}, *({NAME}) *=(?!=)", "{0} begins a line of its own."),
    ),
    "expected ':'": (
        (r"^else +(?:(?:return|raise|pass|print)\b|[^=!<>]*[^=!<> ] *=(?!=))", "The colon comes straight after else."),
        (r"^else +(?!then\b|do\b)[\w(].*(?:[<>]|==|!=|:$)", "else has no condition; elif has one."),
        (rf"^{BLOCK}(?:[^:()\[\]]|{BRACKETS})*$", COLON),
    ),
}
"""Patterns and sentences by Python's message, which they need: within brackets no indent is unexpected."""


def about_line(message: str, line: str) -> str:
    """The sentence about a line without its indentation; empty where nothing is known of it.

    message: Python's own words.
    """
    if re.search(NOT_THE_LINE, message):
        return ""
    code = code_of(line)
    return told(NEW, line) or told(LINES, code) or told(BY_WORDS.get(message, ()), code) or _about_word(code)


def _about_word(line: str) -> str:
    """The first word, if it is nearly one of Python's, and the line goes on as after that one."""
    match = re.match(r"[A-Za-z]+", line)
    if match is None or iskeyword(match[0]):
        return ""
    word, rest = match[0], line[match.end() :]
    near = nearest(word, (known for known, goes_on in WORDS.items() if re.match(goes_on, rest)))
    return f"Is {near} meant in place of {word}?" if near else ""
