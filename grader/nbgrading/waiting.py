"""Submissions that wait to be graded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from grader.submissions import Entry


class Waiting:
    """Entries that are made when their turn comes: what waits to be graded takes no memory."""

    def __init__(self, students: Sequence[str], make: Callable[[str], Entry]) -> None:
        self._students, self._make = students, make

    def __len__(self) -> int:
        return len(self._students)

    def __iter__(self) -> Iterator[Entry]:
        return map(self._make, self._students)
