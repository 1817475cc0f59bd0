"""Whoever writes a decimal comma is asked about it, and nobody else."""

from __future__ import annotations

import numpy as np
import pytest

from grader.answers.commas import COMMA, comma
from grader.answers.values import Value
from tests.functions import verdict

NUMBERS: list[Value] = [0.9, 0.35]
ROWS: list[Value] = [np.array([0.9, 0.35]), np.array([0.2, 0.1])]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([[0, 9], [0, 9]], NUMBERS, id="0,9"),
        pytest.param([[0, 5.1], [0, -2.5]], NUMBERS, id="0,5 * x"),
        pytest.param([[1, 5.1], [1, -2.5]], NUMBERS, id="1,5 * x"),
        pytest.param([[2, 5], [0.3, 5]], NUMBERS, id="x - 0,5"),
        pytest.param([[0, 9, 0, 35], [0, 9, 0, 35]], ROWS, id="0,9, 0,35"),
    ],
)
def test_a_decimal_comma(values: list[list[float]], expected: list[Value]) -> None:
    """Protects who writes 0,9 for 0.9, as at school: he is asked about the comma that made two numbers of it."""
    assert comma([np.array(value, dtype=float) for value in values], expected) == COMMA


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([np.array([2.0, 3.0]), np.array([0.7, -0.4])], id="whole in the text only"),
        pytest.param([np.array([0.3, 0.6]), np.array([0.3, 0.6])], id="fractions"),
        pytest.param([np.array([0.3, -1.0]), np.array([0.7, -1.0])], id="a sign after the comma"),
        pytest.param([np.array([np.inf, 0.5]), np.array([np.inf, 0.4])], id="beyond all bounds"),
        pytest.param([np.array([[0.0, 9.0]])] * 2, id="no plain row"),
        pytest.param([np.array([2.0])] * 2, id="one number"),
        pytest.param([2.0, 2.0], id="a number"),
        pytest.param([np.array([0.0, 9.0]), 0.35], id="not in every case"),
        pytest.param([(0.0, np.zeros(2))] * 2, id="things of other shapes"),
    ],
)
def test_other_numbers_are_no_decimal_comma(values: list[Value]) -> None:
    """Protects everyone else from that question: none of the numbers looks like a part of another."""
    assert comma(values, NUMBERS) == ""


def test_a_place_before_the_right_numbers_is_no_decimal_comma() -> None:
    """Protects who leaves place 0 of a list empty, so that the number 1 means w1, from a question about commas."""
    assert comma([np.array([0.0, 0.9, 0.35]), np.array([0.0, 0.2, 0.1])], ROWS) == ""


def test_the_question_is_asked_beside_the_form() -> None:
    """Protects who returns two quantities from a question about numbers that he has not written."""
    asked = "One number is asked for; yours has 2."
    quantities = verdict("forward_h1", lambda i1, i2, *_: (i1, i2))
    assert asked in quantities.feedback and COMMA not in quantities.feedback
    assert f"{asked} {COMMA}" in verdict("forward_h1", lambda i1, *_: (0, 5 * i1)).feedback
    assert f"{asked} {COMMA}" in verdict("forward_h1", lambda i1, *_: (i1 - 0, 5)).feedback
