"""Answers of several numbers that are right in part: the student is told which of them are off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from grader.answers.values import Truths, Value, agreeing, equal

OFF = "Only {places} off: everything else is right for all inputs. What is done differently there?"
RIGHT = "Only {places} right for all inputs. What is done differently everywhere else?"

MOST = 3
"""The most places that are named: a longer list does not help."""


def partly_right(values: Sequence[Value], expected: Sequence[Value]) -> str | None:
    """A sentence if some of the numbers are right in every case and others are not, else None."""
    places = list(_places(values, expected))
    off, right = ([name for name, is_right in places if is_right is wanted] for wanted in (False, True))
    sentence, fewer = (OFF, off) if len(off) <= len(right) else (RIGHT, right)
    if not off or not right or len(fewer) > MOST:
        return None
    return sentence.format(places=f"{' and '.join(fewer)} {'is' if len(fewer) == 1 else 'are'}")


def _places(values: Sequence[Value], expected: Sequence[Value]) -> Iterator[tuple[str, bool]]:
    """The places of an answer in words, each with whether it is right in every case."""
    if not all(isinstance(answer, tuple) for answer in (*values, *expected)):
        yield from _entries(_agreed(values, expected), "")
        return
    parts = zip(*(zip(*answers, strict=True) for answers in (values, expected)), strict=True)
    for number, part in enumerate(parts, 1):
        yield from _entries(_agreed(*part), f"part {number}")


def _entries(agreed: Truths, name: str) -> Iterator[tuple[str, bool]]:
    """The entries of an array, and whether each is right; an array that is all right, or all off, is one place.

    name: the array's own, where several things are asked for.
    """
    if agreed.all() or not agreed.any():
        yield name, bool(agreed.all())
        return
    within = f" of {name}" if name else ""
    yield from ((f"{_place(place)}{within}", bool(agreed[place])) for place in np.ndindex(agreed.shape))


def _agreed(values: Sequence[Value], expected: Sequence[Value]) -> Truths:
    """Whether each entry is right in every case; an answer that is no row or table, or varies in size, is one entry."""
    arrays = [np.asarray(answer) for answer in (*values, *expected) if not isinstance(answer, tuple)]
    shapes = {array.shape for array in arrays}
    if len(arrays) < 2 * len(expected) or len(shapes) > 1 or len(*shapes) > 2:
        return np.array(all(map(equal, values, expected)))
    pairs = zip(arrays[: len(values)], arrays[len(values) :], strict=True)
    agreed: Truths = np.all([agreeing(*both) for both in pairs], axis=0)
    return agreed


def _place(place: tuple[int, ...]) -> str:
    if len(place) == 2:
        return f"row {place[0] + 1}, column {place[1] + 1}"
    return f"number {place[0] + 1}"
