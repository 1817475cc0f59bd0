"""The distribution of points."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

MOST_BARS = 40
WIDTHS = (1, 2, 5)


@dataclass(frozen=True)
class Bar:
    """The students with at least `low` and less than `high` points; the last bar includes the most points."""

    low: float
    high: float
    students: int


@dataclass(frozen=True)
class Points:
    """The bars from 0 to the most points, and the median, over the students with points (also 0)."""

    bars: tuple[Bar, ...]
    median: float
    most: float

    @property
    def tallest(self) -> int:
        return max(bar.students for bar in self.bars)


def distribution(points: Sequence[float], most: float) -> Points | None:
    """The distribution of points from 0 to `most`; None if nobody was graded."""
    if not points:
        return None
    width = _width(most)
    number = math.floor(most / width + 1e-9) + 1
    found = Counter(min(max(math.floor(p / width + 1e-9), 0), number - 1) for p in points)
    bars = tuple(Bar(n * width, (n + 1) * width, found[n]) for n in range(number))
    return Points(bars, statistics.median(points), most)


def _width(most: float) -> float:
    """A round width of bars, at least 1, so that there are not too many."""
    widths: Iterator[int] = (width * 10**power for power in count() for width in WIDTHS)
    return next(width for width in widths if most / width <= MOST_BARS)
