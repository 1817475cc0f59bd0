"""Many wrong formulas of one step, and which of them answer all cases as the student does."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar

import numpy as np

from grader.derived.vectors import Vector
from grader.values import ABS, REL, Value, equal

L = TypeVar("L")
L_co = TypeVar("L_co", covariant=True)


class Candidates(Protocol[L_co]):
    """Wrong formulas, each with a label: a kind of slip, two kinds, or an author's mistake."""

    @property
    def labels(self) -> Sequence[L_co]: ...

    def explaining(self, values: Sequence[Value]) -> list[int]:
        """The numbers of those that answer all cases like this."""

    def answer(self, number: int, case: int) -> Value | None:
        """What one of them answers to a case; None if it fails."""


class Columns(Generic[L]):
    """Formulas whose answers are known in advance: a row for each, a column for each case."""

    def __init__(self, labels: Sequence[L], rows: Vector) -> None:
        self.labels, self._rows = labels, rows

    def explaining(self, values: Sequence[Value]) -> list[int]:
        if not self.labels or not all(isinstance(value, float) for value in values):
            return []
        with np.errstate(all="ignore"):
            near = abs(self._rows - np.array(values)) <= np.maximum(ABS, REL * abs(self._rows))
        return [int(number) for number in np.flatnonzero((near & np.isfinite(self._rows)).all(axis=1))]

    def answer(self, number: int, case: int) -> Value | None:
        found = float(self._rows[number, case])
        return found if np.isfinite(found) else None


class Calls(Generic[L]):
    """Formulas that are called when a case is first asked for: most of them are given up after one case."""

    def __init__(self, labels: Sequence[L], answer: Callable[[int, int], Value | None]) -> None:
        self.labels, self._answer = labels, answer
        self._answers: list[list[Value | None]] = [[] for _ in labels]

    def explaining(self, values: Sequence[Value]) -> list[int]:
        alive = list(range(len(self.labels)))
        with quiet():
            for case, value in enumerate(values):
                alive = [number for number in alive if self._agrees(number, case, value)]
        return alive

    def answer(self, number: int, case: int) -> Value | None:
        return self._answer(number, case)

    def _agrees(self, number: int, case: int, value: Value) -> bool:
        answers = self._answers[number]
        if case == len(answers):
            answers.append(self._answer(number, case))
        own = answers[case]
        return own is not None and equal(value, own)


class Joined(Generic[L]):
    """Several candidates as one."""

    def __init__(self, parts: Sequence[Candidates[L]]) -> None:
        self._parts = parts
        self.labels: Sequence[L] = [label for part in parts for label in part.labels]

    def explaining(self, values: Sequence[Value]) -> list[int]:
        found, start = [], 0
        for part in self._parts:
            found += [start + number for number in part.explaining(values)]
            start += len(part.labels)
        return found

    def answer(self, number: int, case: int) -> Value | None:
        for part in self._parts:
            if number < len(part.labels):
                return part.answer(number, case)
            number -= len(part.labels)
        raise IndexError(number)


@contextmanager
def quiet() -> Iterator[None]:
    """Wrong formulas may overflow and divide by zero: nobody is warned."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
