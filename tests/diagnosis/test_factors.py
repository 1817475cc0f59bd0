"""Products of the wrong factors: wrong factors are named, missing ones are not."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.derived.kinds import SENTENCES
from grader.diagnosis.factors import divides, wrong_factors
from grader.formulas import definition
from grader.quiet import quiet
from tests.backprop.student import verdict, written

TWO_LINKS, SIGN = "gradient_w6", SENTENCES["sign"]


@pytest.mark.parametrize(
    ("step", "formula", "words"),
    [
        (TWO_LINKS, "h2 * delta * i1 * i2", "factors too many: what are i1 and i2 doing in it?"),
        (TWO_LINKS, "delta * w5 * w6", "what are w5 and w6 doing in it? A factor is missing."),
        (TWO_LINKS, "-h2**2 * i1 * delta", f"what are i1 and a second h2 doing in it? {SIGN}"),
        (TWO_LINKS, "0.35 * delta * w6", "what is w6 doing in it? A factor is missing. A fixed number is in"),
        ("gradient_w1", "h1 * w5", "a factor too many: what is h1 doing in it? Factors are missing."),
        ("gradient_w1", "i1 * delta / w5 / i1", "Nothing is divided by w5 here. Factors are missing."),
        ("gradient_w3", "i1 * delta * w6 * h1 * h2", "what are h1 and h2 doing in it?"),
        ("delta", "100 * (prediction - actual) / actual", "Nothing is divided by actual here. A fixed number"),
        ("forward_h2", "(i1 * w3 + i2 * w4) * w1 * w2", "what are w1 and w2 doing in it?"),
    ],
)
def test_wrong_factors(step: str, formula: str, words: str) -> None:
    """Each wrong factor is named, and whether others are missing, but not which."""
    function = course.step(step)
    found = verdict(function, written(function, formula))
    assert found.mistake == "derived:factors" and words in found.feedback


def test_what_is_missing_stays_the_students_work() -> None:
    """No factor of the right product is named that the student's has not."""
    step = course.step("gradient_w1")
    found = verdict(step, written(step, "h1 * i2 * w6"))
    assert "Factors are missing" in found.headline and "delta" not in found.headline and "w5" not in found.headline


@pytest.mark.parametrize("formula", ["(h1 + h2) * w6 * delta", "h1 * h2 * w5 * w6 * i1", "abs(h2) * h1 * i1 * delta"])
def test_no_such_product(formula: str) -> None:
    """Nothing is told of a sum, a lost sign, or more factors than one sentence holds."""
    step = course.step(TWO_LINKS)
    with quiet():
        assert verdict(step, written(step, formula)).mistake != "derived:factors"


def test_zeros_and_arrays_tell_nothing() -> None:
    """Zeros and arrays are told nothing, and nothing is divided by zero."""
    assert wrong_factors(["x"], [(0.0,), (2.0,)], [1.0, 2.0], [0.0, 4.0]) is None
    assert wrong_factors(["x"], [([1.0],)], [1.0], [2.0]) is None


QUOTIENT = [(2.0, 3.0, 7.0), (5.0, 7.0, 1.5), (1.5, 0.3, 4.0), (4.0, 0.2, 0.9), (-3.0, 1.2, 2.5)]


@pytest.mark.parametrize(
    ("power", "words"),
    [
        (-2, "Once is enough to divide by b."),
        (1, "Your product has a factor too many: what is b doing in it?"),
    ],
)
def test_a_right_formula_that_divides(power: int, words: str) -> None:
    """Of a right formula that divides, one division or product too many is told truly."""
    right, given = [a * c / b for a, b, c in QUOTIENT], [a * c * b**power for a, b, c in QUOTIENT]
    assert wrong_factors(["a", "b", "c"], QUOTIENT, given, right, may_divide=True) == words


def test_a_right_formula_that_divides_a_sum() -> None:
    """Nothing is told of a right formula that is no product: its answers do not show its factors."""
    right, given = [(a + c) / b for a, b, c in QUOTIENT], [(a + c) / b**2 for a, b, c in QUOTIENT]
    assert wrong_factors(["a", "b", "c"], QUOTIENT, given, right, may_divide=True) is None
    assert divides(definition(by_b)) and not divides(definition(course.step("error").reference))


def by_b(a: float, b: float, c: float) -> float:
    return (a + c) / b


def test_a_product_that_is_right() -> None:
    """Factors that belong are not named: a multiple of the right product is told nothing here."""
    calls = [(2.0, 3.0), (5.0, 7.0), (1.5, 0.3), (4.0, 0.2)]
    right = [x * y for x, y in calls]
    assert wrong_factors(["x", "y"], calls, [3 * answer for answer in right], right) is None
    told = wrong_factors(["x", "y"], calls, [x * x * y for x, y in calls], right)
    assert told == "Your product has a factor too many: what is a second x doing in it?"
