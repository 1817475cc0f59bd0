"""Answers that are nearly right: their formula is right, and digits got lost on the way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.answers.values import Value, flat

NEAR = 1e-3
"""An answer no further off than this, in parts of its size, is called nearly right."""

SINGLE = 1e-6
"""Numbers of 32 bits are right to so much."""

LOST_DIGITS = (
    "All but right: the last digits differ. Is something rounded, kept in 32 bits (float32), found by small steps in "
    "place of the formula, or is a number of your own in place of one that you were given?"
)
NEARLY = (
    "Nearly right in every case, but not exactly: is something rounded on the way, kept in few bits (float16), "
    "or found by small steps in place of the formula?"
)


def nearly_right(values: Sequence[Value], expected: Sequence[Value]) -> str | None:
    """A sentence where every answer is near the right one; None where one of them is not.

    Where a right answer is far smaller than the others, what is near is as near as it is for most of them.
    """
    usual = float(np.median([_size(right) for right in expected]))
    furthest = max(apart(value, right, usual) for value, right in zip(values, expected, strict=True))
    if furthest > NEAR:
        return None
    return LOST_DIGITS if furthest < SINGLE else NEARLY


def apart(answer: Value, expected: Value, least: float = 0.0) -> float:
    """The distance in parts of the right answer's size, or of `least`; infinite for another number of entries."""
    value, right = flat(answer), flat(expected)
    if value.size != right.size:
        return float("inf")
    with np.errstate(all="ignore"):
        distance = float(np.max(abs(value - right), initial=0.0))
    size = max(_size(expected), least)
    return distance / size if size else (0.0 if not distance else float("inf"))


def _size(answer: Value) -> float:
    return float(np.max(abs(flat(answer)), initial=0.0))
