"""What is no plain data, by its kind: enough for the sentence that says what came back instead of a number."""

from __future__ import annotations

from array import array
from collections import deque
from decimal import Decimal
from fractions import Fraction
from types import CoroutineType, GeneratorType

import numpy as np

LONG, DEEP_ONE = b"long", b"deep"

_VIEWS: tuple[type, ...] = tuple(map(type, ({}.keys(), {}.values(), {}.items())))
_KINDS: tuple[tuple[tuple[type, ...], str], ...] = (
    ((bytes,), "bytes"),
    ((complex, np.complexfloating), "complex"),
    ((set, frozenset), "set"),
    ((dict,), "dict"),
    ((range,), "range"),
    ((Decimal,), "decimal"),
    ((CoroutineType,), "coroutine"),
    ((GeneratorType,), "generator"),
    ((map, filter, zip, enumerate, reversed, deque, array, *_VIEWS), "iterator"),
)


def kind_of(value: object, kind: type) -> float | str:
    """A fraction as a float; the name of the kind for anything else."""
    if kind is Fraction:
        try:
            return Fraction.__float__(value)  # type: ignore[arg-type]
        except OverflowError:
            return "fraction"
    for types, name in _KINDS:
        if issubclass(kind, types):
            return name
    return "callable" if callable(value) else "other"
