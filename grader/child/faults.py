"""A student's exception as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from .exception_text import words_of
from .loops import lines
from .messages import MOST_LINES, MOST_MESSAGE, MOST_NAME, Place, Raised
from .stopping import Forbidden, OutOfTime


class Unparsed(Exception):
    """A text that Python cannot parse because it is nested too deeply."""


_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (OutOfTime, "time"),
    (NotImplementedError, "unwritten"),
    (SystemExit, "exit"),
    (SyntaxError, "syntax"),
    (Forbidden, "forbidden"),
    (Unparsed, "unparsed"),
)


def raised(fault: BaseException, files: Sequence[str], file: int) -> Raised:
    """The exception's kind, name, message and place, both in `file` and in all files of the submission."""
    kind = next((name for types, name in _KINDS if isinstance(fault, types)), "error")
    name, words = type(fault).__name__, words_of(fault).encode("utf-8", "replace").decode()
    return Raised(kind, name[:MOST_NAME], words[:MOST_MESSAGE], _place(fault, files, file))


def _place(fault: BaseException, files: Sequence[str], file: int) -> Place:
    line, inner = 0, (file, 0, "")
    for code, at in lines(fault.__traceback__):
        if code.co_filename in files:
            number = files.index(code.co_filename)
            inner = (number, at, code.co_name)
            line = at if number == file else line
    if isinstance(fault, SyntaxError) and fault.filename in files:
        inner = (files.index(fault.filename), fault.lineno or 0, "")
        line = line if inner[0] != file else inner[1]
    return Place(_within(line), inner[0], _within(inner[1]), inner[2][:MOST_NAME])


def _within(line: int) -> int:
    return min(max(line, 0), MOST_LINES)
