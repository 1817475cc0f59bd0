"""What a debugger shows of a failure: the student's own frames, without the kit's."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType, TracebackType

import pytest

from grader.child.stopping import OutOfTime
from grader.pytest_door.collecting import ExerciseFile, StepItem

HOME = Path(__file__).parents[1]
"""Where the kit lies."""


def show_students_own(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Put what is the student's own in place of the failure that a debugger would show."""
    if call.when == "call" and call.excinfo is not None:
        call.excinfo = pytest.ExceptionInfo.from_exception(_raised(item, call.excinfo.value))


def _raised(item: pytest.Item, raised: BaseException) -> BaseException:
    """The student's own exception, or the failure placed at their definition, where they can call the function."""
    file = item.parent
    assert isinstance(file, ExerciseFile)
    own = item.judged.raised if isinstance(item, StepItem) and item.judged else None
    if isinstance(own, (Exception, OutOfTime)):
        raised = own  # never pytest's own skip, xfail or exit: they would decide the outcome
    frames = _without_kit(raised.__traceback__)
    return raised.with_traceback(frames) if frames else _at_definition(item, file, raised)


def _without_kit(frames: TracebackType | None) -> TracebackType | None:
    """The traceback without frames of the kit and of pytest."""
    kept = []
    while frames is not None:
        file = Path(frames.tb_frame.f_code.co_filename)
        if not file.is_relative_to(HOME) and file.parent.name not in ("_pytest", "pluggy"):
            kept.append(frames)
        frames = frames.tb_next
    rest = None
    for frame in reversed(kept):
        rest = TracebackType(rest, frame.tb_frame, frame.tb_lasti, frame.tb_lineno)
    return rest


def _at_definition(item: pytest.Item, file: ExerciseFile, raised: BaseException) -> BaseException:
    line = file.line(item.name)
    code = compile("\n" * (line - 1) + "raise failure", str(file.path), "exec").replace(co_name=item.name)
    module = file.student.module
    try:
        exec(code, vars(module) if isinstance(module, ModuleType) else {}, {"failure": raised.with_traceback(None)})
    except BaseException:
        return raised.with_traceback(_without_kit(raised.__traceback__))
    return raised
