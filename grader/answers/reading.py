"""A student's answer read strictly: as numbers, or as the sentence on why it holds none."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import numpy as np

from grader.answers.refusals import (
    MASKED,
    NESTED,
    NO_NUMBERS,
    NOT_FINITE,
    NOTHING,
    NOTHING_WITHIN,
    SEVERAL,
    STILL_WRAPPED,
    TOO_DEEP,
    TOO_LARGE,
    TOO_LONG,
    UNEVEN,
    Refusal,
    no_number,
    other_number_of_things,
)
from grader.answers.values import Array, Value
from grader.child.value_kinds import MOST_ENTRIES

DEEP = 3
"""Lists in lists in lists are still read as an array."""

FLOATS = frozenset({float, np.float64})


def read(answer: object, like: Value | None = None) -> Value | Refusal:
    """The answer as a float, a float64 array or, where `like` is a tuple, a tuple; a Refusal if these hold no numbers.

    Only the type decides: no method of the student's is called.
    """
    kind = type(answer)
    if issubclass(kind, np.ndarray):
        return _array(answer)
    if issubclass(kind, (list, tuple)):
        items = _items(answer)
        if items is None:
            return TOO_LONG
        value = _parts(items, like) if isinstance(like, tuple) else _stacked(items, DEEP)
        return _uneven(like) if value is UNEVEN else value
    number = _number(answer)
    if not isinstance(number, Refusal) or like is None:
        return number
    return number.where_one_is_asked() if isinstance(like, float) else number.where_several_are_asked()


def _uneven(like: Value | None) -> Refusal:
    """What is said of entries of different shapes: of rows only where rows are asked for."""
    if isinstance(like, float):
        return SEVERAL
    return NESTED if isinstance(like, np.ndarray) and like.ndim == 1 else UNEVEN


def _number(answer: Any) -> float | Refusal:
    if not _is_real(type(answer)):
        return no_number(answer)
    try:
        number = _as_float(answer)
    except OverflowError:
        return TOO_LARGE
    return number if np.isfinite(number) else Refusal(f"The answer is not a finite number: {number} came back.")


def _as_float(number: Any) -> float:
    """The number itself, whatever a subclass says of it."""
    for base in (int, float):
        if issubclass(type(number), base):
            return float(base.__pos__(number))
    return float(number if type(number) is Fraction else np.generic.item(number))


def _is_real(kind: type) -> bool:
    """Python's and NumPy's real numbers; truth values and spans of time only look like some."""
    if issubclass(kind, (bool, np.bool_, np.timedelta64)):
        return False
    return kind is Fraction or issubclass(kind, (int, float, np.integer, np.floating))


def _array(answer: Any) -> Array | Refusal:
    if issubclass(type(answer), np.ma.MaskedArray):
        return MASKED
    plain = np.ndarray.view(answer, np.ndarray)
    if plain.dtype.kind not in "iuf":
        return NO_NUMBERS
    if plain.size > MOST_ENTRIES:
        return TOO_LONG
    with np.errstate(all="ignore"):
        numbers = plain.astype(np.float64)
    if not np.isfinite(numbers).all():
        return NOT_FINITE
    return numbers


def _items(answer: object) -> tuple[object, ...] | None:
    """The entries of a list or tuple; None if there are too many."""
    base: Any = list if issubclass(type(answer), list) else tuple
    return tuple(base.__iter__(answer)) if base.__len__(answer) <= MOST_ENTRIES else None


def _parts(items: tuple[object, ...], like: tuple[Value, ...]) -> Value | Refusal:
    """The parts of a tuple, each read like the part it is compared with."""
    if len(like) == len(items):
        return _gathered(read(item, part) for item, part in zip(items, like, strict=True))
    parts = _gathered(read(item) for item in items)
    return other_number_of_things(len(like), len(items)) if parts is UNEVEN else parts


def _gathered(parts: Iterable[Value | Refusal]) -> tuple[Value, ...] | Refusal:
    """All parts, unless one is refused or they are too long together."""
    values: list[Value] = []
    entries = 0
    for part in parts:
        if isinstance(part, Refusal):
            return NOTHING_WITHIN if part == NOTHING else part
        values.append(part)
        entries += _size(part)
        if entries > MOST_ENTRIES:
            return TOO_LONG
    return tuple(values)


def _size(value: Value) -> int:
    return sum(map(_size, value)) if isinstance(value, tuple) else 1 + int(np.size(value))


def _stacked(items: tuple[object, ...], depth: int) -> Array | Refusal:
    """Numbers, or rows of equal length, as one array."""
    plain = FLOATS.issuperset(map(type, items)) and 0 < 2 * len(items) <= MOST_ENTRIES
    if plain and np.isfinite(numbers := np.array(items)).all():
        return numbers  # as most are
    parts = _gathered(_entry(item, depth) for item in items)
    if isinstance(parts, Refusal):
        return parts.where_several_are_asked()
    if any(isinstance(part, np.ndarray) and part.shape == () for part in parts):
        return STILL_WRAPPED
    shapes = {np.shape(part) for part in parts if not isinstance(part, tuple)}
    if shapes == {(), (1,)}:
        return STILL_WRAPPED
    return np.array(parts, dtype=np.float64) if len(shapes) < 2 else UNEVEN


def _entry(item: object, depth: int) -> Value | Refusal:
    if not issubclass(type(item), (list, tuple)):
        return read(item)
    if depth == 1:
        return TOO_DEEP
    items = _items(item)
    return TOO_LONG if items is None else _stacked(items, depth - 1)
