"""The place where an author's code failed, in words, or the file that Python could not read."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from grader.text import describe, from_here


def located(fault: Exception, package: str) -> str:
    """The exception, and the last line of the package that it came through: as a module, for students may read it.

    What Python cannot read is itself the place: the line that imports it says nothing.
    """
    place = _unread(fault) or _last_line(fault, package)
    return f"{_without_its_file(fault)} ({place})" if place else _without_its_file(fault)


def unread_file(fault: SyntaxError) -> str | None:
    """The file that Python cannot read; None for a text that came from no file: what eval() reads is `<string>`."""
    name = fault.filename
    return None if not name or name.startswith("<") else name


def _unread(fault: Exception) -> str | None:
    """The file and line that Python cannot read."""
    if isinstance(fault, SyntaxError) and (name := unread_file(fault)):
        return f"{_shown(name)}, line {fault.lineno}"
    return None


def _shown(file: str) -> str:
    """The file relative to the working folder; only its name where it lies elsewhere, for students may read it."""
    place = PurePath(from_here(PurePath(file)))
    return place.name if place.is_absolute() else str(place)


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
