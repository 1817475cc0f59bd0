"""The output of a check cell: one line, and below it the rest of the feedback; never a traceback."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator
from types import TracebackType

from grader.outcomes import State
from grader.progress.words import PRINTED, quoted
from grader.signs import SIGNS, can_show
from grader.verdicts import KITS_OWN, Verdict

WIDTH = 80
"""`nbgrader validate` cuts longer lines."""

BOLD = "\x1b[1m{}\x1b[0m"
"""No colours: none of the terminal's can be read well on the pink of Jupyter's errors."""


class CheckFailed(Exception):
    """The step is not right. Jupyter shows these lines in place of a traceback."""

    def __init__(self, verdict: Verdict, printed: str = "") -> None:
        super().__init__(f"{verdict.step}: {verdict.headline}")
        self._verdict, self._printed = verdict, printed

    @property
    def lines(self) -> list[str]:
        """The lines: first the most important one, then the details."""
        return [*_first(self._verdict), *_details(self._verdict, self._printed)]

    def _render_traceback_(self) -> list[str]:
        """The lines to show, by IPython's protocol."""
        return [*map(BOLD.format, _first(self._verdict)), *_details(self._verdict, self._printed)]


class KitFault(Exception):
    """The check itself has failed: it tells nothing about the student's function."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"{KITS_OWN}{fault}")

    @property
    def lines(self) -> list[str]:
        return [*textwrap.wrap(str(self), WIDTH), "Your function was not judged. Please tell whoever runs the course."]

    def _render_traceback_(self) -> list[str]:
        """The lines to show, by IPython's protocol."""
        return self.lines


def praise(step: str, *, hidden: bool) -> str:
    """The line for a right answer; that for the text's case alone must not look like the points."""
    scope = "for all other numbers, too" if hidden else "for the text's numbers; grading tries others"
    return f"{_sign(State.RIGHT)} {step} is right {scope}."


def without_traceback() -> None:
    """Outside of IPython, let Python show the lines of a failed check in place of a traceback."""
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _shown


def _shown(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if isinstance(fault, (CheckFailed, KitFault)):
        print(*fault.lines, sep=os.linesep, file=sys.stderr)
    else:
        sys.__excepthook__(kind, fault, trace)


def _first(verdict: Verdict) -> list[str]:
    text = f"{_sign(verdict.state)} {verdict.step}: {verdict.headline}"
    return textwrap.wrap(text, WIDTH, subsequent_indent="  ")


def _details(verdict: Verdict, printed: str) -> Iterator[str]:
    """The feedback without what the first line says already; lines that begin with a blank are kept."""
    for line in verdict.feedback.splitlines():
        if line.startswith(" "):
            yield f"  {line}"
        elif line.removesuffix(".") not in verdict.headline:
            yield from _indented(line)
    if printed:
        yield f"  {PRINTED}"
        yield from (f"    | {line}" for line in quoted(printed, WIDTH - 6))


def _indented(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _sign(state: State) -> str:
    sign = SIGNS[state]
    return sign.shape if can_show(getattr(sys.stdout, "encoding", None)) else sign.plain
