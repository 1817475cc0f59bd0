"""Many wrong formulas of one step, and which of them answer all cases as the student does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, Protocol, TypeAlias, TypeVar

import numpy as np

from grader.answers.values import Array, Form, Value, agreeing, equal, flat, form
from grader.derived.vectors import Vector
from grader.quiet import quiet

L = TypeVar("L")
L_co = TypeVar("L_co", covariant=True)

Places: TypeAlias = frozenset[int]
"""Entries of an answer, in the order in which `flat` has them."""


class Candidates(Protocol[L_co]):
    """Wrong formulas, each with a label: a kind of slip, two kinds, or an author's mistake."""

    @property
    def labels(self) -> Sequence[L_co]: ...

    def explaining(self, values: Sequence[Value]) -> list[int]:
        """The numbers of the formulas that give these values in all cases."""

    def explaining_in_part(self, values: Sequence[Value], expected: Sequence[Value]) -> list[tuple[int, Places]]:
        """The numbers of the formulas that explain some wrong entries, the same in every case, with these entries.

        Everywhere else such a formula is right, so that another one may explain the other wrong entries.
        """

    def answer(self, number: int, case: int) -> Value | None:
        """The answer of one formula to a case; None if it fails."""


class Columns(Generic[L]):
    """Formulas whose answers are known in advance: one row each, one column per case."""

    def __init__(self, labels: Sequence[L], rows: Vector) -> None:
        self.labels, self._rows = labels, rows

    def explaining(self, values: Sequence[Value]) -> list[int]:
        if not self.labels or not all(isinstance(value, float) for value in values):
            return []
        near = agreeing(np.array(values), self._rows) & np.isfinite(self._rows)
        return [int(number) for number in np.flatnonzero(near.all(axis=1))]

    def explaining_in_part(self, values: Sequence[Value], expected: Sequence[Value]) -> list[tuple[int, Places]]:
        return []  # one number has no parts

    def answer(self, number: int, case: int) -> Value | None:
        found = float(self._rows[number, case])
        return found if np.isfinite(found) else None


class Calls(Generic[L]):
    """Formulas that are called: all of them in the first case, when first needed; few are left for the others."""

    def __init__(self, labels: Sequence[L], answer: Callable[[int, int], Value | None]) -> None:
        self.labels, self._answer = labels, answer
        self._answers: dict[tuple[int, int], Value | None] = {}

    def explaining(self, values: Sequence[Value]) -> list[int]:
        with quiet():
            alive = self._first.get(form(values[0]), _NONE).near(values[0])
            for case, value in enumerate(values[1:], 1):
                alive = [number for number in alive if self._agrees(number, case, value)]
        return alive

    def explaining_in_part(self, values: Sequence[Value], expected: Sequence[Value]) -> list[tuple[int, Places]]:
        with quiet():
            alive = self._first.get(form(values[0]), _NONE).between(values[0], expected[0])
            for case, both in enumerate(zip(values[1:], expected[1:], strict=True), 1):
                alive = [(number, places) for number, places in alive if self._differs(number, case, both, places)]
        return alive

    def answer(self, number: int, case: int) -> Value | None:
        return self._answer(number, case)

    @cached_property
    def _first(self) -> dict[Form, _Answers]:
        """The answers to the first case, grouped by form: every wrong answer is compared with them."""
        by_form: dict[Form, list[tuple[int, Value]]] = {}
        for number in range(len(self.labels)):
            answer = self._answer(number, 0)
            if answer is not None:
                by_form.setdefault(form(answer), []).append((number, answer))
        return {
            shared: _Answers([number for number, _ in found], np.array([flat(answer) for _, answer in found]))
            for shared, found in by_form.items()
        }

    def _agrees(self, number: int, case: int, value: Value) -> bool:
        own = self._known(number, case)
        return own is not None and equal(value, own)

    def _differs(self, number: int, case: int, both: tuple[Value, Value], places: Places) -> bool:
        """Whether a formula's answer to a case is the first of `both` in these places and the second elsewhere."""
        own = self._known(number, case)
        if own is None or len({form(own), *map(form, both)}) > 1:
            return False
        there = np.isin(np.arange(flat(own).size), list(places))
        return bool(agreeing(np.where(there, *map(flat, both)), flat(own)).all())

    def _known(self, number: int, case: int) -> Value | None:
        if (number, case) not in self._answers:
            self._answers[number, case] = self._answer(number, case)
        return self._answers[number, case]


class _Answers:
    """Answers of one form, a row of numbers for each."""

    def __init__(self, numbers: Sequence[int], rows: Array) -> None:
        self._numbers, self._rows = numbers, rows

    def near(self, value: Value) -> list[int]:
        """The formulas whose answers agree with a value of this form."""
        if not self._numbers:
            return []
        return [self._numbers[int(row)] for row in np.flatnonzero(agreeing(flat(value), self._rows).all(axis=1))]

    def between(self, value: Value, right: Value) -> list[tuple[int, Places]]:
        """The formulas whose answers have some entries of a wrong value and are right elsewhere, with these entries.

        None of them where the right answer has another form.
        """
        if not self._numbers or form(value) != form(right):
            return []
        wrong, rightly = (agreeing(flat(answer), self._rows) for answer in (value, right))
        there = wrong & ~rightly
        rows = np.flatnonzero((wrong | rightly).all(axis=1) & there.any(axis=1))
        return [(self._numbers[int(row)], frozenset(map(int, np.flatnonzero(there[row])))) for row in rows]


_NONE = _Answers([], np.empty((0, 0)))


class Joined(Generic[L]):
    """Several candidates as one."""

    def __init__(self, parts: Sequence[Candidates[L]]) -> None:
        self.labels: Sequence[L] = [label for part in parts for label in part.labels]
        starts = accumulate((len(part.labels) for part in parts), initial=0)
        self._parts = list(zip(starts, parts, strict=False))  # each with the number of its first formula

    def explaining(self, values: Sequence[Value]) -> list[int]:
        return [start + number for start, part in self._parts for number in part.explaining(values)]

    def explaining_in_part(self, values: Sequence[Value], expected: Sequence[Value]) -> list[tuple[int, Places]]:
        found = ((start, part.explaining_in_part(values, expected)) for start, part in self._parts)
        return [(start + number, places) for start, its in found for number, places in its]

    def answer(self, number: int, case: int) -> Value | None:
        for start, part in self._parts:
            if number < start + len(part.labels):
                return part.answer(number - start, case)
        raise IndexError(number)
