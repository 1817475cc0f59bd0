"""Answers that are right in part: the student is told where to look, and only what holds in every case."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.answers.values import Array, Value
from grader.diagnosis.partly_right import partly_right

SIX = np.arange(1.0, 7.0)
CUBE = np.ones((2, 2, 2))
SQUARE = np.array([[1.0, 2.0], [3.0, 4.0]])


def off(value: Array, *places: int | tuple[int, ...]) -> Array:
    """The array with one added at these places."""
    changed = value.copy()
    for place in places:
        changed[place] += 1
    return changed


@pytest.mark.parametrize(
    ("values", "expected", "words"),
    [
        ([off(SIX, 4)], [SIX], "Only number 5 is off:"),
        ([off(SIX, 4), SIX], [SIX, SIX], "Only number 5 is off:"),
        ([off(SIX, 4), off(SIX, 2)], [SIX, SIX], "Only number 3 and number 5 are off:"),
        ([off(SIX, 0, 1, 2, 3)], [SIX], "Only number 5 and number 6 are right for all inputs."),
        ([off(SQUARE, (0, 1))], [SQUARE], "Only row 1, column 2 is off:"),
        ([off(SQUARE, 0)], [SQUARE], "Only row 1, column 1 and row 1, column 2 are off:"),
        ([(SQUARE, off(SIX, 0))], [(SQUARE, SIX)], "Only number 1 of part 2 is off:"),
        ([(1.0, (off(SIX, 0), 3.0))], [(1.0, (SIX, 3.0))], "Only part 2 is off:"),
        ([(off(SQUARE, 0, 1), SIX)], [(SQUARE, SIX)], "Only part 1 is off:"),
        ([(SIX, SIX[:2] + 1), (SIX, SIX[:3])], [(SIX, SIX[:2]), (SIX, SIX[:3])], "Only part 2 is off:"),
        ([(1.0, 2.0, 3.5)], [(1.0, 2.0, 3.0)], "Only part 3 is off:"),
    ],
)
def test_where_it_is_off(values: Sequence[Value], expected: Sequence[Value], words: str) -> None:
    """The wrong one of several numbers is named, in words that fit its place."""
    assert (partly_right(values, expected) or "").startswith(words)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2.0], [1.0]),
        ([SIX + 1], [SIX]),
        ([SIX[:5]], [SIX]),
        ([off(SIX, 0, 1, 2), off(SIX, 3, 4, 5)], [SIX, SIX]),
        ([(SIX + 1, 2.0)], [(SIX, 1.0)]),
        ([(SIX, (1.0, 2.0))], [(SIX + 1, SIX)]),
        ([off(CUBE, (0, 1, 1))], [CUBE]),
        ([np.arange(20.0) * np.resize([1, 2], 20)], [np.arange(20.0)]),
    ],
)
def test_nothing_is_said_where_it_tells_nothing(values: Sequence[Value], expected: Sequence[Value]) -> None:
    """Nothing is said of numbers that are right in one case only, and long lists are not told."""
    assert partly_right(values, expected) is None


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=3))
def test_every_place_is_told_by_its_own_case(marks: list[list[bool]]) -> None:
    """A number is called off if it is off in any case, and right only if it is right in all."""
    values = [SQUARE + np.reshape(mark, (2, 2)) for mark in marks]
    told = partly_right(values, [SQUARE] * len(marks))
    wrong = np.any(marks, axis=0)
    if wrong.all() or not wrong.any():
        assert told is None
    else:
        few = bool(wrong.sum() <= 2)
        meant = wrong if few else ~wrong
        places = ["row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2"]
        assert told is not None
        assert [place in told for place in places] == list(meant)
        assert ("off" in told) is few
