"""What is said of an answer's form: what is asked for, and what came back."""

from __future__ import annotations

import numpy as np
import pytest

from grader.answers.shapes import PRINTS_ALIKE, holds_wrapped, misfit
from grader.answers.values import Value

LIST, GRID = np.zeros(3), np.zeros((2, 2))
WRAPPED = "The number is still wrapped in an array, a list or a tuple (shape (1, 1)): take it out."
THREE = "3 numbers are asked for (a list, a tuple or an array of shape (3,))"

MISFITS: dict[str, tuple[Value, Value, str | None]] = {
    "right number": (1.0, 2.0, None),
    "right list": (LIST, LIST + 1, None),
    "tuple for a number": ((1.0, 2.0), 1.0, "One number is asked for; yours is a tuple of 2."),
    "number that prints like one": (np.zeros(()), 1.0, PRINTS_ALIKE),
    "wrapped number": (np.zeros((1, 1)), 1.0, WRAPPED),
    "each number wrapped": (
        np.zeros((3, 1)),
        LIST,
        f"Each number is still wrapped in an array of its own. {THREE}; yours has shape (3, 1).",
    ),
    "too few": (
        np.zeros(1),
        LIST,
        f"{THREE}; yours has 1.",
    ),
    "many for one": (LIST, 1.0, "One number is asked for; yours has 3."),
    "number for a list": (1.0, LIST, f"{THREE}; yours is one number."),
    "row for an array": (np.zeros(4), GRID, "An array of shape (2, 2) is asked for; yours has shape (4,)."),
    "number for an array": (1.0, GRID, "An array of shape (2, 2) is asked for; yours is one number."),
    "number for two things": (1.0, (LIST, 1.0), "2 things are asked for, together in a tuple; yours is one number."),
    "three for two": ((LIST, 1.0, 2.0), (LIST, 1.0), "2 things are asked for, together in a tuple; yours has 3."),
    "two numbers for two things": (
        (1.0, 2.0),
        (LIST, 1.0),
        "2 things are asked for, together in a tuple; yours has 2 numbers.",
    ),
    "one part of two": (
        (LIST, GRID),
        (LIST, 1.0),
        "Part 2 of the answer: one number is asked for; yours has shape (2, 2).",
    ),
    "tuple in a tuple": (((1.0,), 1.0), (LIST, 1.0), f"Part 1 of the answer: {THREE}; yours is a tuple of 1."),
}


@pytest.mark.parametrize("name", MISFITS)
def test_what_is_asked_for_and_what_came_back(name: str) -> None:
    """Protects who has the right numbers in the wrong form: he reads both forms, in words that fit one and several."""
    value, expected, said = MISFITS[name]
    assert misfit(value, expected) == said


def test_a_list_of_another_length_where_lengths_vary() -> None:
    """Protects an answer whose length is a part of it: it is wrong, and not misshapen."""
    assert misfit(np.zeros(2), LIST, lengths_vary=True) is None
    assert misfit(GRID, LIST, lengths_vary=True) is not None


def test_one_number_where_lengths_vary() -> None:
    """Protects who returns how many there are from the belief that a list of one fixed length is asked for."""
    said = misfit(2.0, LIST, lengths_vary=True)
    assert said == "A list or tuple of numbers is asked for, however many; yours is one number."


@pytest.mark.parametrize(
    ("value", "wrapped"),
    [((LIST, np.zeros(1)), True), ((np.zeros((3, 1)), 1.0), True), ((LIST, 1.0), False), ((LIST, GRID), False)],
)
def test_a_part_that_is_wrapped(value: Value, wrapped: bool) -> None:
    """Protects who forgot to take one number out of several things from the name of a mistake that it is not."""
    assert holds_wrapped(value, (LIST, 1.0)) is wrapped
