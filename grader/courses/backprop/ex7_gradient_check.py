"""Checking gradients without calculus, and mending an update that is wrong."""

from __future__ import annotations

import numpy as np

from grader import Array, Exercise, Situation
from grader.courses.backprop.ex5_matrices import updated_one_by_one
from grader.courses.backprop.matrix_slips import tell_parts
from grader.courses.backprop.matrix_steps import tell_cut_off, tell_large_steps, tell_steps
from grader.courses.backprop.tables import (
    tell_activation_everywhere,
    tell_deltas,
    tell_factors,
    tell_hidden_activation,
    tell_layout,
    tell_learning_rate,
    tell_one_layer_double,
    tell_rounded,
    tell_uphill,
)
from grader.courses.backprop.wrong_checks import errors, limits, numbers, own_gradients, quotients, six_gradients
from grader.courses.backprop.wrong_checks.repairs import DELTA, HALF_MENDED, HIDDEN, NEW_1, NEW_2, STEP_1, STEP_2

exercise = Exercise(__name__, title="Gradient check")

STEPS = {"the text": 1e-3, "A": 1e-2, "B": 2e-3, "L": 1e-2, "M": 2e-2}
SPOILED: dict[str, dict[int, float]] = {
    "the text": {2: 1.4, 3: 0.75},
    "A": {},
    "B": {5: 0.0},
    "C": {1: -1.0, 4: 1.0213, 6: 0.97},
    "G": {1: 1.0231, 2: 0.93, 3: 2.0, 4: 3.0, 5: 0.45, 6: 1.08},
    "E": {1: 1.0105, 6: 0.978},
    "D": {1: 0.4, 5: 1.0221},
    "F": {2: 1.0214, 4: -1.0},
    "I": {1: 1.0216, 2: 1.0105},
    "L": {2: 1.0219, 6: 0.5},
    "M": {3: -1.0, 4: 0.978},
    "drawn 1": {4: 3.0, 5: 1.031},
    "drawn 2": {2: 0.978, 6: -1.0},
}
"""The factors of the claimed gradients that are wrong; the others are off by a few rounding errors at most."""
ROUNDING = {"I": 1e-11, "L": 4e-15, "M": 4e-15}
"""The relative error of those others: in some cases so small that the finest limits pass them."""
EXCHANGED = {"I": (3, 5)}
"""Two weights, each with the right gradient of the other one."""


def _step(situation: Situation) -> float:
    return STEPS.get(situation.name, 4e-3)


def _gradients(situation: Situation) -> list[float]:
    i1, i2, h1, h2, w5, w6, delta = (situation[name] for name in ("i1", "i2", "h1", "h2", "w5", "w6", "delta"))
    return [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]


def _claimed(situation: Situation) -> list[float]:
    factors = SPOILED.get(situation.name, {})
    rounded = 1.0 + ROUNDING.get(situation.name, 1e-10)
    claimed = [g * factors.get(n, rounded) for n, g in enumerate(_gradients(situation), 1)]
    one, other = EXCHANGED.get(situation.name, (1, 1))
    claimed[one - 1], claimed[other - 1] = claimed[other - 1], claimed[one - 1]
    return claimed


@exercise.step(step=_step)
def numerical_gradients(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    step: float,
) -> list[float]:
    """All six gradients by central differences, without any calculus."""
    weights = [w1, w2, w3, w4, w5, w6]
    gradients = []
    for index in range(6):
        more, less = list(weights), list(weights)
        more[index] = more[index] + step
        less[index] = less[index] - step
        above = _error(i1, i2, actual, more)
        below = _error(i1, i2, actual, less)
        gradients.append((above - below) / (2 * step))
    return gradients


def _error(i1: float, i2: float, actual: float, weights: list[float]) -> float:
    return _difference(i1, i2, actual, weights) ** 2 / 2


