"""What is wrong with the form of an answer, in a sentence; numbers play no part in it."""

from __future__ import annotations

import numpy as np

from grader.answers.values import Value
from grader.text import counted

PRINTS_ALIKE = (
    "The number is still wrapped in an array, which prints like a number (shape ()): take it out, with float() or "
    ".item()."
)
WRAPPED_ELSEWHERE = "For other numbers than the text's, the number that comes back is still wrapped: take it out."
MISSHAPEN = "For other numbers than the text's, what comes back does not have the shape that is asked for."


def elsewhere(value: Value, expected: Value) -> str:
    """What is wrong with the shape of a hidden case's answer: no more than that something is, for a size could tell."""
    return WRAPPED_ELSEWHERE if is_wrapped(value, expected) else MISSHAPEN


def misfit(value: Value, expected: Value, *, lengths_vary: bool = False) -> str | None:
    """What is wrong with the value's shape, in a sentence; None if it is the expected one.

    Where `lengths_vary`, right answers are lists of different lengths; one of another length is wrong, not misshapen.
    """
    if isinstance(expected, tuple):
        return _tuple_misfit(value, expected)
    if isinstance(value, tuple):
        return f"A tuple came back; {asked(expected)} is asked for."
    if np.shape(value) == np.shape(expected) and isinstance(value, float) == isinstance(expected, float):
        return None
    if lengths_vary and np.ndim(value) == np.ndim(expected) == 1:
        return None
    if lengths_vary and np.ndim(expected) == 1 and np.ndim(value) != 2:
        return f"A list or tuple of numbers is asked for, however many; {asked(value)} came back."
    return _wrapped(value, expected) or _different(value, expected)


def is_wrapped(value: Value, expected: Value) -> bool:
    """Whether a number is asked for and an array or list that holds a single one came back."""
    return isinstance(expected, float) and not isinstance(value, (float, tuple)) and np.size(value) == 1


def holds_wrapped(value: Value, expected: Value) -> bool:
    """Whether the number that is asked for is wrapped, or numbers in a part of a tuple are."""
    if isinstance(value, tuple) and isinstance(expected, tuple) and len(value) == len(expected):
        return any(_wrapped(part, wanted) is not None for part, wanted in zip(value, expected, strict=True))
    return is_wrapped(value, expected)


def _wrapped(value: Value, expected: Value) -> str | None:
    if isinstance(value, tuple) or isinstance(expected, tuple):
        return None
    if is_wrapped(value, expected):
        if np.ndim(value) == 0:
            return PRINTS_ALIKE
        return f"The number is still wrapped in an array, a list or a tuple (shape {np.shape(value)}): take it out."
    if not isinstance(expected, float) and np.shape(value) == (*expected.shape, 1):
        return f"Each number is still wrapped in an array of its own. {_different(value, expected)}"
    return None


def _different(value: Value, expected: Value) -> str:
    wanted = asked(expected)
    return f"{wanted[0].upper()}{wanted[1:]} is asked for; {asked(value)} came back."


def _tuple_misfit(value: Value, expected: tuple[Value, ...]) -> str | None:
    numbers = isinstance(value, tuple) and all(isinstance(part, float) for part in value)
    if not isinstance(value, tuple) or len(value) != len(expected) or (numbers and not isinstance(expected[0], float)):
        came = f"{len(value)}{' numbers' * numbers}" if isinstance(value, tuple) else asked(value)
        return f"{len(expected)} things are asked for, together in a tuple; {came} came back."
    for number, (part, wanted) in enumerate(zip(value, expected, strict=True), 1):
        fault = misfit(part, wanted)
        if fault:
            return f"Part {number} of the answer: {fault[0].lower()}{fault[1:]}"
    return None


def asked(value: Value) -> str:
    """The form of a value in words."""
    if isinstance(value, tuple):
        return f"a tuple of {len(value)}"
    if isinstance(value, float):
        return "one number"
    if value.ndim == 1:
        return f"a list or tuple of {counted(value.size, 'number')}, or an array of shape {value.shape}"
    return f"an array of shape {value.shape}"
