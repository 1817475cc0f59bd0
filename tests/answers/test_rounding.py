"""Numbers as a text prints them: rounded or cut they agree, a digit off they do not."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.answers.rounding import agrees

AGREE: dict[str, tuple[object, object]] = {
    "rounded up": (0.191, 0.19051),
    "rounded down": (0.19, 0.19449),
    "cut": (0.19, 0.1999),
    "half": (0.13, 0.125),
    "exact": (0.214, 0.214),
    "a float's last digits": (0.3, 0.1 + 0.2),
    "negative, rounded": (-0.79, -0.786),
    "negative, cut": (-0.78, -0.786),
    "nothing left": (0.0, 0.04),
    "nothing left of a negative one": (0.0, -0.04),
    "tiny": (1e-07, 1.04e-07),
    "huge": (1e300, 1e300),
    "a whole number": (6, 6.0),
    "a whole number, rounded": (7, 6.5),
    "a whole number, cut": (6, 6.9),
    "NumPy's number": (np.float64(0.19), np.float64(0.191)),
    "a list of an array": ([0.1, 0.2], np.array([0.11, 0.19])),
    "rows": ([[0.1], [0.2]], np.array([[0.1], [0.2]])),
    "a pair": (([0.1, 0.2], 0.3), (np.array([0.1, 0.2]), 0.3)),
    "no numbers at all": ([], np.array([])),
}


@pytest.mark.parametrize("name", AGREE)
def test_rounded_or_cut_agrees(name: str) -> None:
    """Protects a text whose digits are right from being called wrong."""
    assert agrees(*AGREE[name])


DISAGREE: dict[str, tuple[object, object]] = {
    "a unit too much": (0.23, 0.2199),
    "a unit too little": (0.21, 0.2299),
    "sign": (-0.79, 0.786),
    "rounded away from zero": (-0.8, -0.71),
    "one of many": ([0.1, 0.3], np.array([0.1, 0.2])),
    "one too few": ([0.1], np.array([0.1, 0.2])),
    "one too many": ([0.1, 0.2, 0.2], np.array([0.1, 0.2])),
    "another order": ([0.2, 0.1], np.array([0.1, 0.2])),
    "a number for a list": (0.1, np.array([0.1])),
    "a list for rows": ([0.1, 0.2], np.array([[0.1], [0.2]])),
    "columns for rows": ([[0.1, 0.2]], np.array([[0.1], [0.2]])),
    "far too large": (0.5, 1e300),
    "far too small": (1e300, 0.5),
    "a whole number with a digit": (7.0, 6.5),
    "a number that is still wrapped": (0.5, np.array(0.5)),
    "not finite": (0.5, float("inf")),
    "no number": (0.5, float("nan")),
}


@pytest.mark.parametrize("name", DISAGREE)
def test_anything_else_does_not(name: str) -> None:
    """Protects students from a printed number that no arithmetic gives."""
    assert not agrees(*DISAGREE[name])


numbers = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e6, max_value=1e6)
digits = st.integers(min_value=0, max_value=8)
rounding = st.sampled_from([ROUND_HALF_UP, ROUND_DOWN])


def printed(number: float, places: int, how: str) -> Decimal:
    """The number as a careful author prints it."""
    with localcontext() as context:
        context.prec = 1100
        return Decimal(number).quantize(Decimal(1).scaleb(-places), how)


@given(numbers, digits, rounding)
def test_what_decimal_rounds_or_cuts_agrees(number: float, places: int, how: str) -> None:
    """Every number, printed with any number of digits."""
    shown = printed(number, places, how)
    assert agrees(float(shown) if places else int(shown), number)


@given(numbers, st.integers(min_value=1, max_value=6), st.sampled_from([-2, 2]))
def test_two_units_off_never_agree(number: float, places: int, off: int) -> None:
    """A slip in the last digit is a slip, however many digits there are."""
    shown = printed(number, places, ROUND_DOWN) + off * Decimal(1).scaleb(-places)
    if Decimal(repr(float(shown))).as_tuple().exponent == -places:  # a last digit of 0 is not seen in a float
        assert not agrees(float(shown), number)


@given(numbers, st.integers(min_value=1, max_value=6))
def test_one_unit_off_the_nearer_side_does_not_agree(number: float, places: int) -> None:
    """Of the two neighbours of the cut number, only the one that rounding gives may be printed."""
    unit = Decimal(1).scaleb(-places)
    cut, nearest = printed(number, places, ROUND_DOWN), printed(number, places, ROUND_HALF_UP)
    for shown in {cut - unit, cut + unit} - {nearest}:
        if Decimal(repr(float(shown))).as_tuple().exponent == -places:
            assert not agrees(float(shown), number)
