"""The terminal as the page writes on it: styled pieces, lines that fit, text of students made harmless."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from _pytest._io import TerminalWriter

from grader.outcomes import State
from grader.progress import words
from grader.signs import SIGNS, can_show
from grader.text import from_here

MOST_WIDTH = 100


class Paper:
    """Writes lines of a page."""

    def __init__(self, reporter: pytest.TerminalReporter) -> None:
        self._writer: TerminalWriter = reporter._tw
        self._shapes = can_show(getattr(self._writer._file, "encoding", None))
        self.width = min(self._writer.fullwidth, MOST_WIDTH)

    def line(self, text: str = "", **style: bool) -> None:
        self._writer.line(text, **style)

    def piece(self, text: str, **style: bool) -> None:
        """A part of a line; its end is written by `line`."""
        self._writer.write(text, **style)

    def sign(self, state: State) -> None:
        sign = SIGNS[state]
        self.piece(sign.shape if self._shapes else sign.plain, **sign.colour)

    def prose(self, text: str, indent: str = "  ", **style: bool) -> None:
        """Sentences and values, each line wrapped to the width."""
        for line in text.splitlines():
            for part in wrapped(line, self.width - len(indent)):
                self.line(f"{indent}{part}", **style)

    def rest(self, text: str) -> None:
        """The end of a line that was begun; where it does not fit, it stands below."""
        end = f"   {text}"
        if self.has_room(end):
            self.line(end)
        else:
            self.line()
            self.prose(text, "    ")

    def place(self, text: str) -> None:
        """The end of a line that was begun: a place in a file, kept in one piece so that it can be clicked."""
        end = f"   {text}"
        if self.has_room(end):
            self.line(end, cyan=True)
        else:
            self.line()
            self.line(f"    {text}", cyan=True)

    def has_room(self, text: str) -> bool:
        """Whether the line that was begun has room for so much more."""
        return self._writer.width_of_current_line + len(text) <= self.width

    def quoted(self, text: str, indent: str) -> None:
        """A student's own text, a line at a time, cut and cleaned."""
        for line in words.quoted(text, self.width - len(indent)):
            self.line(f"{indent}{line}")


def place_of(path: Path, line: int) -> str:
    """path:line as a terminal makes it clickable: relative to where the command was typed."""
    return f"{from_here(path)}:{line}"


def wrapped(line: str, width: int) -> list[str]:
    """The parts of a line; what is left of a value stands below its beginning."""
    label = re.match(r" +(?:.*?\S {2,})?", line)
    return textwrap.wrap(line, width, subsequent_indent=" " * (label.end() if label else 0)) or [""]
