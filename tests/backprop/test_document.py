"""Every number that the text prints, compared with the suite's references: right, cut short, or a slip."""

from __future__ import annotations

import math
import runpy
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from grader.answers.values import Array
from grader.courses.backprop import course

from .student import SOLUTIONS

PROSE = [
    # step, place in its answer, as printed, how
    ("forward_h1", 0, "0.90", "exact"),
    ("forward_h2", 0, "0.35", "exact"),
    ("forward_out", 0, "0.214", "exact"),
    ("error", 0, "0.3089", "rounded"),
    ("delta", 0, "-0.786", "exact"),
    ("updated_weight", 0, "0.195", "rounded or cut"),
    ("updated_weights", 0, "0.162", "cut"),
    ("updated_weights", 1, "0.218", "cut"),
    ("updated_weights", 2, "0.115", "cut"),
    ("updated_weights", 3, "0.073", "cut"),
    ("updated_weights", 4, "0.195", "rounded or cut"),
    ("updated_weights", 5, "0.213", "cut"),
    ("prediction_after_update", 0, "0.286", "a slip"),
]

LISTING = [
    # quantity of the listing, place in it, as printed, how
    ("hidden", 0, "0.9", "exact"),
    ("hidden", 1, "0.35", "exact"),
    ("out", 0, "0.214", "exact"),
    ("delta", 0, "-0.786", "exact"),
    ("error", 0, "0.308898", "exact"),
    ("weights_1", 0, "0.16535608", "rounded or cut"),
    ("weights_1", 1, "0.11535608", "rounded or cut"),
    ("weights_1", 2, "0.22520171", "rounded or cut"),
    ("weights_1", 3, "0.07520171", "rounded or cut"),
    ("weights_2", 0, "0.19537", "exact"),
    ("weights_2", 1, "0.213755", "exact"),
    ("new_hidden", 0, "1.00631731", "rounded"),
    ("new_hidden", 1, "0.45631731", "rounded"),
    ("new_out", 0, "0.29414432", "rounded"),
]

VARIANTS = {
    # moved output weights, column by column: w1, w2, w3, w4, second prediction
    (False, False): (0.162576, 0.218864, 0.11572, 0.07358, 0.28845906118),
    (True, True): (0.165356082, 0.2252017145, 0.115356082, 0.0752017145, 0.2941443184309375),
    (True, False): (0.165356082, 0.223034123, 0.116801143, 0.0752017145, 0.2934916494),
    (False, True): (0.162576, 0.22358, 0.112576, 0.07358, 0.2898790645),
}


def how(value: float, printed: str) -> str:
    """The way from a value to the number that the text prints."""
    exact, shown = Decimal(f"{value:.13f}"), Decimal(printed)
    if exact == shown:
        return "exact"
    ways = {"rounded": exact.quantize(shown, ROUND_HALF_UP), "cut": exact.quantize(shown, ROUND_DOWN)}
    return " or ".join(way for way, result in ways.items() if result == shown) or "a slip"


def answer(step: str) -> Array:
    """The reference's answer in the text's situation, as one row of numbers."""
    reference = course.step(step).reference(*course.step(step).arguments(course.text))
    return np.ravel(np.array(reference, dtype=np.float64))


def listing(moved: bool, by_column: bool) -> dict[str, Array]:
    """What the listing computes with its two faults, or with one, or with none."""
    inputs, rate = np.array([2.0, 3.0]), 0.05
    weights_1, weights_2 = np.array([[0.15, 0.10], [0.20, 0.05]]), np.array([[0.16], [0.20]])
    hidden = inputs @ weights_1
    out = hidden @ weights_2
    delta = out - 1
    new_2 = weights_2 - rate * delta * hidden.reshape(2, 1)
    met = new_2 if moved else weights_2
    new_1 = weights_1 - rate * delta * inputs.reshape(2, 1) * (met if by_column else met.T)
    new_hidden = inputs @ new_1
    return {
        **{"hidden": hidden, "out": out, "delta": delta, "error": delta**2 / 2},
        **{"weights_1": new_1, "weights_2": new_2, "new_hidden": new_hidden, "new_out": new_hidden @ new_2},
    }


