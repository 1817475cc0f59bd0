"""What counts as an answer: numbers, arrays and tuples of them, read strictly, compared exactly, shown shortly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

REL, ABS = 1e-9, 1e-12
"""Right answers differ by rounding only: equal formulas by 4e-15 relative, different ones by 6e-5 and more."""

MOST = 10_000
"""Entries of the longest answer that is read."""

Array: TypeAlias = npt.NDArray[np.float64]
Value: TypeAlias = "float | Array | tuple[Value, ...]"


@dataclass(frozen=True)
class Refusal:
    """Why something is no number, or has not the shape that was asked for, in a sentence for the student."""

    sentence: str


def read(answer: object, like: Value | None = None) -> Value | Refusal:
    """The answer as a float, a float64 array or, where `like` is a tuple, a tuple; a Refusal if it holds no real numbers.

    The type decides, never what the object says of itself: no method of the student's is called.
    """
    kind = type(answer)
    if issubclass(kind, (bool, np.bool_)):
        return Refusal("True or False came back; a number is asked for.")
    if issubclass(kind, (int, float, np.integer, np.floating)):
        return _number(answer)
    if issubclass(kind, np.ndarray):
        return _array(np.ndarray.view(answer, np.ndarray))  # type: ignore[arg-type, call-overload]
    if issubclass(kind, (list, tuple)):
        return _sequence(_items(answer), like)
    return Refusal(_no_number(answer))


def _number(answer: Any) -> float | Refusal:
    base = next(base for base in (int, float, np.generic) if issubclass(type(answer), base))
    try:
        number = float(np.generic.item(answer) if base is np.generic else base.__pos__(answer))
    except OverflowError:
        return Refusal("The number that came back is too large for a float.")
    return number if np.isfinite(number) else Refusal(f"The answer is not a finite number: {number} came back.")


def _array(array: npt.NDArray[Any]) -> Array | Refusal:
    if array.dtype.kind not in "iuf":
        return Refusal("The array that came back does not hold real numbers.")
    if array.size > MOST:
        return Refusal("The array that came back is far too large.")
    numbers = array.astype(np.float64)
    return numbers if np.isfinite(numbers).all() else Refusal("Not every entry is a finite number (nan or inf came back).")


def _sequence(items: tuple[object, ...], like: Value | None) -> Value | Refusal:
    if len(items) > MOST:
        return Refusal("The list that came back is far too long.")
    if isinstance(like, tuple):
        likes = like if len(like) == len(items) else (None,) * len(items)
        parts = []
        for item, part_like in zip(items, likes, strict=True):
            part = read(item, part_like)
            if isinstance(part, Refusal):
                return part
            parts.append(part)
        return tuple(parts)
    return _stacked(items, depth=3)


def _stacked(items: tuple[object, ...], depth: int) -> Array | Refusal:
    """Numbers, or rows of equal length, as one array."""
    parts = []
    for item in items:
        nested = issubclass(type(item), (list, tuple))
        if nested and depth == 1:
            return Refusal("The lists that came back are nested too deeply.")
        part = _stacked(_items(item), depth - 1) if nested else read(item)
        if isinstance(part, Refusal):
            return part
        parts.append(part)
    shapes = {np.shape(part) for part in parts}  # type: ignore[arg-type]
    if any(isinstance(part, np.ndarray) and part.shape == () for part in parts) or shapes == {(), (1,)}:
        return Refusal("Some numbers are still wrapped in an array: take each number out of its array.")
    if len(shapes) > 1:
        return Refusal("The rows that came back have different lengths.")
    return np.array(parts, dtype=np.float64)


def _items(answer: object) -> tuple[object, ...]:
    base = list if issubclass(type(answer), list) else tuple
    return tuple(base.__iter__(answer))  # type: ignore[arg-type]


def _no_number(answer: object) -> str:
    if answer is None:
        return "Nothing came back (None): is a `return` missing?"
    if issubclass(type(answer), (str, bytes)):
        return "Text came back; a number is asked for."
    if issubclass(type(answer), (complex, np.complexfloating)):
        return "A complex number came back; a real one is asked for."
    if callable(answer):
        return "A function came back; call it, and return what it gives."
    return "What came back is no number and no array of numbers."


def misfit(value: Value, expected: Value) -> str | None:
    """What is wrong with the value's shape, in a sentence; None if it is the expected one."""
    if isinstance(expected, tuple):
        return _tuple_misfit(value, expected)
    if isinstance(value, tuple):
        return f"A tuple came back; {_asked(expected)} is asked for."
    if np.shape(value) == np.shape(expected) and isinstance(value, float) == isinstance(expected, float):
        return None
    if isinstance(expected, float) and np.shape(value) in ((), (1,), (1, 1)):
        return f"The number is still wrapped in an array of shape {np.shape(value)}: take the number out of it."
    return f"{_asked(expected)[0].upper()}{_asked(expected)[1:]} is asked for; {_asked(value)} came back."


def _tuple_misfit(value: Value, expected: tuple[Value, ...]) -> str | None:
    if not isinstance(value, tuple) or len(value) != len(expected):
        came = f"{len(value)} came back" if isinstance(value, tuple) else "a single one came back"
        return f"{len(expected)} things are asked for, together in a tuple; {came}."
    for number, (part, asked) in enumerate(zip(value, expected, strict=True), 1):
        fault = misfit(part, asked)
        if fault:
            return f"Part {number} of the answer: {fault[0].lower()}{fault[1:]}"
    return None


def _asked(value: Value) -> str:
    if isinstance(value, tuple):
        return f"a tuple of {len(value)}"
    if isinstance(value, float):
        return "one number"
    return f"an array of shape {value.shape}"


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
    return bool((abs(value - expected) <= np.maximum(ABS, REL * abs(expected))).all())


def shown(value: object, digits: int = 12) -> str:
    """A value for the student's eyes: numbers with at most `digits` digits, arrays as nested lists, long ones cut."""
    if isinstance(value, tuple):
        return f"({', '.join(shown(part, digits) for part in value)})"
    if isinstance(value, (np.ndarray, list)):
        parts = [shown(part, digits) for part in value[:8]] if np.ndim(value) else [shown(float(value), digits)]  # type: ignore[arg-type]
        return f"[{', '.join([*parts, *(['...'] if np.size(value) and len(value) > 8 else [])])}]"
    return f"{value:.{digits}g}"
