"""Checking gradients without calculus, and mending an update that is wrong."""

from __future__ import annotations

import numpy as np

from grader import Exercise, Situation
from grader.values import Array

exercise = Exercise(__name__, title="Gradient check")

STEPS = {"the text": 1e-3, "A": 1e-2, "B": 2e-3, "C": 5e-3}
SPOILED: dict[str, dict[int, float]] = {
    "the text": {2: 1.5, 3: 0.75},
    "A": {},
    "B": {5: 0.0},
    "C": {1: -1.0, 4: 1.02, 6: 0.97},
    "drawn 1": {1: 1.0131, 2: 0.9, 3: 2.0, 4: -1.0, 5: 0.5, 6: 1.1},
    "drawn 2": {6: 0.987},
    "drawn 3": {1: 0.5},
    "drawn 4": {3: 1.01, 4: 1.5},
    "drawn 5": {4: 3.0, 5: 1.03},
}
"""The factor on each claimed gradient that is wrong; the others are off by a few rounding errors at most."""


def _step(situation: Situation) -> float:
    return STEPS.get(situation.name, 4e-3)


def _gradients(situation: Situation) -> list[float]:
    i1, i2, h1, h2, w5, w6, delta = (situation[name] for name in ("i1", "i2", "h1", "h2", "w5", "w6", "delta"))
    return [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]


def _claimed(situation: Situation) -> list[float]:
    factors = SPOILED.get(situation.name, {})
    return [g * factors.get(n, 1.0 + 1e-10) for n, g in enumerate(_gradients(situation), 1)]


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
        gradients.append((_error(i1, i2, actual, more) - _error(i1, i2, actual, less)) / (2 * step))
    return gradients


def _error(i1: float, i2: float, actual: float, weights: list[float]) -> float:
    w1, w2, w3, w4, w5, w6 = weights
    return ((i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6 - actual) ** 2 / 2


@exercise.step(claimed=_claimed)
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


@exercise.step(prints=([[0.162, 0.115], [0.218, 0.073]], [[0.195], [0.213]]))
def repaired_update(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float
) -> tuple[Array, Array]:
    """Both weight matrices after one update, as the mended listing computes them."""
    hidden = inputs @ weights_1
    delta = hidden @ weights_2[:, 0] - actual
    new_2 = weights_2 - learning_rate * delta * hidden[:, None]
    new_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    return new_1, new_2
