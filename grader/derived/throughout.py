"""Changes of all right answers alike: cut off, rounded, left at zero, multiplied, or shifted by one number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

import numpy as np

from grader.answers.values import Array, Value, agreeing, equal, flat, form

Answers = Sequence[Value]

FEW = 2
"""The most different numbers that tell too little."""

MOST_DIGITS = 11
"""The most decimals that matter: rounding to more changes a number by less than `ABS`."""


def _of_all_numbers(test: Callable[[Array, Array], bool]) -> Callable[[Answers, Answers], bool]:
    """A test of all numbers of all cases against the right ones; False if they cannot be compared."""

    @wraps(test)
    def tested(values: Answers, expected: Answers) -> bool:
        both = _side_by_side(values, expected)
        with np.errstate(over="ignore"):  # a student's numbers may overflow
            return both is not None and test(*both)

    return tested


def unfilled(values: Answers, expected: Answers) -> bool:
    """Whether some numbers are zero, the same ones in every case, and all others are right."""
    both = _side_by_side(values, expected)
    if both is None or any(flat(right).size == 1 for right in expected):
        return False
    given, right = both
    zero = (given == 0) & (right != 0)
    places = {tuple(np.flatnonzero((flat(v) == 0) & (flat(r) != 0))) for v, r in zip(values, expected, strict=True)}
    return len(places) == 1 and zero.any() and not zero.all() and bool((zero | agreeing(given, right)).all())


@_of_all_numbers
def cut_off(given: Array, right: Array) -> bool:
    """Whether right numbers stop at a limit, above, below or both; a limit has to be a round number."""
    wrong = ~agreeing(given, right)
    low, high = _limit(given[wrong & (given > right)], -np.inf), _limit(given[wrong & (given < right)], np.inf)
    limits = [limit for limit in (low, high) if np.isfinite(limit)]
    if not low < high or not any(limits) or any(limit != round(limit, 2) for limit in limits):
        return False
    return bool(agreeing(given, np.clip(right, low, high)).all())


def _limit(stopped: Array, none: float) -> float:
    """The number at which others stop; `none` if there are no others, nan if they do not stop at one number."""
    places = set(stopped.tolist())
    return none if not places else places.pop() if len(places) == 1 else np.nan


@_of_all_numbers
def rounded(given: Array, right: Array) -> bool:
    """Whether numbers are wrong only by digits that they do not have; zeros may be anything."""
    wrong = ~agreeing(given, right)
    lost = abs(given - right)[wrong]
    kept = given[wrong]
    return bool(kept.any()) and any(
        (np.round(kept, digits) == kept).all() and (lost < 10.0**-digits).all() for digits in range(MOST_DIGITS + 1)
    )


@_of_all_numbers
def multiple(given: Array, right: Array) -> bool:
    """Whether all answers are the right ones times one number."""
    largest = int(np.argmax(abs(right)))
    return bool(given[largest]) and equal(given, right * given[largest] / right[largest])


@_of_all_numbers
def offset(given: Array, right: Array) -> bool:
    """Whether all answers are the right ones plus one number; False if most of them are right."""
    if np.mean(agreeing(given, right)) > 0.5:
        return False
    smallest = int(np.argmin(abs(right)))
    return equal(given, right + (given[smallest] - right[smallest]))


def _side_by_side(values: Answers, expected: Answers) -> tuple[Array, Array] | None:
    """All numbers of all cases, and the right ones; None if their forms differ, or they tell too little."""
    if any(form(value) != form(right) for value, right in zip(values, expected, strict=True)):
        return None
    given, right = (np.concatenate([flat(answer) for answer in answers]) for answers in (values, expected))
    return (given, right) if len(set(right.tolist())) > FEW and np.isfinite(given).all() else None
