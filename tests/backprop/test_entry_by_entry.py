"""Matrices written out entry by entry: a slip in one entry is told as in exercises 1 to 4."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course

from .student import verdict, written

HIDDEN = "return np.array([{a}, inputs[0] * weights_1[0, 1] + inputs[1] * weights_1[1, 1]])"
LAST = "return np.array([[delta * hidden[0]], [{a}]])"
FIRST = """\
i1, i2 = inputs
w5, w6 = weights_2.ravel()
return [[delta * i1 * w5, delta * i1 * w6], [delta * i2 * w5, {a}]]
"""
BOTH = """\
i1, i2 = inputs
(w1, w3), (w2, w4) = weights_1
w5, w6 = weights_2.ravel()
h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
step = learning_rate * (h1 * w5 + h2 * w6 - actual)
return [[w1 - step * i1 * w5, w3 - step * i1 * w6], [w2 - step * i2 * w5, {a}]], [[w5 - step * h1], [w6 - step * h2]]
"""

SLIPS = [
    ("hidden_layer", HIDDEN, "inputs[0] * weights_1[0, 0] - inputs[1] * weights_1[1, 0]", "derived:sign"),
    ("hidden_layer", HIDDEN, "inputs[0] * weights_1[0, 0] + inputs[1] * weights_1[0, 1]", "derived:wrong_name"),
    ("hidden_layer", HIDDEN, "inputs[0] * weights_1[0, 1] + inputs[1] * weights_1[1, 1]", "one_neuron_twice"),
    ("output_layer", "return {a}", "hidden[0] * weights_2[0, 0] - hidden[1] * weights_2[1, 0]", "derived:sign"),
    ("gradient_weights_2", LAST, "delta * hidden[0]", "derived:wrong_name"),
    ("gradient_weights_2", LAST, "hidden[1]", "derived:dropped_factor"),
    ("gradient_weights_1", FIRST, "delta * i2 * w5", "derived:wrong_name"),
    ("gradient_weights_1", FIRST, "i2 * w6", "derived:dropped_factor"),
    ("gradient_weights_1", FIRST, "-delta * i2 * w6", "derived:sign"),
    ("updated_matrices", BOTH, "w4 + step * i2 * w6", "derived:sign"),
    ("updated_matrices", BOTH, "w4 - step * i2 * w5", "derived:wrong_name"),
]
RIGHT = {
    "hidden_layer": (HIDDEN, "inputs[0] * weights_1[0, 0] + inputs[1] * weights_1[1, 0]"),
    "output_layer": ("return {a}", "hidden[0] * weights_2[0, 0] + hidden[1] * weights_2[1, 0]"),
    "gradient_weights_2": (LAST, "delta * hidden[1]"),
    "gradient_weights_1": (FIRST, "delta * i2 * w6"),
    "updated_matrices": (BOTH, "w4 - step * i2 * w6"),
}


@pytest.mark.parametrize(("step", "text", "entry", "mistake"), SLIPS)
def test_one_slip_in_one_entry(step: str, text: str, entry: str, mistake: str) -> None:
    """A slip in one entry of a matrix is told as that slip, not only as a wrong matrix."""
    function = course.step(step)
    found = verdict(function, written(function, text.format(a=entry)))
    assert (found.outcome, found.mistake) == ("wrong", mistake)


@pytest.mark.parametrize("step", RIGHT)
def test_the_same_without_a_slip_passes(step: str) -> None:
    """The text of the test above is right but for its slip."""
    text, entry = RIGHT[step]
    function = course.step(step)
    assert verdict(function, written(function, text.format(a=entry))).outcome == "passed"


READ_BY_NEURONS = """\
hidden = weights_1 @ inputs
delta = (hidden @ weights_2).item() - actual
step = learning_rate * delta
return weights_1 - step * np.outer(weights_2, inputs), weights_2 - step * hidden.reshape(2, 1)
"""


@pytest.mark.parametrize("step", ["updated_matrices", "repaired_update"])
def test_read_by_neurons_throughout(step: str) -> None:
    """Reading weights_1 with one row for each neuron is consistent, and gets one sentence that says so."""
    function = course.step(step)
    assert verdict(function, written(function, READ_BY_NEURONS)).mistake == "transposed_throughout"
