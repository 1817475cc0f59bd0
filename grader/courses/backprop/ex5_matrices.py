"""The same network with matrices: a layer is one product, a layer's gradient one array of its weights' shape."""

from __future__ import annotations

import numpy as np

from grader import Exercise
from grader.values import Array

exercise = Exercise(__name__, title="Matrices")


@exercise.step(prints=(0.9, 0.35))
def hidden_layer(inputs: Array, weights_1: Array) -> Array:
    """Both hidden values at once."""
    return inputs @ weights_1


@exercise.step(prints=0.214)
def output_layer(hidden: Array, weights_2: Array) -> float:
    """The prediction, as a plain number."""
    return (hidden @ weights_2)[0]  # type: ignore[no-any-return]


@exercise.step()
def gradient_weights_2(hidden: Array, delta: float) -> Array:
    """The gradients of w5 and w6, in the shape of weights_2."""
    return hidden[:, None] * delta


@exercise.step()
def gradient_weights_1(inputs: Array, weights_2: Array, delta: float) -> Array:
    """The gradients of w1 to w4, in the shape of weights_1."""
    return np.outer(inputs, weights_2) * delta


@exercise.step(prints=([[0.162, 0.115], [0.218, 0.073]], [[0.195], [0.213]]))
def updated_matrices(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float
) -> tuple[Array, Array]:
    """Both weight matrices after one update."""
    hidden = inputs @ weights_1
    delta = hidden @ weights_2[:, 0] - actual
    new_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    new_2 = weights_2 - learning_rate * delta * hidden[:, None]
    return new_1, new_2
