"""Where an author's own code failed, in words."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from grader.text import describe


def located(fault: Exception, package: str) -> str:
    """The exception, and the last line of the package that it came through: as a module, for students may read it.

    What Python cannot read is itself the place: the line that imports it says nothing.
    """
    place = _unread(fault) or _last_line(fault, package)
    return f"{_without_its_file(fault)} ({place})" if place else _without_its_file(fault)


def _unread(fault: Exception) -> str | None:
    """The file and line that Python cannot read; None for a text that came from no file."""
    if not isinstance(fault, SyntaxError) or not fault.filename or fault.filename.startswith("<"):
        return None
    return f"{PurePath(fault.filename).name}, line {fault.lineno}"


def _last_line(fault: Exception, package: str) -> str | None:
    frames = traceback.walk_tb((fault.__cause__ or fault).__traceback__)
    lines = [(str(frame.f_globals.get("__name__", "")), line) for frame, line in frames]
    places = [(module, line) for module, line in lines if module.partition(".")[0] == package]
    return f"{places[-1][0]}, line {places[-1][1]}" if places else None


def _without_its_file(fault: Exception) -> str:
    """Its words without the place that Python adds to what it cannot read, or the path to what it cannot import."""
    if isinstance(fault, SyntaxError):
        return f"{type(fault).__name__}: {fault.msg}"
    said = describe(fault)
    return said.removesuffix(f" ({fault.path})") if isinstance(fault, ImportError) else said
