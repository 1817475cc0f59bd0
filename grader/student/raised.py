"""From an exception of a student's code in this process to the trouble: which it was, and in which line."""

from __future__ import annotations

import bdb
import linecache
import traceback
from pathlib import Path
from types import FrameType

from grader.answers.answer import Trouble
from grader.child.exception_text import words_of
from grader.child.loops import lines, loop_line
from grader.child.stopping import Forbidden, OutOfTime
from grader.faults import unread_file
from grader.steps import Step
from grader.student import troubles
from grader.student.source import Source
from grader.text import without_addresses


def not_imported(path: Path, fault: BaseException) -> Trouble:
    """The file cannot be run to its end."""
    line = line_of(path, fault)
    if isinstance(fault, OutOfTime):
        return troubles.endless(_loop(path, fault) or line)
    if isinstance(fault, Forbidden):
        return troubles.not_to_be_run(str(fault), line)
    if isinstance(fault, SystemExit):
        return troubles.not_to_be_run(troubles.EXIT, line)
    if isinstance(fault, NotImplementedError) and (stub := students_frames(path, fault)[-1].name) != "<module>":
        return troubles.not_to_be_run(troubles.CALLS_STUB.format(name=stub), line)
    return troubles.not_run(_name(fault), _place(path, fault, line), _message(fault), line)


def ended(step: Step, source: Source, fault: BaseException, call: int, seconds: float) -> Trouble:
    """A call has ended in an exception; one that came to no line of the file is placed at the definition."""
    path = source.path
    line = line_of(path, fault, otherwise=source.line(step.name))
    if isinstance(fault, OutOfTime):
        return troubles.stopped(seconds, _loop(path, fault) or line, call)
    if isinstance(fault, NotImplementedError):
        unwritten = students_frames(path, fault)[-1].name
        own = unwritten == step.name
        return troubles.not_implemented(line) if own else troubles.calls_unwritten(unwritten, line, call)
    if isinstance(fault, SystemExit):
        return troubles.exits(line, call)
    if isinstance(fault, Forbidden):
        return troubles.forbidden(str(fault), line, call)
    if _left_debugger(fault):
        return troubles.left_debugger(_stood_in(path, fault) or line, call)
    return troubles.raised(_name(fault), _place(path, fault, line), _message(fault), line, call)


def line_of(path: Path, fault: BaseException, *, otherwise: int = 1) -> int:
    """The last line of the student's file that the exception came through; `otherwise` if there is none."""
    return next(reversed(_lines(path, fault)), 0) or otherwise


def _lines(path: Path, fault: BaseException) -> list[int]:
    """The lines of the student's file that the exception came through."""
    return [line for code, line in lines(fault.__traceback__) if code.co_filename == str(path)]


def _loop(path: Path, fault: OutOfTime) -> int | None:
    """The line that the loop in the student's file begins in; None if it was not in a loop of its own."""
    text = "".join(linecache.getlines(str(path)))
    try:
        return loop_line((line, text) for line in _lines(path, fault))
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # it has been changed while it ran
        return None


def students_frames(path: Path, fault: BaseException) -> list[traceback.FrameSummary]:
    """The frames of the student's own files, the innermost last."""
    return [f for f in traceback.extract_tb(fault.__traceback__) if Path(f.filename).parent == path.parent]


def _left_debugger(fault: BaseException) -> bool:
    """Whether it was raised in a debugger's code: pytest's debugger has an exception of its own for that."""
    return any(frame.filename == bdb.__file__ for frame in traceback.extract_tb(fault.__traceback__))


def _stood_in(path: Path, fault: BaseException) -> int | None:
    """The line of the file that the debugger stood in; None if it was in another.

    A student who quits at a function's return has left its frame already: only the debugger knows where they were.
    """
    frames = (frame for frame, _ in traceback.walk_tb(fault.__traceback__) if frame.f_code.co_filename == bdb.__file__)
    stood = (frame.f_locals.get("frame") for frame in frames)
    return next((f.f_lineno for f in stood if isinstance(f, FrameType) and f.f_code.co_filename == str(path)), None)


def _place(path: Path, fault: BaseException, own: int) -> str:
    frames = students_frames(path, fault)
    if isinstance(fault, SyntaxError) and (name := unread_file(fault)) and name != str(path):
        return troubles.place(own, (Path(name).name, fault.lineno or 1), imports=True)
    if frames and frames[-1].filename != str(path):
        return troubles.place(own, (Path(frames[-1].filename).name, frames[-1].lineno or 1))
    return troubles.place(own, None)


def _name(fault: BaseException) -> str:
    return type(fault).__name__


def _message(fault: BaseException) -> str:
    return without_addresses(words_of(fault))