@pytest.mark.parametrize(("step", "place", "printed", "way"), PROSE)
def test_prose(step: str, place: int, printed: str, way: str) -> None:
    """Protects the references: they agree with every number of the text, and we know how each of them was printed."""
    assert how(answer(step)[place], printed) == way


@pytest.mark.parametrize(("step", "place", "printed"), [row[:3] for row in PROSE])
def test_prints(step: str, place: int, printed: str) -> None:
    """Protects the suite: what it says that the text prints is what the text prints, and a slip is explained."""
    assert np.ravel(np.array(course.step(step).prints))[place] == float(printed)
    assert (course.step(step).slip is not None) == (how(answer(step)[place], printed) == "a slip")


def test_second_pass_of_the_text() -> None:
    """Protects the explanation of the text's second pass: it continued with weights cut short, and its h2 is a slip."""
    w1, w2, w3, w4, w5, w6 = (math.trunc(weight * 1000) / 1000 for weight in answer("updated_weights"))
    h1, h2 = 2 * w1 + 3 * w2, 2 * w3 + 3 * w4
    assert how(h1, "0.978") == "exact"
    assert how(h2, "0.448") == "a slip"
    assert how(h2, "0.449") == "exact"
    assert how(0.978 * w5 + 0.448 * w6, "0.286") == "rounded or cut"
    assert how(h1 * w5 + h2 * w6, "0.286") == "rounded or cut"


def test_second_pass_with_all_digits() -> None:
    """Protects what the course says instead: the prediction and the error after one update, with every digit."""
    (prediction,) = answer("prediction_after_update")
    assert prediction == pytest.approx(0.28845906118, rel=1e-12)
    assert (prediction - 1) ** 2 / 2 == pytest.approx(0.25314525, abs=5e-9)
    assert answer("updated_weights") == pytest.approx(
        [0.162576, 0.218864, 0.11572, 0.07358, 0.19537, 0.213755], rel=1e-12
    )


@pytest.mark.parametrize(("quantity", "place", "printed", "way"), LISTING)
def test_listing(quantity: str, place: int, printed: str, way: str) -> None:
    """Protects the finding that the listing has two faults: with both, it prints exactly what the text shows."""
    assert how(np.ravel(listing(moved=True, by_column=True)[quantity])[place], printed) == way


@pytest.mark.parametrize(("faults", "numbers"), VARIANTS.items())
def test_variants_of_the_listing(faults: tuple[bool, bool], numbers: tuple[float, ...]) -> None:
    """Protects the table of the listing's faults: no fault, both, and each alone give these weights and predictions."""
    moved, by_column = faults
    found = listing(moved, by_column)
    (w1, w3), (w2, w4) = found["weights_1"]
    assert (w1, w2, w3, w4, found["new_out"][0]) == pytest.approx(numbers, abs=5e-11)


@pytest.mark.parametrize("step", ["updated_matrices", "repaired_update"])
def test_references_are_free_of_the_faults(step: str) -> None:
    """Protects the matrix references from the listing they replace: they give the weights of no fault."""
    right = listing(moved=False, by_column=False)
    assert answer_pair(step) == pytest.approx(
        np.concatenate([np.ravel(right["weights_1"]), np.ravel(right["weights_2"])])
    )
    assert answer("prediction_after_update") == pytest.approx(right["new_out"], rel=1e-12)


def answer_pair(step: str) -> Array:
    """The reference's two arrays in the text's situation, one after the other."""
    pair = course.step(step).reference(*course.step(step).arguments(course.text))
    assert isinstance(pair, tuple)
    return np.concatenate([np.ravel(part) for part in pair])


def test_listing_of_the_exercise_file() -> None:
    """Protects the last exercise: the update that students are given to mend gives what the listing prints."""
    given = runpy.run_path(str(SOLUTIONS / "ex7_gradient_check.py"))["listing_update"]
    arguments = course.step("repaired_update").arguments(course.text)
    both = listing(moved=True, by_column=True)
    weights_1, weights_2 = given(*arguments)
    assert weights_1 == pytest.approx(both["weights_1"], rel=1e-12)
    assert weights_2 == pytest.approx(both["weights_2"], rel=1e-12)
