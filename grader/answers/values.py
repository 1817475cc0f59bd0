"""What an answer is once it is read: numbers, arrays and tuples of them, compared exactly."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

REL, ABS = 1e-9, 1e-12
"""Right answers differ by rounding only: equal formulas by 4e-15 relative, different ones by 6e-5 and more."""

Array: TypeAlias = npt.NDArray[np.float64]
Truths: TypeAlias = npt.NDArray[np.bool_]
Value: TypeAlias = "float | Array | tuple[Value, ...]"
Form: TypeAlias = "tuple[object, ...]"
"""What two answers must share to be compared: one number, the shape of an array, or the forms of a tuple's parts."""


def equal(value: Value, expected: Value) -> bool:
    """Whether two answers agree: the same shape, and every number within rel 1e-9 or abs 1e-12 of the expected one."""
    if isinstance(value, tuple) or isinstance(expected, tuple):
        if not isinstance(value, tuple) or not isinstance(expected, tuple) or len(value) != len(expected):
            return False
        return all(equal(part, other) for part, other in zip(value, expected, strict=True))
    if isinstance(value, float) and isinstance(expected, float):
        return abs(value - expected) <= max(ABS, REL * abs(expected))
    if isinstance(value, float) or isinstance(expected, float) or value.shape != expected.shape:
        return False
    return bool(agreeing(value, expected).all())


def agreeing(value: Array, expected: Array) -> Truths:
    """Which numbers agree with the expected ones beside them; `value` may also be one row, compared with every row."""
    with np.errstate(over="ignore", invalid="ignore"):  # a wrong formula's numbers may be infinite
        agreed: Truths = abs(value - expected) <= np.maximum(ABS, REL * abs(expected))
    return agreed


def form(value: Value) -> Form:
    """The form of an answer: answers of one form have equally many numbers, in the same places."""
    if isinstance(value, tuple):
        return tuple(map(form, value))
    return ("number",) if isinstance(value, float) else value.shape


def flat(value: Value) -> Array:
    """All numbers of an answer, in order."""
    if isinstance(value, tuple):
        return np.concatenate([flat(part) for part in value]) if value else np.empty(0)
    return np.ravel(np.asarray(value, dtype=np.float64))