def _difference(i1: float, i2: float, actual: float, weights: list[float]) -> float:
    w1, w2, w3, w4, w5, w6 = weights
    return (i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6 - actual


@numerical_gradients.form
def gradients_of_an_error_written_out(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    step: float,
) -> list[float]:
    """The forward pass inside the loop, so that slips in it are told, too."""
    gradients = []
    for index in range(6):
        rise = 0.0
        for way in (1, -1):
            weights = [w1, w2, w3, w4, w5, w6]
            weights[index] = weights[index] + way * step
            v1, v2, v3, v4, v5, v6 = weights
            h1 = i1 * v1 + i2 * v2
            h2 = i1 * v3 + i2 * v4
            delta = h1 * v5 + h2 * v6 - actual
            rise = rise + way * delta**2 / 2
        gradients.append(rise / (2 * step))
    return gradients


@numerical_gradients.form
def gradients_by_calculus(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    step: float,
) -> list[float]:
    """The chain rule instead of differences: students who use it make the slips of exercise 3."""
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    return [delta * w5 * i1, delta * w5 * i2, delta * w6 * i1, delta * w6 * i2, h1 * delta, h2 * delta]


@exercise.step(claimed=_claimed, further=("D", "E", "F", "G", "I"))
def wrong_weights(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    claimed: list[float],
) -> list[int]:
    """The numbers of the weights whose claimed gradient is wrong."""
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    gradients = [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]
    return [n for n in range(1, 7) if abs(claimed[n - 1] - gradients[n - 1]) > 1e-3 * abs(gradients[n - 1])]


@exercise.step(prints=([[0.162, 0.115], [0.218, 0.073]], [[0.195], [0.213]]), further=("H", "N"))
def repaired_update(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float
) -> tuple[Array, Array]:
    """Both weight matrices after one update, as the mended listing computes them."""
    hidden = inputs @ weights_1
    delta = hidden @ weights_2[:, 0] - actual
    step_1 = learning_rate * delta * np.outer(inputs, weights_2)
    step_2 = learning_rate * delta * hidden[:, None]
    new_1 = weights_1 - step_1
    new_2 = weights_2 - step_2
    return new_1, new_2


repaired_update.form(updated_one_by_one)


numerical_gradients.hint(
    "A slope needs no calculus: move one weight a little to either side, and look at what the error does.",
    "A small function that computes the error from all six weights makes the rest short.",
    "Move one weight at a time, from fresh copies, and divide by the distance between the two weights you tried.",
)
wrong_weights.hint(
    "First compute six gradients that you trust; then compare, one by one.",
    "Two ways to compute a number seldom agree in every digit: how far apart may they be, for a number of that size?",
    "Collect the numbers of those that are off, counting from 1; the list may stay empty.",
)
repaired_update.hint(
    "Start from listing_update as it is, and compare its weights with those of your own update: which ones differ?",
    "There are two faults. One is about when something is read, the other about which number meets which.",
    "Read the listing from the forward pass on, and note for each name whether it holds the old or the new weights.",
)

for row in (*quotients.WRONG_QUOTIENTS, *errors.WRONG_ERRORS, *six_gradients.WRONG_SIX):
    numerical_gradients.mistake(*row, also=quotients.ALSO.get(row[0], ""))

for row in (*numbers.WRONG_NUMBERS, *limits.WRONG_LIMITS, *own_gradients.WRONG_OWN):
    wrong_weights.mistake(*row, also=limits.ALSO.get(row[0], ""))

for row in HALF_MENDED:
    repaired_update.mistake(*row)
tell_factors(repaired_update, STEP_1, STEP_2)
tell_deltas(repaired_update, DELTA, STEP_1, STEP_2)
tell_uphill(repaired_update, NEW_1, NEW_2)
tell_one_layer_double(repaired_update, NEW_1, NEW_2)
tell_learning_rate(repaired_update, STEP_1, STEP_2)
tell_hidden_activation(repaired_update, HIDDEN, STEP_1)
tell_activation_everywhere(repaired_update, HIDDEN, DELTA, STEP_1)
tell_layout(repaired_update, HIDDEN, STEP_1)
tell_rounded(repaired_update, HIDDEN, DELTA)
tell_parts(repaired_update, HIDDEN, DELTA, STEP_1, STEP_2)
MOVES = (NEW_1, "step_1", "step_1 / learning_rate"), (NEW_2, "step_2", "step_2 / learning_rate")
tell_steps(repaired_update, *MOVES)
tell_large_steps(repaired_update, *MOVES)
tell_cut_off(repaired_update, HIDDEN, *MOVES)
