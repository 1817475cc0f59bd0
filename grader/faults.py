"""Where an author's own code failed, in words."""

from __future__ import annotations

from collections.abc import Iterator
from types import FrameType

from grader.text import describe


def located(fault: Exception, package: str) -> str:
    """The exception, and the last line of the package that it came through: as a module, for students may read it."""
    said = describe(fault)
    places = [place for place in _places(fault.__cause__ or fault) if place[0].partition(".")[0] == package]
    return f"{said} ({places[-1][0]}, line {places[-1][1]})" if places else said


def _places(fault: BaseException) -> Iterator[tuple[str, int]]:
    """The modules and lines that an exception came through, the innermost last."""
    step = fault.__traceback__
    while step is not None:
        yield _module(step.tb_frame), step.tb_lineno
        step = step.tb_next


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
