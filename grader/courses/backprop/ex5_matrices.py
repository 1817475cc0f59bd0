"""The same network with matrices: a layer is one product, a layer's gradient one array of its weights' shape."""

from __future__ import annotations

import numpy as np

from grader import Array, Exercise
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
from grader.courses.backprop.wrong_matrices import gradients, layers, updates
from grader.courses.backprop.wrong_matrices.updates import DELTA, GRADIENT_1, GRADIENT_2, HIDDEN, NEW_1, NEW_2

exercise = Exercise(__name__, title="Matrices")


@exercise.step(prints=(0.9, 0.35))
def hidden_layer(inputs: Array, weights_1: Array) -> Array:
    """Both hidden values at once."""
    return inputs @ weights_1


@hidden_layer.form
def hidden_values(inputs: Array, weights_1: Array) -> Array:
    """One neuron after the other."""
    i1, i2 = inputs
    (w1, w3), (w2, w4) = weights_1
    return np.array([i1 * w1 + i2 * w2, i1 * w3 + i2 * w4])


@exercise.step(prints=0.214, further=("D",))
def output_layer(hidden: Array, weights_2: Array) -> float:
    """The prediction, as a plain number."""
    return (hidden @ weights_2)[0]  # type: ignore[no-any-return]


@output_layer.form
def prediction(hidden: Array, weights_2: Array) -> float:
    """One hidden neuron after the other."""
    h1, h2 = hidden
    w5, w6 = weights_2[:, 0]
    return h1 * w5 + h2 * w6  # type: ignore[no-any-return]


@exercise.step(further=("H",))
def gradient_weights_2(hidden: Array, delta: float) -> Array:
    """The gradients of w5 and w6, in the shape of weights_2."""
    return hidden[:, None] * delta


@gradient_weights_2.form
def gradients_of_w5_and_w6(hidden: Array, delta: float) -> Array:
    """One weight after the other."""
    h1, h2 = hidden
    return np.array([[delta * h1], [delta * h2]])


@exercise.step(further=("D", "H"))
def gradient_weights_1(inputs: Array, weights_2: Array, delta: float) -> Array:
    """The gradients of w1 to w4, in the shape of weights_1."""
    return np.outer(inputs, weights_2) * delta


@gradient_weights_1.form
def gradients_of_w1_to_w4(inputs: Array, weights_2: Array, delta: float) -> Array:
    """One weight after the other."""
    i1, i2 = inputs
    w5, w6 = weights_2[:, 0]
    return np.array([[delta * w5 * i1, delta * w6 * i1], [delta * w5 * i2, delta * w6 * i2]])


@exercise.step(prints=([[0.162, 0.115], [0.218, 0.073]], [[0.195], [0.213]]), further=("H", "N"))
def updated_matrices(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float
) -> tuple[Array, Array]:
    """Both weight matrices after one update."""
    hidden = inputs @ weights_1
    delta = hidden @ weights_2[:, 0] - actual
    gradient_1 = delta * np.outer(inputs, weights_2)
    gradient_2 = delta * hidden[:, None]
    new_1 = weights_1 - learning_rate * gradient_1
    new_2 = weights_2 - learning_rate * gradient_2
    return new_1, new_2


@updated_matrices.form
def updated_one_by_one(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float
) -> tuple[Array, Array]:
    """One weight after the other."""
    i1, i2 = inputs
    (w1, w3), (w2, w4) = weights_1
    w5, w6 = weights_2[:, 0]
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    new_w1 = w1 - learning_rate * delta * w5 * i1
    new_w2 = w2 - learning_rate * delta * w5 * i2
    new_w3 = w3 - learning_rate * delta * w6 * i1
    new_w4 = w4 - learning_rate * delta * w6 * i2
    new_w5 = w5 - learning_rate * delta * h1
    new_w6 = w6 - learning_rate * delta * h2
    return np.array([[new_w1, new_w3], [new_w2, new_w4]]), np.array([[new_w5], [new_w6]])


hidden_layer.hint(
    "Look at the shapes: two inputs go in, two hidden values come out, and the table of weights stands between them.",
    "Each column of weights_1 holds the weights of one hidden neuron. You computed that neuron by hand in exercise 1.",
    "One kind of product multiplies along the rows and sums up in one go; NumPy has an operator for it.",
)
output_layer.hint(
    "It is the same idea as for the hidden layer, with one neuron in place of two.",
    "The product of hidden and weights_2 is an array that holds a single number.",
    "A plain number is asked for: take it out of its array by its index.",
)
gradient_weights_2.hint(
    "You have both numbers from exercise 3; now they come together, in one array.",
    "A gradient has the shape of the weights it belongs to: here a column of two.",
    "An array of shape (2,) can be stood upright: look for reshape, or for a new axis.",
)
gradient_weights_1.hint(
    "Write down the four gradients of exercise 3 in the places of their weights: what do two in a row share?",
    "Along a row the input stays the same, down a column the output weight does.",
    "Every input has to meet every output weight: a product of two vectors that makes a table.",
)
updated_matrices.hint(
    "You have all the parts: a forward pass, delta, a gradient for each layer, and one step against it.",
    "Both gradients belong to the forward pass you just made: which weights were in use then?",
    "Before you subtract, compare shapes: a gradient looks exactly like its weights.",
)

for step, rows in (
    (hidden_layer, layers.WRONG_HIDDEN),
    (output_layer, layers.WRONG_OUTPUT),
    (gradient_weights_2, gradients.WRONG_LAST),
    (gradient_weights_1, gradients.WRONG_FIRST),
):
    for row in rows:
        step.mistake(*row, also=layers.ALSO.get(row[0], ""))

for changed in updates.WRONG_UPDATES:
    updated_matrices.mistake(*changed)
tell_factors(updated_matrices, GRADIENT_1, GRADIENT_2)
tell_deltas(updated_matrices, DELTA, GRADIENT_1, GRADIENT_2)
tell_uphill(updated_matrices, NEW_1, NEW_2)
tell_one_layer_double(updated_matrices, NEW_1, NEW_2)
tell_learning_rate(updated_matrices, NEW_1, NEW_2)
tell_hidden_activation(updated_matrices, HIDDEN, GRADIENT_1)
tell_activation_everywhere(updated_matrices, HIDDEN, DELTA, GRADIENT_1)
tell_layout(updated_matrices, HIDDEN, GRADIENT_1)
tell_rounded(updated_matrices, HIDDEN, DELTA)
tell_parts(updated_matrices, HIDDEN, DELTA, GRADIENT_1, GRADIENT_2)
MOVES = (NEW_1, "learning_rate * gradient_1", "gradient_1"), (NEW_2, "learning_rate * gradient_2", "gradient_2")
tell_steps(updated_matrices, *MOVES)
tell_large_steps(updated_matrices, *MOVES)
tell_cut_off(updated_matrices, HIDDEN, *MOVES)
