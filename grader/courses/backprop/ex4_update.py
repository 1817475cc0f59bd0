"""One update of all six weights, and the prediction after it."""

from __future__ import annotations

import numpy as np

from grader import Exercise

exercise = Exercise(__name__, title="Update")


@exercise.step(
    prints=0.195,
    weight=lambda situation: situation["w5"],
    gradient=lambda situation: situation["h1"] * situation["delta"],
)
def updated_weight(weight: float, gradient: float, learning_rate: float) -> float:
    """One weight after one step against its gradient."""
    return weight - learning_rate * gradient


@exercise.step(prints=(0.162, 0.218, 0.115, 0.073, 0.195, 0.213))
def updated_weights(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    learning_rate: float,
) -> list[float]:
    """All six weights after one update."""
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    new_w1 = w1 - learning_rate * i1 * delta * w5
    new_w2 = w2 - learning_rate * i2 * delta * w5
    new_w3 = w3 - learning_rate * i1 * delta * w6
    new_w4 = w4 - learning_rate * i2 * delta * w6
    new_w5 = w5 - learning_rate * h1 * delta
    new_w6 = w6 - learning_rate * h2 * delta
    return [new_w1, new_w2, new_w3, new_w4, new_w5, new_w6]


@exercise.step(prints=0.286, slip="the text computed it from weights that it had cut to three decimals")
def prediction_after_update(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    learning_rate: float,
) -> float:
    """The prediction of the network after one update."""
    inputs = np.array([i1, i2])
    weights_1 = np.array([[w1, w3], [w2, w4]])
    weights_2 = np.array([w5, w6])
    hidden = inputs @ weights_1
    delta = hidden @ weights_2 - actual
    new_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    new_2 = weights_2 - learning_rate * delta * hidden
    return float(inputs @ new_1 @ new_2)
