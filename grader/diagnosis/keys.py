"""The answer key of a step: the right answers to its cases, and what every wrong formula answers."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import TypeVar

import numpy as np

from grader.answers.answer import Arguments
from grader.answers.reading import read
from grader.answers.refusals import Refusal
from grader.answers.values import Value, equal
from grader.derived.candidates import Calls, Candidates, Joined
from grader.formulas import compiled
from grader.quiet import quiet
from grader.situations import Situations
from grader.steps import Function, Mistake, Situation, Step
from grader.text import describe

L = TypeVar("L")

REPEATED = 2
"""So many cases are called again at the end: what survives from call to call shows in any of them."""


class AnswerKey:
    """What a step should answer in its situations, and what its mistakes do; all is computed when first asked for."""

    def __init__(self, step: Step, situations: Situations) -> None:
        self.step, self.situations = step, situations
        self.calls: list[Arguments] = [step.arguments(situation) for situation in situations.items]
        self.asked: list[Arguments] = [*self.calls, *self.calls[:REPEATED]]

    @property
    def cases(self) -> Sequence[Situation]:
        return self.situations.items

    @cached_property
    def expected(self) -> list[Value]:
        with quiet():
            return [self._right(*both) for both in zip(self.cases, self.calls, strict=True)]

    def _right(self, case: Situation, call: Arguments) -> Value:
        """The reference's answer; a ValueError says why there is none, and hides the numbers of a hidden case."""
        try:
            value = read(self.step.reference(*copy.deepcopy(call)), self._like)
        except Exception as fault:  # the author's formula may fail in any way
            raise ValueError(f"in the situation {case.name!r}: {describe(fault)}") from fault
        if isinstance(value, Refusal):
            raise ValueError(f"in the situation {case.name!r}: {value.sentence}")
        return value

    @cached_property
    def _like(self) -> Value | None:
        """What tells a tuple of answers from a list of numbers: whether the reference itself returns a tuple."""
        answer = self.step.reference(*copy.deepcopy(self.calls[0]))
        return (0.0,) * len(answer) if isinstance(answer, tuple) else None

    @cached_property
    def lengths_vary(self) -> bool:
        """Whether the right answers are lists of different lengths: then the length is part of the answer."""
        return len({np.shape(value) for value in self.expected if isinstance(value, np.ndarray)}) > 1

    @cached_property
    def counts(self) -> bool:
        """Whether the right answers are whole numbers only: what goes wrong on the way is no part of them."""
        return not any(isinstance(value, tuple) or np.any(np.mod(value, 1)) for value in self.expected)

    @cached_property
    def decides(self) -> bool:
        """Whether the right answers are yes or no, as 1 or 0: too little to believe a far-fetched reason."""
        return all(isinstance(value, float) and value in (0.0, 1.0) for value in self.expected)

    @cached_property
    def given_numbers(self) -> bool:
        """Whether the step is given plain numbers only, no arrays."""
        return not any(isinstance(argument, np.ndarray) for argument in self.calls[0])

    @cached_property
    def authored(self) -> Candidates[Mistake]:
        """The author's mistakes, one entry for each way in which they are written."""
        reference = self.step.reference
        return self._called((mistake, compiled(reference, formula)) for mistake, formula in self.step.wrong_formulas)

    @cached_property
    def derived(self) -> Candidates[str]:
        """What single slips make of the reference and of its answers, and the other steps' formulas."""
        from grader.derived.slips import singles  # only wrong answers need it: a right file is not kept waiting
        from grader.derived.whole import whole_answers

        slips = singles(self.step.reference, self.calls, self._answer)
        return Joined([slips, self._other_steps(), whole_answers(self.expected)])

    @cached_property
    def in_other_forms(self) -> Candidates[str]:
        """What single slips make of the other ways to write the reference: asked where its own explain nothing."""
        from grader.derived.slips import singles  # see `derived`

        return Joined([singles(form, self.calls, self._answer) for form in self.step.forms])

    @cached_property
    def all_derived(self) -> Candidates[str]:
        """All that one slip makes."""
        return Joined([self.derived, self.in_other_forms])

    @cached_property
    def two_mistakes(self) -> Candidates[tuple[Mistake, Mistake]]:
        """What two of the author's mistakes make of the reference."""
        from grader.diagnosis.pairs import pairs_of_mistakes  # see `derived`

        return self._called(pairs_of_mistakes(self.step))

    @cached_property
    def pairs(self) -> Candidates[tuple[str, str]]:
        """What two slips make of a short reference."""
        from grader.derived.slips import doubles  # see `derived`

        return doubles(self.step.reference, self.calls, self._answer)

    def agrees(self, function: Function, values: Sequence[Value]) -> bool:
        """Whether one of our own functions, which leaves its arguments alone, answers all cases like this."""
        answers = (value_of(function, *both) for both in zip(self.calls, self.expected, strict=True))
        return all(own is not None and equal(value, own) for value, own in zip(values, answers, strict=True))

    def _called(self, labelled: Iterable[tuple[L, Function]]) -> Candidates[L]:
        """Functions of the author's own, each with its label: they are given copies, which they may change."""
        found = list(labelled)

        def answer(number: int, case: int) -> Value | None:
            return value_of(found[number][1], copy.deepcopy(self.calls[case]), self.expected[case])

        return Calls([label for label, _ in found], answer)

    def _answer(self, function: Function, case: int) -> Value | None:
        # A changed reference leaves its arguments alone, as the reference does: they need no copying.
        return value_of(function, self.calls[case], self.expected[case])

    def _other_steps(self) -> Candidates[str]:
        """The other steps' right answers in the same situations."""
        others = [step for step in self.situations.course.steps if step is not self.step]

        def answer(number: int, case: int) -> Value | None:
            step = others[number]
            try:
                arguments = copy.deepcopy(step.arguments(self.cases[case]))  # no audit may have seen that reference
            except Exception:  # that step's own fault, of which its own verdict speaks
                return None
            return value_of(step.reference, arguments, self.expected[case])

        return Calls(["other_step"] * len(others), answer)


@cache
def answer_key(step: Step, situations: Situations) -> AnswerKey:
    """The key of a step, made once in a process."""
    return AnswerKey(step, situations)


def value_of(function: Function, call: Arguments, like: Value | None = None) -> Value | None:
    """What one of our own functions answers to a call; None if it fails or answers no number."""
    try:
        value = read(function(*call), like)
    except Exception:  # a changed formula may fail in any way; then it explains nothing
        return None
    return None if isinstance(value, Refusal) else value
