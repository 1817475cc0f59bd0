"""Changes of all right answers alike are told from answers that only look like it."""

from __future__ import annotations

import numpy as np
import pytest

from grader.answers.values import Value, equal
from grader.derived.throughout import MOST_DIGITS, cut_off, multiple, offset, rounded, unfilled

RIGHT: list[Value] = [0.5, -3.0, 7.25, 2.0]
PAIRS: list[Value] = [np.array([1.5, -2.0]), np.array([0.25, 3.0])]


def test_values_that_stop_at_a_limit() -> None:
    """Answers cut off on one side or on both are told; another wrong number is no limit, and zero is a relu."""
    assert cut_off([0.5, -3.0, 1.0, 1.0], RIGHT)
    assert cut_off([0.5, -1.0, 5.0, 2.0], RIGHT)
    assert not cut_off([0.5, -3.0, 1.0, 1.5], RIGHT)
    assert not cut_off([0.5, -3.0, 7.25, 1.0], RIGHT)
    assert not cut_off([0.5, -3.0, 1.2345, 1.2345], RIGHT)
    assert not cut_off([0.5, 0.0, 7.25, 2.0], RIGHT)
    assert not cut_off([1.0, 1.0, 1.0, 1.0], RIGHT)


def test_numbers_that_are_still_zero() -> None:
    """An array filled in part: the same places are zero in every case, and the others are right."""
    assert unfilled([np.array([1.5, 0.0]), np.array([0.25, 0.0])], PAIRS)
    assert not unfilled([np.array([1.5, 0.0]), np.array([0.0, 3.0])], PAIRS)
    assert not unfilled([np.array([1.6, 0.0]), np.array([0.25, 0.0])], PAIRS)
    assert not unfilled([np.zeros(2), np.zeros(2)], PAIRS)
    assert not unfilled([0.0, 0.0, 0.0, 2.0], RIGHT)


def test_one_number_for_all() -> None:
    """One factor, or one added number, in every case is told: these two kinds come last."""
    assert multiple([1.0, -6.0, 14.5, 4.0], RIGHT) and not offset([1.0, -6.0, 14.5, 4.0], RIGHT)
    assert offset([0.75, -2.75, 7.5, 2.25], RIGHT) and not multiple([0.75, -2.75, 7.5, 2.25], RIGHT)
    assert not multiple([0.0] * 4, RIGHT)
    assert not multiple([0.5, -3.0, 1.7e308, 1.7e308], RIGHT) and not offset([0.5, -3.0, 1.7e308, -1.7e308], RIGHT)
    assert multiple([np.array([3.0, -4.0]), np.array([0.5, 6.0])], PAIRS)
    assert not multiple([np.array([[3.0], [-4.0]]), np.array([[0.5], [6.0]])], PAIRS)


def test_a_number_that_hardly_any_answer_is_off_by() -> None:
    """A tiny number added to all answers is told as "each of your answers" only where it can be seen."""
    right: list[Value] = [0.5, -3.0, 7.25, 3e-5]
    assert not offset([0.5, -3.0, 7.25, 3.00001e-5], right)
    assert not offset([value + 1e-10 for value in right if isinstance(value, float)], right)
    assert offset([value + 1e-8 for value in right if isinstance(value, float)], right)


def test_little_is_told_from_few_answers() -> None:
    """Two different answers are told nothing: each is a multiple of anything, or off by some number."""
    assert not multiple([2.0, 0.0], [1.0, 0.0])
    assert not offset([2.0, 1.0], [1.0, 0.0])


def test_numbers_that_have_lost_digits() -> None:
    """Answers that are right but for lost digits are told so, such as those in an array of whole numbers."""
    right: list[Value] = [0.123456789012, -3.987654321098, 7.2, 2.5555555555]
    assert rounded([round(value, 8) for value in right if isinstance(value, float)], right)
    assert rounded([0.0, -3.0, 7.0, 2.0], right)
    assert rounded([0.12, -3.98, 7.2, 2.55], right)
    assert not rounded([0.12, -3.97, 7.2, 2.55], right)
    assert not rounded([0.123456789112, -3.987654321098, 7.2, 2.5555555555], right)
    assert not rounded([0.0, -3.987654321098, 7.2, 2.5555555555], right)
    assert not rounded(right, right)


@pytest.mark.parametrize("digits", [10, 11])
def test_late_digits_of_small_numbers(digits: int) -> None:
    """Lost digits are told where only the small numbers show them."""
    right = [np.array([0.123456789012, 2.80020662571e-5]), np.array([-3.987654321098, 5.19421128315e-5])]
    assert rounded([np.round(value, digits) for value in right], right)
    assert all(equal(np.round(value, MOST_DIGITS + 1), value) for value in right)
