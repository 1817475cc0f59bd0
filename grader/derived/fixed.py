"""Functions that use some of the text's numbers instead of their arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from grader.steps import Function

Places = tuple[int, ...]


def fixed_places(count: int, explains: Callable[[Places], bool]) -> Places:
    """The fewest of `count` arguments that explain the answers if they are fixed; empty if none do."""
    return next(filter(explains, _choices(count)), ())


def with_fixed(reference: Function, fixed: Mapping[int, object]) -> Function:
    """The reference with fixed values for some of its arguments, by their places."""

    def function(*given: object) -> object:
        return reference(*(fixed.get(place, argument) for place, argument in enumerate(given)))

    return function


def _choices(count: int) -> Iterator[Places]:
    """One place, any two, more in a row, or all but a row; never all, which would always give the same answer."""
    yield from combinations(range(count), 1)
    yield from combinations(range(count), 2)
    runs = [range(start, start + length) for length in range(1, count) for start in range(count - length + 1)]
    for run in runs:
        yield tuple(run)
    for run in reversed(runs):
        yield tuple(place for place in range(count) if place not in run)
