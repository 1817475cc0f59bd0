"""The fixture `student` of a suite's ordinary tests: `student.forward_h1(...)`."""

from __future__ import annotations

import functools
from collections.abc import Callable

from grader.answers.answer import Trouble
from grader.student.inprocess import InProcessStudent


class StepError(Exception):
    """What a step or a test raises that is not right; its words are for the student."""


class LazyStudent:
    """The names of the student's file, run at the first use: a broken one fails the test, not its setup."""

    def __init__(self, student: InProcessStudent) -> None:
        self._student = student

    def __getattr__(self, name: str) -> object:
        module = self._student.module
        if isinstance(module, Trouble):
            raise StepError(module.sentence)
        if name not in vars(module):
            raise StepError(f"There is no {name} in the file.")
        value: object = vars(module)[name]
        return self._limited(value) if callable(value) else value

    def _limited(self, function: Callable[..., object]) -> Callable[..., object]:
        @functools.wraps(function)
        def limited(*arguments: object, **named: object) -> object:
            with self._student.running():
                return function(*arguments, **named)

        return limited
