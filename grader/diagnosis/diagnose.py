"""Which mistake explains wrong answers: an authored one, a hard-coded answer, or a slip in the reference's formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

import numpy as np

from grader.answers.reading import read
from grader.answers.refusals import Refusal
from grader.answers.values import Value, equal, form
from grader.derived.fixed import Places, fixed_places, with_fixed
from grader.derived.throughout import cut_off, multiple, offset, rounded, unfilled
from grader.diagnosis.factors import divides, wrong_factors
from grader.diagnosis.keys import AnswerKey
from grader.diagnosis.one_slip import authored, derived, in_other_forms
from grader.diagnosis.two_in_part import two_in_part
from grader.diagnosis.two_slips import scaled, several, two_mistakes
from grader.diagnosis.words import Diagnosis, of_kind, told
from grader.formulas import definition
from grader.quiet import quiet
from grader.text import enumerated

Way: TypeAlias = Callable[[AnswerKey, Sequence[Value]], Diagnosis | None]

HARDCODED = "Your function gives the same answer whatever it is given."
FIXED = "In place of {names}, your function uses the text's numbers: use what it is given."
UNCHANGED = "Your function hands its argument {name} back as it came."


@quiet()  # a student's numbers may be of any size
def diagnose(key: AnswerKey, values: Sequence[Value], *, without: str | None = None) -> Diagnosis | None:
    """The mistake that explains these values in every case, or None. Authored ones come first, then the likelier slips.

    `without` names an authored mistake to leave out, to see what would be said without it.
    """
    ways: tuple[Way, ...] = (
        *(_hardcoded, _fixed, _unfilled, derived, _cut_off, _rounded, _shuffled, _unchanged, in_other_forms),
        *(partial(two_mistakes, without=without), partial(scaled, without=without), _alike_everywhere),
        *(_factors, several, two_in_part),
    )
    return authored(key, values, without) or next(filter(None, (way(key, values) for way in ways)), None)


def _hardcoded(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """The same answer in every case. Where its form is wrong, that says more: then None."""
    if not key.lengths_vary and form(values[0]) != form(key.expected[0]):
        return None
    return Diagnosis("hardcoded", HARDCODED) if _constant(values) and not _constant(key.expected) else None


def _constant(values: Sequence[Value]) -> bool:
    return all(equal(value, values[0]) for value in values[1:])


def _fixed(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """The text's numbers in place of some arguments; never where the answers are yes or no, which tell too little."""
    if key.decides or not equal(values[0], key.expected[0]):
        return None

    def explains(places: Places) -> bool:
        return key.agrees(with_fixed(key.step.reference, {n: key.calls[0][n] for n in places}), values)

    names = [key.step.parameters[place] for place in fixed_places(len(key.step.parameters), explains)]
    return told("text_numbers", FIXED.format(names=enumerated(names)) if names else None)


def _unfilled(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    return of_kind("unfilled") if unfilled(values, key.expected) else None


def _cut_off(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Right answers cut off at some limit; not for counts, which may be right up to a number by chance."""
    return of_kind("cut_off") if not key.counts and cut_off(values, key.expected) else None


def _rounded(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Right answers with fewer digits; not for counts, which have no digits to lose."""
    return of_kind("rounded") if not key.counts and rounded(values, key.expected) else None


def _alike_everywhere(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """One number by which all answers are multiplied or off: it explains them and tells little."""
    if multiple(values, key.expected):
        return of_kind("multiple")
    return of_kind("offset") if offset(values, key.expected) else None


def _factors(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Several wrong factors of one product."""
    may_divide = divides(definition(key.step.reference))
    sentence = wrong_factors(key.step.parameters, key.calls, values, key.expected, may_divide=may_divide)
    return told("factors", sentence)


def _shuffled(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """The right numbers of a list in another order: there are too many orders to try each."""
    if all(_same_numbers(*both) for both in zip(values, key.expected, strict=True)):
        return of_kind("sequence")
    return None


def _same_numbers(value: Value, right: Value) -> bool:
    if not isinstance(value, np.ndarray) or not isinstance(right, np.ndarray) or value.ndim != 1 or right.ndim != 1:
        return False
    return equal(np.sort(value), np.sort(right))


def _unchanged(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    for name, *given in zip(key.step.parameters, *key.calls, strict=True):
        arguments = [read(argument) for argument in given]
        if all(not isinstance(a, Refusal) and equal(value, a) for a, value in zip(arguments, values, strict=True)):
            return told("unchanged", UNCHANGED.format(name=name))
    return None
