"""The student who answers from a notebook's global names, as its cells have defined them so far."""

from __future__ import annotations

import ast
import contextlib
import linecache
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import FunctionType, ModuleType

from grader.answers.answer import Answer, Arguments, Trouble
from grader.child.statements import definitions
from grader.exercise_files import STEP_TIMEOUT
from grader.steps import Exercise, Function, Step
from grader.student.inprocess import InProcessStudent
from grader.student.raised import students_frames
from grader.student.siblings import Siblings
from grader.student.source import Source
from grader.student.time_limit import TimeLimit
from grader.student.troubles import alike, no_function, renamed


class NotebookStudent(InProcessStudent):
    """Answers for one step of a notebook. Lines are counted in the cell that defines it.

    Output of a call is captured: in nbgrader, text on stderr would cost the cell's points even for a right answer.
    """

    def __init__(self, names: Mapping[str, object], exercise: Exercise, step: str) -> None:
        path = Path(_file(names.get(step)))
        # The limit of `pytest exercises`; nbgrader's own limit on a cell has to be larger.
        super().__init__(path, exercise, Siblings(path.parent), TimeLimit(STEP_TIMEOUT), live=False)
        self._names = names

    @cached_property
    def source(self) -> Source:
        """The definitions of the notebook's functions, if the text of their cells is known."""
        tree = ast.Module(body=list(_definitions(self._names)), type_ignores=[])
        return Source(self.path, compile("", str(self.path), "exec"), tree)

    @cached_property
    def module(self) -> ModuleType:
        """The notebook's names as they are now."""
        module = ModuleType(self.exercise.name)
        vars(module).update(self._names)
        return module

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        """The answers to all calls, or the first trouble, in which other cells are not called by their file names."""
        answers = super().answers(step, calls)
        if not isinstance(answers, Trouble) or self.raised is None:
            return answers
        files = {Path(frame.filename) for frame in students_frames(self.path, self.raised)}
        sentence = answers.sentence
        for file in files - {self.path}:
            if not file.exists():
                sentence = sentence.replace(file.name, "another cell")
        return replace(answers, sentence=sentence)

    def function(self, step: Step) -> Function | Trouble:
        """The student's function for the step, or why there is none to call."""
        if callable(self._names.get(step.name)):
            return super().function(step)
        if step.name in self._names:
            return no_function(step.name)
        why = "its cell was not run, or it failed, or the function has another name."
        other = alike(step.name, self.source.definitions, [s.name for s in self.exercise.steps])
        return Trouble("missing", f"There is no function {step.name}: {why}{renamed(other)}")

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """A context for running the student's code."""
        with _undisplayed(), super().running():
            yield

    @contextlib.contextmanager
    def _prints(self, call: int) -> Iterator[None]:
        with super()._prints(call), contextlib.redirect_stderr(sys.stdout):
            yield


def _undisplayed() -> contextlib.AbstractContextManager[object]:
    """Suppress what IPython would display (tables, figures): it could show a hidden argument."""
    if "IPython" not in sys.modules:
        return contextlib.nullcontext()
    from IPython.utils.capture import capture_output  # only if it is imported already: the kit does not need it

    return capture_output(stdout=False, stderr=False)


def _file(function: object) -> str:
    """The file name of a function's cell; Jupyter gives each cell one, all in one folder."""
    return function.__code__.co_filename if isinstance(function, FunctionType) else "<cell>"


def _definitions(names: Mapping[str, object]) -> Iterator[ast.stmt]:
    """The definitions of the functions among the names, each from the text of its cell."""
    cells: dict[str, Mapping[str, ast.stmt]] = {}
    for name, value in names.items():
        if isinstance(value, FunctionType) and not name.startswith("_"):
            file = _file(value)
            if file not in cells:
                cells[file] = _parsed("".join(linecache.getlines(file)))
            if name in cells[file]:
                yield cells[file][name]


def _parsed(text: str) -> Mapping[str, ast.stmt]:
    try:
        return definitions(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
