"""Why a student's function gave no answers: the sentence, his own words and the line."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from grader.answers import Trouble
from grader.steps import Step
from grader.student.guards import Forbidden
from grader.student.limits import OutOfTime
from grader.student.source import Source

UNFINISHED = "Not finished"
"""How the sentence begins about a function in which something stands above NotImplementedError."""


def missing(step: Step, steps: Sequence[str], source: Source) -> Trouble:
    """The step's function is gone, renamed, or the file is another one altogether."""
    if not any(name in source.definitions for name in steps):
        sentence = f"{source.path.name} defines no step of its exercise ({', '.join(steps)}): is it the right file?"
        way_out = "`grader reset FILE` restores it, and keeps your text beside it."
        return Trouble("missing", f"{sentence} {way_out}", line=1)
    if step.name in source.definitions:
        return Trouble("missing", f"{step.name} is no function any more.", line=source.line(step.name))
    inner = source.inner_line(step.name)
    if inner:
        sentence = (
            f"{step.name} is not at the left margin (line {inner}): it belongs to the class or function above it."
        )
        return Trouble("missing", sentence, line=inner)
    other = source.alike(step.name, steps)
    hint = f" Is it the one now called {other}?" if other else ""
    return Trouble("missing", f"There is no function {step.name} in the file.{hint}", line=source.line(other or ""))


def unfit(step: Step, source: Source) -> Trouble | None:
    """The function cannot take the step's arguments; None if it can."""
    parameters = source.parameters(step.name)
    if parameters is None or len(parameters) == len(step.parameters):
        return None
    asked = f"{step.name} is called with {len(step.parameters)} arguments ({', '.join(step.parameters)})"
    return Trouble("raised", f"{asked}; your function takes {len(parameters) or 'none'}.", line=source.line(step.name))


def stopped(seconds: float, line: int, call: int) -> Trouble:
    """A call has used up its time."""
    return Trouble(
        "timed_out", f"Stopped after {in_words(seconds)} in line {line}: does a loop never end?", "", line, call
    )


def in_words(seconds: float) -> str:
    """A time limit, as a sentence names it."""
    return f"{seconds:g} second{'s' * (seconds != 1)}"


def reordered(step: Step, source: Source) -> str:
    """The sentence about parameters that have changed places; empty if they have not."""
    parameters = source.parameters(step.name) or ()
    if parameters == step.parameters or set(parameters) != set(step.parameters):
        return ""
    return f"The parameters have changed places: the arguments arrive in the order {', '.join(step.parameters)}."


def not_imported(path: Path, raised: BaseException) -> Trouble:
    """The file cannot be run to its end."""
    line = line_of(path, raised)
    if isinstance(raised, OutOfTime):
        return Trouble("broken", f"The file does not come to its end: it was still running in line {line}.", line=line)
    return Trouble("broken", f"The file cannot be run: {_name(raised)}{_place(path, raised)}.", _message(raised), line)


def ended(step: Step, path: Path, raised: BaseException, call: int, seconds: float) -> Trouble:
    """A call has ended in an exception."""
    line = line_of(path, raised)
    if isinstance(raised, OutOfTime):
        return stopped(seconds, line, call)
    if isinstance(raised, NotImplementedError):
        return _not_written(step, path, raised, line, call)
    if isinstance(raised, SystemExit):
        return Trouble("raised", f"Line {line} ends the program; let the function return its answer.", "", line, call)
    if isinstance(raised, Forbidden):
        return Trouble("raised", f"Line {line}: {raised}.", "", line, call)
    return Trouble("raised", f"{_name(raised)}{_place(path, raised)}.", _message(raised), line, call)


def _not_written(step: Step, path: Path, raised: BaseException, line: int, call: int) -> Trouble:
    """The step itself is a to-do, or a function that it calls is one."""
    unwritten = students_frames(path, raised)[-1].name
    if unwritten == step.name:
        return Trouble("not_written", f"{UNFINISHED}: line {line} raises NotImplementedError.", line=line)
    return Trouble("raised", f"{unwritten}, which your function calls, is not written yet.", "", line, call)


def line_of(path: Path, raised: BaseException) -> int:
    """The last line of the student's file that the exception came through; 1 if there is none."""
    lines = [frame.lineno for frame in students_frames(path, raised) if frame.filename == str(path)]
    return (lines[-1] if lines else None) or 1


def _place(path: Path, raised: BaseException) -> str:
    """Where it came from: this file's line, or that of another file of the folder which this one uses."""
    own = line_of(path, raised)
    frames = students_frames(path, raised)
    if isinstance(raised, SyntaxError) and raised.filename and raised.filename != str(path):
        return f" in {Path(raised.filename).name}, line {raised.lineno}, which line {own} imports"
    if frames and frames[-1].filename != str(path):
        return f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}, reached from line {own}"
    return f" in line {own}"


def students_frames(path: Path, raised: BaseException) -> list[traceback.FrameSummary]:
    """The frames of the student's own files, the innermost last."""
    return [f for f in traceback.extract_tb(raised.__traceback__) if Path(f.filename).parent == path.parent]


def _name(raised: BaseException) -> str:
    return type(raised).__name__


def _message(raised: BaseException) -> str:
    try:
        return raised.msg if isinstance(raised, SyntaxError) else str(raised)
    except Exception:  # a student's exception may fail to say what it is
        return ""
