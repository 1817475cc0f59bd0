"""How much wrong counts tell: from a few of them nobody concludes that a function bends a value on its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.answers.answer import Arguments
from grader.answers.values import Value
from grader.derived.candidates import Candidates, Places
from grader.derived.kinds import FAR_FETCHED

ENOUGH = 3
"""So many wrong counts have to agree with a far-fetched slip."""


class Weighed:
    """Slips behind counts: a far-fetched one is told only where enough wrong counts speak for it.

    A loop that only ends at its limit counts up to it, whatever went wrong, and one that ends at once comes to zero:
    neither speaks for anything. Slips that give the right counts are found, too: the course's check looks for them.
    """

    def __init__(self, slips: Candidates[str], calls: Sequence[Arguments], right: Sequence[Value | None]) -> None:
        self.labels, self._slips, self._calls, self._right = slips.labels, slips, calls, right

    def explaining(self, values: Sequence[Value]) -> list[int]:
        found = self._slips.explaining(values)
        if list(values) == list(self._right) or self._telling(values) >= ENOUGH:
            return found
        return [number for number in found if self.labels[number] not in FAR_FETCHED]

    def explaining_in_part(self, values: Sequence[Value], expected: Sequence[Value]) -> list[tuple[int, Places]]:
        return self._slips.explaining_in_part(values, expected)

    def answer(self, number: int, case: int) -> Value | None:
        return self._slips.answer(number, case)

    def _telling(self, values: Sequence[Any]) -> int:
        """How many counts are wrong, and neither zero nor a number that was given."""
        cases = zip(values, self._right, self._calls, strict=True)
        return sum(value not in (right, 0, *_numbers(call)) for value, right, call in cases)


def are_counts(answers: Sequence[Value | None]) -> bool:
    """Whether all answers are whole numbers."""
    return all(isinstance(answer, float) and answer.is_integer() for answer in answers)


def _numbers(call: Arguments) -> list[float]:
    return [argument for argument in call if isinstance(argument, (int, float))]
