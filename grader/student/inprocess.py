"""The student in this process: their file is run here, where a debugger sees it and prints are shown."""

from __future__ import annotations

import contextlib
import copy
import sys
import warnings
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import CoroutineType, ModuleType

import numpy as np

from grader.answers.answer import Answer, Arguments, Trouble
from grader.steps import Exercise, Function, Step
from grader.student import raised, troubles
from grader.student.guards import guarded
from grader.student.printed import Printed
from grader.student.siblings import Siblings
from grader.student.source import Source, read_source
from grader.student.time_limit import TimeLimit

FILE = -1
"""Stands for the run of the file itself where prints are kept by the number of the call."""


class InProcessStudent:
    """Answers for one exercise file. The file is run at the first question, and once only.

    `printed` keeps what each call of the last step printed, unless they go straight out (`live`);
    `raised` is the exception that ended the last step.
    """

    def __init__(self, path: Path, exercise: Exercise, siblings: Siblings, limit: TimeLimit, *, live: bool) -> None:
        self.path, self.exercise = path, exercise
        self._siblings, self._limit, self._live = siblings, limit, live
        self.printed: dict[int, str] = {}
        self.raised: BaseException | None = None

    @cached_property
    def source(self) -> Source | Trouble:
        return read_source(self.path)

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        """The answers to all calls, each with fresh copies of its arguments, or the first trouble."""
        self.printed, self.raised = {}, None
        source, function = self.source, self.function(step)
        if isinstance(source, Trouble):
            return source
        if isinstance(function, Trouble):
            return function
        answers: list[Answer] = []
        try:
            with self.running():
                for call in calls:
                    answers.append(self._answer(function, call, len(answers)))
        except KeyboardInterrupt:  # the person at the keyboard stops the run
            raise
        except BaseException as fault:  # pytest.skip and sys.exit do not end the run either
            self.raised = fault
            with self.running():  # an exception of the student's own is asked what it says
                return raised.ended(step, source, fault, len(answers), self._limit.seconds)
        return answers

    def function(self, step: Step) -> Function | Trouble:
        """The step's function as the student wrote it, or why there is none to call."""
        source, module = self.source, self.module
        if isinstance(source, Trouble):
            return source
        if isinstance(module, Trouble):
            return module
        function: object = vars(module).get(step.name)
        if not callable(function):
            return troubles.missing(step, [s.name for s in self.exercise.steps], source)
        if source.is_stub(step.name):
            return troubles.unwritten(step.name, source)
        return troubles.unfit(step, source) or function

    @cached_property
    def module(self) -> ModuleType | Trouble:
        """The file as a module, run under the same limits as a call."""
        source = self.source
        if isinstance(source, Trouble):
            return source
        try:
            with self.running(), self._prints(FILE):
                return self._imported(source)
        except KeyboardInterrupt:
            raise
        except BaseException as fault:
            self.raised = fault
            with self.running():
                return raised.not_imported(self.path, fault)

    def _imported(self, source: Source) -> ModuleType:
        name = self.path.stem
        if name in sys.modules:  # another file of the folder has imported it
            return sys.modules[name]
        module = ModuleType(name)
        module.__file__ = str(self.path)
        sys.modules[name] = module
        try:
            exec(source.code, module.__dict__)
        except BaseException:
            sys.modules.pop(name, None)  # as an import does: no other file of the folder finds half of it
            raise
        return module

    def running(self) -> contextlib.AbstractContextManager[None]:
        """What holds while the student's code runs."""
        return running(self._siblings, self._limit)

    @contextlib.contextmanager
    def _prints(self, call: int) -> Iterator[None]:
        if self._live:
            yield
            return
        printed = Printed()
        try:
            with contextlib.redirect_stdout(printed.stream):
                yield
        finally:
            if printed.text:
                self.printed[call] = printed.text

    def _answer(self, function: Function, call: Arguments, number: int) -> Answer:
        arguments = copy.deepcopy(call)
        with self._prints(number):
            value = function(*arguments)
        if type(value) is CoroutineType:
            value.close()  # else Python warns that it was never awaited; here the verdict says more
        return Answer(_frozen(value), arguments)


def _frozen(value: object, depth: int = 3) -> object:
    """The answer as it is now: a list or an array that the next call changes must not change this one."""
    if type(value) in (list, tuple) and depth:
        return type(value)(_frozen(part, depth - 1) for part in value)  # type: ignore[call-arg, attr-defined]
    return value.copy() if type(value) is np.ndarray else value


@contextlib.contextmanager
def running(siblings: Siblings, limit: TimeLimit) -> Iterator[None]:
    """What holds while code of a folder's files runs; its warnings are no errors, whatever the host says."""
    with warnings.catch_warnings(), siblings.at_hand(), guarded(siblings.folder), limit.running():
        warnings.simplefilter("ignore")
        yield
