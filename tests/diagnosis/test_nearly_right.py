"""Answers that are nearly right are told from wrong ones by their relative distance."""

from __future__ import annotations

import numpy as np
import pytest

from grader.answers.values import Value
from grader.diagnosis.nearly_right import LOST_DIGITS, NEARLY, nearly_right

RIGHT: list[Value] = [0.9, np.array([[1.0, -2000.0]]), (0.5, np.array([3.0, 0.0]))]


def times(value: Value, factor: float) -> Value:
    return tuple(times(part, factor) for part in value) if isinstance(value, tuple) else value * factor


@pytest.mark.parametrize(
    ("off", "sentence"), [(1e-8, LOST_DIGITS), (-9e-7, LOST_DIGITS), (2e-6, NEARLY), (9e-4, NEARLY)]
)
def test_lost_digits_are_told_from_small_steps(off: float, sentence: str) -> None:
    """Answers that are nearly right are told as lost digits or small steps, by how far off they are."""
    assert nearly_right([times(value, 1 + off) for value in RIGHT], RIGHT) == sentence


def test_one_answer_that_is_far_off_is_enough() -> None:
    """A wrong formula that is near in most cases is not told of lost digits."""
    answers = [*RIGHT[:2], times(RIGHT[2], 1.002)]
    assert nearly_right(answers, RIGHT) is None


@pytest.mark.parametrize(
    ("value", "right"), [(np.array([1.0]), np.array([1.0, 1.0])), (1e-8, 0.0), (np.full(2, 1e-8), np.zeros(2))]
)
def test_what_has_no_distance_in_parts_is_not_near(value: Value, right: Value) -> None:
    """Missing numbers, or a number where zero is right, are not told as lost digits."""
    assert nearly_right([value], [right]) is None


def test_nothing_where_nothing_should_be_is_right() -> None:
    """A right zero does not hide what the other cases show."""
    assert nearly_right([0.0, 1.0 + 1e-8], [0.0, 1.0]) == LOST_DIGITS


def test_small_steps_may_lose_the_last_digits_only() -> None:
    """Both sentences allow for a slope that is measured by tiny steps."""
    assert "small steps" in LOST_DIGITS and "small steps" in NEARLY


def test_a_small_answer_among_others_may_be_off_as_they_are() -> None:
    """A tiny right answer may be off as much as the larger ones beside it."""
    assert nearly_right([1.00005, 2.00005, 9e-5], [1.0, 2.0, 4e-5]) == NEARLY
    assert nearly_right([1.00005, 2.00005, 0.01], [1.0, 2.0, 4e-5]) is None
