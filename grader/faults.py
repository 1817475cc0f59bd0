"""Where an author's own code failed, in words."""

from __future__ import annotations

import traceback

from grader.text import describe


def located(fault: Exception, package: str) -> str:
    """The exception, and the last line of the package that it came through: as a module, for students may read it."""
    said = _without_its_file(fault)
    frames = traceback.walk_tb((fault.__cause__ or fault).__traceback__)
    lines = [(str(frame.f_globals.get("__name__", "")), line) for frame, line in frames]
    places = [(module, line) for module, line in lines if module.partition(".")[0] == package]
    return f"{said} ({places[-1][0]}, line {places[-1][1]})" if places else said


def _without_its_file(fault: Exception) -> str:
    """Its words without the path that Python adds to what it cannot import."""
    said = describe(fault)
    return said.removesuffix(f" ({fault.path})") if isinstance(fault, ImportError) else said
