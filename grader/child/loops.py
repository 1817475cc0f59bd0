"""The first line of an endless loop: which of its lines was running at the timeout is chance.

Both doors use this, so that they name the same line, and a submission that is graded again gets the same words.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import CodeType, TracebackType


def loop_line(places: Iterable[tuple[int, str]]) -> int | None:
    """The first line of the outermost loop around these places, a `while` rather than a `for`; None if there is none.

    places: the lines that were running, callers first, each with the text that it is a line of.
    """
    around = [
        (isinstance(loop, ast.For), depth, loop.lineno)
        for depth, (line, text) in enumerate(dict.fromkeys(places))
        for loop in _loops(text)
        if loop.lineno <= line <= (loop.end_lineno or 0)
    ]
    return min(around)[2] if around else None


def lines(trace: TracebackType | None) -> Iterator[tuple[CodeType, int]]:
    """The code that an exception came through, outermost first, and the line of each; 0 if it has none."""
    while trace is not None:
        yield trace.tb_frame.f_code, trace.tb_lineno or _line_before(trace)
        trace = trace.tb_next


def _line_before(trace: TracebackType) -> int:
    """The last line number before a place without one: Python's jump back from a nested loop may have none."""
    places = trace.tb_frame.f_code.co_lines()
    return next((line for start, _, line in reversed(list(places)) if line and start <= trace.tb_lasti), 0)


@lru_cache
def _loops(text: str) -> list[ast.For | ast.While]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.For, ast.While))]
