"""A comma in a decimal number, as at school: Python makes two numbers of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.answers.values import Value, equal, flat

COMMA = "In Python a decimal number is written with a point: does a comma stand in its place?"


def comma(values: Sequence[Value], expected: Sequence[Value]) -> str:
    """The question about a comma, or nothing.

    It is asked where too many numbers come back in every case, and one of the first two is a whole number that never
    changes, as the 0 of `0,5 * x` and the 5 of `x - 0,5`; not where a number stands before all the right ones.
    """
    if not all(map(_too_many, values, expected)) or all(map(_right_but_for_the_first, values, expected)):
        return ""
    first, *others = (flat(value)[:2].tolist() for value in values)
    fixed = (number for place, number in enumerate(first) if all(other[place] == number for other in others))
    return COMMA if any(number >= 0 and number.is_integer() for number in fixed) else ""


def _right_but_for_the_first(value: Value, expected: Value) -> bool:
    """Whether the right numbers come after one extra number."""
    return equal(flat(value)[1:], flat(expected))


def _too_many(value: Value, expected: Value) -> bool:
    """Whether a plain row of numbers came back, longer than the one that is asked for."""
    if isinstance(value, tuple) or isinstance(expected, tuple) or np.ndim(value) != 1:
        return False
    return np.ndim(expected) < 2 and np.size(value) > max(np.size(expected), 1)
