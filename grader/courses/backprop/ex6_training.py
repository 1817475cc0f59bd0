"""Training: the update again and again, counted, or until the prediction is near enough."""

from __future__ import annotations

import numpy as np

from grader import Exercise, Situation
from grader.courses.backprop.network import deltas
from grader.values import Array

exercise = Exercise(__name__, title="Training")

UPDATES = {"the text": 2, "A": 3, "B": 1, "C": 5, "drawn 1": 0, "drawn 2": 2, "drawn 3": 4}
ENOUGH = {"the text": 9, "A": 2, "B": 4, "C": 1, "drawn 1": 0, "drawn 2": 5, "drawn 3": 7}
"""After so many updates the tolerance of that situation is met."""
CUT_SHORT = {"B": 2, "drawn 2": 3}
"""The most updates, where they are fewer than enough."""


def _updates(situation: Situation) -> int:
    return UPDATES.get(situation.name, 3)


def _tolerance(situation: Situation) -> float:
    """Half way (in powers) between the last prediction that is too far off and the first that is not."""
    if situation.name == "the text":
        return 0.1
    enough = ENOUGH.get(situation.name, 3)
    sizes = [abs(delta) for delta in deltas(situation.quantities, enough)]
    return float((sizes[-1] * (sizes[-2] if enough else 4 * sizes[-1])) ** 0.5)


def _max_updates(situation: Situation) -> int:
    return CUT_SHORT.get(situation.name, 20)


@exercise.step(updates=_updates)
def train(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float, updates: int
) -> tuple[Array, Array, list[float]]:
    """The weights after a number of updates, and every prediction on the way."""
    predictions = [(inputs @ weights_1 @ weights_2)[0]]
    for _ in range(updates):
        hidden = inputs @ weights_1
        delta = predictions[-1] - actual
        gradient_1 = delta * np.outer(inputs, weights_2)
        gradient_2 = delta * hidden[:, None]
        weights_1 = weights_1 - learning_rate * gradient_1
        weights_2 = weights_2 - learning_rate * gradient_2
        predictions = [*predictions, (inputs @ weights_1 @ weights_2)[0]]
    return weights_1, weights_2, predictions


@exercise.step(tolerance=_tolerance, max_updates=_max_updates)
def train_until(
    inputs: Array,
    actual: float,
    weights_1: Array,
    weights_2: Array,
    learning_rate: float,
    tolerance: float,
    max_updates: int,
) -> int:
    """The number of updates until the prediction is within the tolerance."""
    for count in range(max_updates):
        hidden = inputs @ weights_1
        delta = (hidden @ weights_2)[0] - actual
        if abs(delta) < tolerance:
            return count
        gradient_1 = delta * np.outer(inputs, weights_2)
        gradient_2 = delta * hidden[:, None]
        weights_1 = weights_1 - learning_rate * gradient_1
        weights_2 = weights_2 - learning_rate * gradient_2
    return max_updates
