"""Answers that are nearly right: their formula is right, and digits got lost on the way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.answers.values import Value, flat

NEAR = 1e-3
"""The largest relative distance of an answer that is nearly right."""

SINGLE = 1e-6
"""The relative precision of 32-bit numbers."""

LOST_DIGITS = (
    "All but right: the last digits differ. Is something rounded, kept in 32 bits (float32), found by small steps in "
    "place of the formula, or is a number of your own in place of one that you were given?"
)
NEARLY = (
    "Nearly right in every case, but not exactly: is something rounded on the way, kept in few bits (float16), "
    "or found by small steps in place of the formula?"
)


def nearly_right(values: Sequence[Value], expected: Sequence[Value]) -> str | None:
    """A sentence if every answer is near the right one, else None.

    Distances are relative to the right answer's size, or to the median of all sizes where that is larger.
    """
    usual = float(np.median([_size(right) for right in expected]))
    furthest = max(apart(value, right, usual) for value, right in zip(values, expected, strict=True))
    if furthest > NEAR:
        return None
    return LOST_DIGITS if furthest < SINGLE else NEARLY


def apart(answer: Value, expected: Value, least: float = 0.0) -> float:
    """The distance relative to the right answer's size, or to `least` if larger; infinite if the sizes differ."""
    value, right = flat(answer), flat(expected)
    if value.size != right.size:
        return float("inf")
    with np.errstate(all="ignore"):
        distance = float(np.max(abs(value - right), initial=0.0))
    size = max(_size(expected), least)
    return distance / size if size else (0.0 if not distance else float("inf"))


def _size(answer: Value) -> float:
    return float(np.max(abs(flat(answer)), initial=0.0))
