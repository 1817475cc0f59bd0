"""What is done to right answers alike in all cases is told from answers that only look like it."""

from __future__ import annotations

import numpy as np
import pytest

from grader.answers.values import Value, equal
from grader.derived.throughout import MOST_DIGITS, cut_off, multiple, offset, rounded, unfilled

RIGHT: list[Value] = [0.5, -3.0, 7.25, 2.0]
PAIRS: list[Value] = [np.array([1.5, -2.0]), np.array([0.25, 3.0])]


def test_values_that_stop_at_a_limit() -> None:
    """Protects who cuts off on one side or on both; some other wrong number is no limit, and zero is a relu."""
    assert cut_off([0.5, -3.0, 1.0, 1.0], RIGHT)
    assert cut_off([0.5, -1.0, 5.0, 2.0], RIGHT)
    assert not cut_off([0.5, -3.0, 1.0, 1.5], RIGHT)
    assert not cut_off([0.5, -3.0, 7.25, 1.0], RIGHT)
    assert not cut_off([0.5, -3.0, 1.2345, 1.2345], RIGHT)
    assert not cut_off([0.5, 0.0, 7.25, 2.0], RIGHT)
    assert not cut_off([1.0, 1.0, 1.0, 1.0], RIGHT)


def test_numbers_that_are_still_zero() -> None:
    """Protects who fills an array in part: the same places are zero in every case, and the others are right."""
    assert unfilled([np.array([1.5, 0.0]), np.array([0.25, 0.0])], PAIRS)
    assert not unfilled([np.array([1.5, 0.0]), np.array([0.0, 3.0])], PAIRS)
    assert not unfilled([np.array([1.6, 0.0]), np.array([0.25, 0.0])], PAIRS)
    assert not unfilled([np.zeros(2), np.zeros(2)], PAIRS)
    assert not unfilled([0.0, 0.0, 0.0, 2.0], RIGHT)


def test_one_number_for_all() -> None:
    """Protects the two kinds that come last: one factor, or one number too many, in every case."""
    assert multiple([1.0, -6.0, 14.5, 4.0], RIGHT) and not offset([1.0, -6.0, 14.5, 4.0], RIGHT)
    assert offset([0.75, -2.75, 7.5, 2.25], RIGHT) and not multiple([0.75, -2.75, 7.5, 2.25], RIGHT)
    assert not multiple([0.0] * 4, RIGHT)
    assert not multiple([0.5, -3.0, 1.7e308, 1.7e308], RIGHT) and not offset([0.5, -3.0, 1.7e308, -1.7e308], RIGHT)
    assert multiple([np.array([3.0, -4.0]), np.array([0.5, 6.0])], PAIRS)
    assert not multiple([np.array([[3.0], [-4.0]]), np.array([[0.5], [6.0]])], PAIRS)


def test_a_number_that_hardly_any_answer_is_off_by() -> None:
    """Protects the truth of "each of your answers": a tiny number added to all is told only where it can be seen."""
    right: list[Value] = [0.5, -3.0, 7.25, 3e-5]
    assert not offset([0.5, -3.0, 7.25, 3.00001e-5], right)
    assert not offset([value + 1e-10 for value in right if isinstance(value, float)], right)
    assert offset([value + 1e-8 for value in right if isinstance(value, float)], right)


def test_little_is_told_from_few_answers() -> None:
    """Protects steps that say yes or no: of two different answers anything is a multiple, or off by some number."""
    assert not multiple([2.0, 0.0], [1.0, 0.0])
    assert not offset([2.0, 1.0], [1.0, 0.0])


def test_numbers_that_have_lost_digits() -> None:
    """Protects whose answers are right but for the digits they lack, as an array of whole numbers keeps none."""
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
    """Protects whose numbers keep so many digits that only the small ones among them do not agree."""
    right = [np.array([0.123456789012, 2.80020662571e-5]), np.array([-3.987654321098, 5.19421128315e-5])]
    assert rounded([np.round(value, digits) for value in right], right)
    assert all(equal(np.round(value, MOST_DIGITS + 1), value) for value in right)
