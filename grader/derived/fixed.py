"""Functions that are right for the text's numbers because some of these stand in them, in place of their arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from grader.steps import Function

Places = tuple[int, ...]


def fixed_places(count: int, explains: Callable[[Places], bool]) -> Places:
    """The fewest of so many arguments that, fixed, explain the answers; none if no choice of them does."""
    return next(filter(explains, _choices(count)), ())


def with_fixed(reference: Function, fixed: Mapping[int, object]) -> Function:
    """The reference with some of its arguments replaced, by their places."""

    def function(*given: object) -> object:
        return reference(*(fixed.get(place, argument) for place, argument in enumerate(given)))

    return function


def _choices(count: int) -> Iterator[Places]:
    """One place, any two, more that stand side by side, or all but such; all of them would answer always the same."""
    yield from combinations(range(count), 1)
    yield from combinations(range(count), 2)
    runs = [range(start, start + length) for length in range(1, count) for start in range(count - length + 1)]
    for run in runs:
        yield tuple(run)
    for run in reversed(runs):
        yield tuple(place for place in range(count) if place not in run)
