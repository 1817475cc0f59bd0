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
    """The sentence about the shape of a hidden case's answer: it names no size, which could give the case away."""
    return WRAPPED_ELSEWHERE if is_wrapped(value, expected) else MISSHAPEN


def misfit(value: Value, expected: Value, *, lengths_vary: bool = False) -> str | None:
    """What is wrong with the value's shape, in a sentence; None if it is the expected one.

    Where `lengths_vary`, right answers are lists of different lengths; one of another length is wrong, not misshapen.
    """
    if isinstance(expected, tuple):
        return _tuple_misfit(value, expected)
    if isinstance(value, tuple):
        return _different(value, expected)
    if np.shape(value) == np.shape(expected) and isinstance(value, float) == isinstance(expected, float):
        return None
    if lengths_vary and np.ndim(value) == np.ndim(expected) == 1:
        return None
    if lengths_vary and np.ndim(expected) == 1 and np.ndim(value) != 2:
        return f"A list or tuple of numbers is asked for, however many; {_yours(value)}."
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
    counts = isinstance(expected, float) or (not isinstance(expected, tuple) and expected.ndim == 1)
    return f"{_asked(expected)}; {_yours(value, counts=counts)}."


def _tuple_misfit(value: Value, expected: tuple[Value, ...]) -> str | None:
    if not isinstance(value, tuple):
        return _different(value, expected)
    numbers = all(isinstance(part, float) for part in value)
    if len(value) != len(expected) or (numbers and not isinstance(expected[0], float)):
        return f"{_asked(expected)}; yours has {len(value)}{' numbers' * numbers}."
    for number, (part, wanted) in enumerate(zip(value, expected, strict=True), 1):
        fault = misfit(part, wanted)
        if fault:
            return f"Part {number} of the answer: {fault[0].lower()}{fault[1:]}"
    return None


def _asked(expected: Value) -> str:
    """The form that is asked for, with all the ways to give it."""
    if isinstance(expected, tuple):
        return f"{len(expected)} things are asked for, together in a tuple"
    if isinstance(expected, float):
        return "One number is asked for"
    if expected.ndim == 1:
        are = "is" if expected.size == 1 else "are"
        ways = f"a list, a tuple or an array of shape {expected.shape}"
        return f"{counted(expected.size, 'number')} {are} asked for ({ways})"
    return f"An array of shape {expected.shape} is asked for"


def _yours(value: Value, *, counts: bool = False) -> str:
    """The form that came back: how many numbers a row has, where that `counts`, else its shape."""
    if isinstance(value, tuple):
        return f"yours is a tuple of {len(value)}"
    if isinstance(value, float):
        return "yours is one number"
    return f"yours has {value.size}" if counts and value.ndim == 1 else f"yours has shape {value.shape}"
