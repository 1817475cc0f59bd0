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
"""The number of cases that are called again at the end: state kept between calls shows in any of them."""


class AnswerKey:
    """The right answers of a step in its situations, and those of its mistakes; each is computed when first used."""

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
        """A tuple if the reference returns one, else None: it tells a tuple of answers from a list of numbers."""
        answer = self.step.reference(*copy.deepcopy(self.calls[0]))
        return (0.0,) * len(answer) if isinstance(answer, tuple) else None

    @cached_property
    def lengths_vary(self) -> bool:
        """Whether the right answers are lists of different lengths, so that the length is part of the answer."""
        return len({np.shape(value) for value in self.expected if isinstance(value, np.ndarray)}) > 1

    @cached_property
    def counts(self) -> bool:
        """Whether all right answers are whole numbers: they do not show what went wrong on the way."""
        return not any(isinstance(value, tuple) or np.any(np.mod(value, 1)) for value in self.expected)

    @cached_property
    def decides(self) -> bool:
        """Whether all right answers are yes or no, as 1 or 0: they say too little for a far-fetched reason."""
        return all(isinstance(value, float) and value in (0.0, 1.0) for value in self.expected)

    @cached_property
    def given_numbers(self) -> bool:
        """Whether the step takes plain numbers only, no arrays."""
        return not any(isinstance(argument, np.ndarray) for argument in self.calls[0])

    @cached_property
    def authored(self) -> Candidates[Mistake]:
        """The author's mistakes, one entry for each wrong formula."""
        reference = self.step.reference
        return self._called((mistake, compiled(reference, formula)) for mistake, formula in self.step.wrong_formulas)

    @cached_property
    def derived(self) -> Candidates[str]:
        """Single slips in the reference and in its answers, and the other steps' formulas."""
        from grader.derived.slips import singles  # only wrong answers need it: right files are graded sooner
        from grader.derived.whole import whole_answers

        slips = singles(self.step.reference, self.calls, self._answer)
        return Joined([slips, self._other_steps(), whole_answers(self.expected)])

    @cached_property
    def in_other_forms(self) -> Candidates[str]:
        """Single slips in the other forms of the reference: tried if those in its own form explain nothing."""
        from grader.derived.slips import singles  # see `derived`

        return Joined([singles(form, self.calls, self._answer) for form in self.step.forms])

    @cached_property
    def all_derived(self) -> Candidates[str]:
        """All single slips."""
        return Joined([self.derived, self.in_other_forms])

    @cached_property
    def two_mistakes(self) -> Candidates[tuple[Mistake, Mistake]]:
        """Pairs of the author's mistakes."""
        from grader.diagnosis.pairs import pairs_of_mistakes  # see `derived`

        return self._called(pairs_of_mistakes(self.step))

    @cached_property
    def pairs(self) -> Candidates[tuple[str, str]]:
        """Pairs of slips in a short reference."""
        from grader.derived.slips import doubles  # see `derived`

        return doubles(self.step.reference, self.calls, self._answer)

    def agrees(self, function: Function, values: Sequence[Value]) -> bool:
        """Whether a function of ours, which leaves its arguments alone, gives these values in all cases."""
        answers = (value_of(function, *both) for both in zip(self.calls, self.expected, strict=True))
        return all(own is not None and equal(value, own) for value, own in zip(values, answers, strict=True))

    def _called(self, labelled: Iterable[tuple[L, Function]]) -> Candidates[L]:
        """The author's functions with their labels; they get copies of the arguments, which they may change."""
        found = list(labelled)

        def answer(number: int, case: int) -> Value | None:
            return value_of(found[number][1], copy.deepcopy(self.calls[case]), self.expected[case])

        return Calls([label for label, _ in found], answer)

    def _answer(self, function: Function, case: int) -> Value | None:
        # Neither the reference nor a changed one modifies its arguments: they need no copying.
        return value_of(function, self.calls[case], self.expected[case])

    def _other_steps(self) -> Candidates[str]:
        """The other steps' right answers in the same situations."""
        others = [step for step in self.situations.course.steps if step is not self.step]

        def answer(number: int, case: int) -> Value | None:
            step = others[number]
            try:
                arguments = copy.deepcopy(step.arguments(self.cases[case]))  # that reference may not have been audited
            except Exception:  # that step's own verdict reports it
                return None
            return value_of(step.reference, arguments, self.expected[case])

        return Calls(["other_step"] * len(others), answer)


@cache
def answer_key(step: Step, situations: Situations) -> AnswerKey:
    """The key of a step, made once in each process."""
    return AnswerKey(step, situations)


def value_of(function: Function, call: Arguments, like: Value | None = None) -> Value | None:
    """The answer of a function of ours to a call; None if it fails or returns no number."""
    try:
        value = read(function(*call), like)
    except Exception:  # a changed formula may fail in any way; then it explains nothing
        return None
    return None if isinstance(value, Refusal) else value
