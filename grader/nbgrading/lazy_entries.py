"""Entries of submissions, each made only when its turn to be graded comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from grader.submissions import Entry


class LazyEntries:
    """Entries that are made when their turn comes: those still to be graded take no memory."""

    def __init__(self, students: Sequence[str], make: Callable[[str], Entry]) -> None:
        self._students, self._make = students, make

    def __len__(self) -> int:
        return len(self._students)

    def __iter__(self) -> Iterator[Entry]:
        return map(self._make, self._students)
