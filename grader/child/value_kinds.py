"""Kinds of values that are not plain data, for the sentence about what came back instead of a number."""

from __future__ import annotations

from array import array
from collections import deque
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import CoroutineType, GeneratorType

import numpy as np

MOST_ENTRIES = 10_000
"""Entries of the longest answer that is read."""


class Kind(StrEnum):
    """What may come back instead of numbers; `other` is everything else."""

    TRUTH = "truth"
    TEXT = "text"
    COMPLEX = "complex"
    SET = "set"
    DICT = "dict"
    RANGE = "range"
    DECIMAL = "decimal"
    COROUTINE = "coroutine"
    GENERATOR = "generator"
    ITERATOR = "iterator"
    CALLABLE = "callable"
    OTHER = "other"
    MASKED = "masked"
    OBJECTS = "objects"
    HUGE = "huge"
    LONG = "long"
    DEEP = "deep"


@dataclass(frozen=True)
class Other:
    """Stands for a value of that kind, which has not left the child."""

    kind: Kind


_VIEWS: tuple[type, ...] = tuple(map(type, ({}.keys(), {}.values(), {}.items())))
_TYPES: tuple[tuple[tuple[type, ...], Kind], ...] = (
    ((bool, np.bool_), Kind.TRUTH),
    ((str, bytes), Kind.TEXT),
    ((complex, np.complexfloating), Kind.COMPLEX),
    ((set, frozenset), Kind.SET),
    ((dict,), Kind.DICT),
    ((range,), Kind.RANGE),
    ((Decimal,), Kind.DECIMAL),
    ((CoroutineType,), Kind.COROUTINE),
    ((GeneratorType,), Kind.GENERATOR),
    ((map, filter, zip, enumerate, reversed, deque, array, *_VIEWS), Kind.ITERATOR),
)


def kind_of(value: object) -> Kind:
    """The kind of a value that is not a real number, list, tuple or array."""
    if type(value) is Other:
        return value.kind
    for types, kind in _TYPES:
        if issubclass(type(value), types):
            return kind
    return Kind.CALLABLE if callable(value) else Kind.OTHER


def fraction(value: Fraction) -> float | Kind:
    """A fraction as a float."""
    try:
        return Fraction.__float__(value)
    except OverflowError:
        return Kind.HUGE
