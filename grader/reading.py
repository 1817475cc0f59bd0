"""A student's answer read strictly: as numbers, or as the sentence on why it holds none."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import CoroutineType, GeneratorType
from typing import Any

import numpy as np

from grader.values import Array, Value

MOST = 10_000
"""Entries of the longest answer that is read."""

DEEP = 3
"""Lists in lists in lists are still read as an array."""


@dataclass(frozen=True)
class Refusal:
    """Why something is no number, or has not the shape that was asked for, in a sentence for the student.

    elsewhere: what is said instead where nothing of the answer may be told, if the sentence has a size in it.
    """

    sentence: str
    elsewhere: str = ""


TOO_LONG = Refusal("What came back is far too long.")
TOO_DEEP = Refusal("The lists that came back are nested too deeply.")
UNEVEN = Refusal("The rows that came back have different lengths.")
NESTED = Refusal("Plain numbers are asked for, side by side in one list; lists or arrays of several came back in it.")
SEVERAL = Refusal("One number is asked for; several things came back.")
CURLY = Refusal("One number is asked for; a set came back: leave the curly brackets out.")
YIELDED = Refusal("One number is asked for; a generator came back: `return` hands a number back, `yield` does not.")
STILL_WRAPPED = Refusal("Some numbers are still wrapped in an array, a list or a tuple: take each of them out.")
NOTHING = Refusal("Nothing came back (None): is a `return` missing?")
NOTHING_WITHIN = Refusal("Something in what came back is None: does everything that you call return its result?")


def read(answer: object, like: Value | None = None) -> Value | Refusal:
    """The answer as a float, a float64 array or, where `like` is a tuple, a tuple; a Refusal if these hold no numbers.

    The type decides, never what an object says of itself: no method of the student's is called.
    """
    kind = type(answer)
    if issubclass(kind, np.ndarray):
        return _array(answer)
    if issubclass(kind, (list, tuple)):
        items = _items(answer)
        if items is None:
            return TOO_LONG
        found = _parts(items, like) if isinstance(like, tuple) else _stacked(items, DEEP)
        return _uneven(like) if found is UNEVEN else found
    if isinstance(like, float) and issubclass(kind, _COLLECTIONS):
        return _instead_of_a_number(kind)
    found = _number(answer)
    return _in_plural(found) if isinstance(like, (tuple, np.ndarray)) and isinstance(found, Refusal) else found


def _uneven(like: Value | None) -> Refusal:
    """What is said of entries of different shapes: of rows only where rows are asked for."""
    if isinstance(like, float):
        return SEVERAL
    return NESTED if isinstance(like, np.ndarray) and like.ndim == 1 else UNEVEN


def _in_plural(refusal: Refusal) -> Refusal:
    """The refusal as it is said where several numbers are asked for."""
    return Refusal(refusal.sentence.replace("a number is asked for", "numbers are asked for"))


def _instead_of_a_number(kind: type) -> Refusal:
    if issubclass(kind, GeneratorType):
        return YIELDED
    return CURLY if issubclass(kind, (set, frozenset)) else SEVERAL


def _number(answer: Any) -> float | Refusal:
    if answer is None:
        return NOTHING
    if not _is_real(type(answer)):
        return Refusal(_no_number(answer))
    try:
        number = _as_float(answer)
    except OverflowError:
        return Refusal("The number that came back is too large for a float.")
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
        return Refusal("An array with masked entries came back; a plain one is asked for.")
    plain = np.ndarray.view(answer, np.ndarray)
    if plain.dtype.kind not in "iuf":
        return Refusal("The array that came back does not hold real numbers.")
    if plain.size > MOST:
        return TOO_LONG
    with np.errstate(all="ignore"):
        numbers = plain.astype(np.float64)
    if not np.isfinite(numbers).all():
        return Refusal("Not every entry is a finite number: nan or inf came back.")
    return numbers


def _items(answer: object) -> tuple[object, ...] | None:
    """The entries of a list or tuple; None if there are too many."""
    base: Any = list if issubclass(type(answer), list) else tuple
    return tuple(base.__iter__(answer)) if base.__len__(answer) <= MOST else None


def _parts(items: tuple[object, ...], like: tuple[Value, ...]) -> Value | Refusal:
    """The parts of a tuple, each read like the part it is compared with."""
    if len(like) == len(items):
        return _gathered(read(item, part) for item, part in zip(items, like, strict=True))
    found = _gathered(read(item) for item in items)
    if found is not UNEVEN:
        return found
    return Refusal(
        f"{len(like)} things are asked for, side by side in one tuple; {len(items)} came back, one of which holds "
        "several of different shapes.",
        f"{len(like)} things are asked for, side by side in one tuple; another number of them came back.",
    )


def _gathered(parts: Iterable[Value | Refusal]) -> tuple[Value, ...] | Refusal:
    """All parts, unless one is refused or they are too long together."""
    found: list[Value] = []
    entries = 0
    for part in parts:
        if isinstance(part, Refusal):
            return NOTHING_WITHIN if part == NOTHING else part
        found.append(part)
        entries += _size(part)
        if entries > MOST:
            return TOO_LONG
    return tuple(found)


def _size(value: Value) -> int:
    return sum(map(_size, value)) if isinstance(value, tuple) else 1 + int(np.size(value))


def _stacked(items: tuple[object, ...], depth: int) -> Array | Refusal:
    """Numbers, or rows of equal length, as one array."""
    if set(map(type, items)) == {float} and 2 * len(items) <= MOST and np.isfinite(numbers := np.array(items)).all():
        return numbers  # as most are
    parts = _gathered(_entry(item, depth) for item in items)
    if isinstance(parts, Refusal):
        return _in_plural(parts)
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


def _no_number(answer: object) -> str:
    kind = type(answer)
    for types, sentence in _OTHERS:
        if issubclass(kind, types):
            return sentence
    if callable(answer):
        return "A function came back; call it, and return what it gives."
    return "What came back is no number and no array of numbers."


_VIEWS: tuple[type, ...] = tuple(map(type, ({}.keys(), {}.values(), {}.items())))
_LOOPED = (GeneratorType, map, filter, zip, enumerate, reversed, deque, array, *_VIEWS)
_COLLECTIONS = (set, frozenset, dict, range, *_LOOPED)
_OTHERS: tuple[tuple[tuple[type, ...], str], ...] = (
    ((bool, np.bool_), "True or False came back; a number is asked for."),
    ((str, bytes), "Text came back; a number is asked for."),
    (
        (complex, np.complexfloating),
        "A complex number came back; a real one is asked for: is a negative number raised to a power?",
    ),
    ((set, frozenset), "A set came back, which keeps no order; make a list of it."),
    ((dict,), "A dictionary came back; the numbers themselves are asked for, in order."),
    ((range,), "A range came back; make a list of it."),
    ((Decimal,), "A Decimal came back; a float is asked for."),
    ((CoroutineType,), "A coroutine came back: write `def` in place of `async def`."),
    (_LOOPED, "Something to loop over came back; make a list of it."),
)
