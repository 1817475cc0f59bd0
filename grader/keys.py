"""The answer key of a step: the right answers to its cases, and what every wrong formula answers."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Sequence
from functools import cache, cached_property

import numpy as np

from grader.answers import Arguments
from grader.derived import Mutant, mutants, pairs
from grader.derived.kinds import RANK
from grader.formulas import compiled
from grader.situations import Situations
from grader.steps import Function, Mistake, Situation, Step
from grader.values import Refusal, Value, equal, read


class WrongFormula:
    """The answers of one wrong formula, each computed when it is first asked for."""

    def __init__(self, answer: Callable[[int], Value | None]) -> None:
        self._answer = answer
        self._answers: list[Value | None] = []

    def explains(self, values: Sequence[Value]) -> bool:
        """Whether it answers all cases like this."""
        return all(self._agrees(case, value) for case, value in enumerate(values))

    def _agrees(self, case: int, value: Value) -> bool:
        if case == len(self._answers):
            self._answers.append(self._answer(case))
        own = self._answers[case]
        return own is not None and equal(value, own)


class AnswerKey:
    """What a step should answer in its situations, and what its mistakes do."""

    def __init__(self, step: Step, situations: Situations) -> None:
        self.step, self.situations = step, situations
        self.calls: list[Arguments] = [step.arguments(situation) for situation in situations.items]

    @property
    def cases(self) -> Sequence[Situation]:
        return self.situations.items

    @cached_property
    def expected(self) -> list[Value]:
        answers = []
        for call in self.calls:
            value = value_of(self.step.reference, call, self._like)
            if value is None:
                raise ValueError(f"the reference of {self.step.name} gives no answer to {call}")
            answers.append(value)
        return answers

    @cached_property
    def _like(self) -> Value | None:
        """What tells a tuple of answers from a list of numbers: whether the reference itself returns a tuple."""
        answer = self.step.reference(*copy.deepcopy(self.calls[0]))
        return (0.0,) * len(answer) if isinstance(answer, tuple) else None

    @cached_property
    def authored(self) -> list[tuple[Mistake, WrongFormula]]:
        """The author's mistakes, one entry for each way in which they are written."""
        reference = self.step.reference
        return [(m, self._formula(compiled(reference, formula))) for m in self.step.mistakes for formula in m.formulas]

    @cached_property
    def derived(self) -> list[tuple[str, WrongFormula]]:
        """What single slips make of the reference, and the other steps' formulas, the likeliest kinds first."""
        found = self._mutants(mutants([self.step.reference, *self.step.forms], self.calls[0]))
        others = [("other_step", self._other(step)) for step in self.situations.course.steps if step is not self.step]
        return sorted(found + others, key=lambda formula: RANK[formula[0]])

    @cached_property
    def pairs(self) -> list[tuple[str, WrongFormula]]:
        """What two slips make of a short reference."""
        return self._mutants(pairs(self.step.reference, self.calls[0]))

    def _mutants(self, found: list[Mutant]) -> list[tuple[str, WrongFormula]]:
        return [(mutant.kind, self._formula(mutant.function)) for mutant in found]

    def _formula(self, function: Function) -> WrongFormula:
        return WrongFormula(lambda case: value_of(function, self.calls[case], self.expected[case]))

    def _other(self, step: Step) -> WrongFormula:
        """Another step's right answer in the same situation."""
        return WrongFormula(lambda case: value_of(step.reference, step.arguments(self.cases[case]), self.expected[case]))


@cache
def answer_key(step: Step, situations: Situations) -> AnswerKey:
    """The key of a step, made once in a process."""
    return AnswerKey(step, situations)


def value_of(function: Function, call: Arguments, like: Value | None = None) -> Value | None:
    """What one of our own functions answers to a call; None if it fails or answers no number."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            value = read(function(*copy.deepcopy(call)), like)
        except Exception:  # a changed formula may fail in any way; then it explains nothing
            return None
    return None if isinstance(value, Refusal) else value
