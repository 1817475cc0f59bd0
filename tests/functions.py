"""Students made of plain functions, for tests that need no file."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grader.answers.answer import Answer, Arguments
from grader.checking import check
from grader.courses.backprop import course
from grader.formulas import compiled
from grader.soundness import situations
from grader.steps import Step
from grader.verdicts import Verdict


@dataclass(frozen=True)
class One:
    """A student with one function, whatever the step is called."""

    function: Callable[..., Any]

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer]:
        """What the function returns, and its arguments as they were afterwards."""
        return answers_of(self.function, calls)


def answers_of(function: Callable[..., Any], calls: Sequence[Arguments]) -> list[Answer]:
    """What a function returns to each call, and its arguments as they were afterwards."""
    return [Answer(function(*given), given) for given in map(copy.deepcopy, calls)]


def verdict(name: str, function: Callable[..., Any], *, seed: int | None = None, public: bool = True) -> Verdict:
    """What becomes of a step whose function this is."""
    step = course.step(name)
    return check(step, One(function), situations(course, step, course.seed if seed is None else seed, public=public))


def verdict_on(name: str, formula: str, *, seed: int | None = None, public: bool = True) -> Verdict:
    """What becomes of a step whose function returns this expression of its parameters."""
    return verdict(name, compiled(course.step(name).reference, formula), seed=seed, public=public)
