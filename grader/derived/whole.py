"""Slips in the whole answer, whatever its formula: right numbers in another order, missing, or off by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from grader.answers.values import Value
from grader.derived.candidates import Calls, Candidates

Change = Callable[[Any], Any]
"""A change of an answer, or of a part of it."""

ENTRIES = 6
"""Two of the first entries, up to this number, may be exchanged."""


def whole_answers(expected: Sequence[Value]) -> Candidates[str]:
    """Slips in right answers of this form, labelled with their kinds."""
    found = list(_changes(expected[0]))

    def answer(number: int, case: int) -> Value | None:
        try:
            changed: Value = found[number][1](expected[case])
        except IndexError:  # this answer has no such entry, or is no whole number
            return None
        return changed

    return Calls([kind for kind, _ in found], answer)


def _changes(value: Value) -> Iterator[tuple[str, Change]]:
    if isinstance(value, tuple):
        yield "sequence", lambda parts: parts[::-1]
        for index, part in enumerate(value):
            for kind, change in _changes(part):
                yield kind, partial(_in_part, index, change)
        return
    if np.ndim(value) < 2:
        yield "off_by_one", partial(_counted_on, 1)
        yield "off_by_one", partial(_counted_on, -1)
    if not isinstance(value, float) and value.ndim == 1:
        yield from (("sequence", change) for change in _orders())
        yield from (("incomplete", change) for change in _extracts())


def _counted_on(by: int, numbers: Any) -> Any:
    """The numbers plus `by`; IndexError unless they are whole: each answer decides, so that slips keep their order."""
    if not np.all(np.mod(numbers, 1) == 0):
        raise IndexError
    return numbers + by


def _in_part(index: int, change: Change, parts: tuple[Value, ...]) -> tuple[Value, ...]:
    return (*parts[:index], change(parts[index]), *parts[index + 1 :])


def _orders() -> Iterator[Change]:
    yield lambda numbers: numbers[::-1]
    yield np.sort
    yield lambda numbers: np.sort(numbers)[::-1]
    for places in (-4, -2, -1, 1, 2, 4):
        yield partial(_rolled, places)
    for one, other in combinations(range(ENTRIES), 2):
        yield partial(_exchanged, one, other)


def _rolled(places: int, numbers: Any) -> Any:
    return np.roll(numbers, places)


def _exchanged(one: int, other: int, numbers: Any) -> Any:
    changed = numbers.copy()
    changed[[one, other]] = changed[[other, one]]
    return changed


def _extracts() -> Iterator[Change]:
    for part in (slice(None, -1), slice(1, None), slice(None, 1), slice(-1, None), slice(None, 4), slice(4, None)):
        yield partial(_extract, part)


def _extract(part: slice, numbers: Any) -> Any:
    return numbers[part]
