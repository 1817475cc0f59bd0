"""Objects of ours for what is no plain data: `grader.reading` says of them what it would say of the student's own."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from decimal import Decimal

import numpy as np

from grader.child.wire import MOST_ENTRIES, WireError


class Something:
    """Stands for an object that is no number and no array of numbers."""


async def _answer() -> None:
    """Nothing: nobody waits for it."""


def _coroutine() -> Coroutine[None, None, None]:
    made = _answer()
    made.close()  # Python warns of one that is forgotten
    return made


_STANDINS: dict[str, Callable[[], object]] = {
    "long": lambda: [0.0] * (MOST_ENTRIES + 1),
    "deep": lambda: [[[[[0.0]]]]],
    "masked": lambda: np.ma.masked_array([0.0], [True]),
    "objects": lambda: np.empty(1, dtype=object),
    "fraction": lambda: 10**400,
    "bytes": lambda: b"",
    "complex": lambda: 0j,
    "set": set,
    "dict": dict,
    "range": lambda: range(0),
    "decimal": Decimal,
    "coroutine": _coroutine,
    "generator": lambda: (number for number in range(0)),
    "iterator": lambda: iter(map(abs, ())),
    "callable": lambda: abs,
    "other": Something,
}


def standin(name: str) -> object:
    """What stands for that kind of thing (WireError if there is no such kind)."""
    if name not in _STANDINS:
        raise WireError("no such kind")
    return _STANDINS[name]()
