"""Submissions that wait to be graded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from grader.submissions import Entry


class Waiting(Sequence[Entry]):
    """Entries that are made when they are asked for: what waits to be graded takes no memory."""

    def __init__(self, students: Sequence[str], make: Callable[[str], Entry]) -> None:
        self._students, self._make = students, make

    def __len__(self) -> int:
        return len(self._students)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, slice):
            return Waiting(self._students[place], self._make)
        return self._make(self._students[place])
