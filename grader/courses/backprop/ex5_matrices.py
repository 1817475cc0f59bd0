"""The same network with matrices: a layer is one product, a layer's gradient one array of its weights' shape."""

from __future__ import annotations

import numpy as np

from grader import Array, Exercise
from grader.courses.backprop.matrix_slips import tell_parts, tell_steps
from grader.courses.backprop.tables import (
    tell_activation_everywhere,
    tell_deltas,
    tell_factors,
    tell_hidden_activation,
    tell_layout,
    tell_learning_rate,
    tell_one_layer_double,
    tell_uphill,
)

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


for name, formula, sentence in (
    ("swap_cols", "inputs @ weights_1[:, ::-1]", "The hidden neurons changed places."),
    ("swap_inputs", "inputs[::-1] @ weights_1", "The inputs changed places."),
    ("elementwise", "inputs * weights_1", "That multiplies element by element; a matrix product also sums."),
    (
        "elementwise_col",
        "inputs.reshape(-1, 1) * weights_1",
        "The products are there, but they have not been summed over the inputs.",
    ),
    (
        "other_axis",
        "(inputs * weights_1).sum(axis=0)",
        "The inputs ran along the rows of weights_1: which axis stands for the inputs, and which for the neurons?",
    ),
    (
        "summed_over_neurons",
        "(inputs[:, None] * weights_1).sum(axis=1)",
        "The products are right, but they are summed over the neurons: which axis stands for the inputs?",
    ),
    ("sum_all", "(inputs.reshape(-1, 1) * weights_1).sum()", "One number per hidden neuron is expected."),
    (
        "transposed",
        "weights_1 @ inputs",
        "The rows of weights_1 belong to the inputs and its columns to the neurons: which of the two is summed over?",
    ),
    ("weights_only", "weights_1.sum(axis=0)", "The weights are summed up, but no input has been scaled by them."),
    ("mean", "inputs @ weights_1 / 2", "A neuron sums; nothing is averaged here."),
    (
        "row",
        "(inputs @ weights_1).reshape(1, 2)",
        "The values are right, but they lie in a row of a matrix: one axis is enough.",
    ),
    (
        "column",
        "(inputs @ weights_1).reshape(2, 1)",
        "The values are right, but they stand in a column: one axis is enough.",
    ),
    (
        "tanh",
        "np.tanh(inputs @ weights_1)",
        "This network has no activation function; a hidden value is the plain sum.",
    ),
    ("sigmoid", "1 / (1 + np.exp(-(inputs @ weights_1)))", "No activation function is used on the hidden layer here."),
):
    hidden_layer.mistake(name, formula, sentence)

hidden_layer.mistake(
    "one_weight_twice",
    "inputs.sum() * weights_1[0]",
    "Both inputs met the same row of weights_1: each input has a row of its own.",
    "inputs.sum() * weights_1[1]",
)
hidden_layer.mistake(
    "whole_numbers",
    "np.trunc(inputs @ weights_1)",
    "The digits after the decimal point are cut off: can the array that you fill hold only whole numbers?",
    "np.trunc(np.trunc(inputs[0] * weights_1[0]) + inputs[1] * weights_1[1])",
    "np.trunc(np.trunc(inputs[1] * weights_1[1]) + inputs[0] * weights_1[0])",
)
hidden_layer.mistake(
    "one_neuron_twice",
    "np.full(2, (inputs @ weights_1)[0])",
    "Both entries are one neuron's value: each neuron has weights of its own.",
    "np.full(2, (inputs @ weights_1)[1])",
)

hidden_layer.hint(
    "Look at the shapes: two inputs go in, two hidden values come out, and the table of weights stands between them.",
    "Each column of weights_1 holds the weights of one hidden neuron. You computed that neuron by hand in exercise 1.",
    "One kind of product multiplies along the rows and sums up in one go; NumPy has an operator for it.",
)


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


for name, formula, sentence in (
    (
        "w5_w6_swapped",
        "(hidden[::-1] @ weights_2)[0]",
        "Each hidden value has its own weight to the output; check the pairing.",
    ),
    ("first_only", "hidden[0] * weights_2[0, 0]", "Two hidden neurons feed the output; the second is missing."),
    ("second_only", "hidden[1] * weights_2[1, 0]", "Two hidden neurons feed the output; the first is missing."),
    ("h1_twice", "hidden[0] * weights_2.sum()", "One hidden value is used twice and the other never."),
    ("h2_twice", "hidden[1] * weights_2.sum()", "One hidden value is used twice and the other never."),
    (
        "sum_times_sum",
        "hidden.sum() * weights_2.sum()",
        "Each hidden value must meet its own weight before anything is added.",
    ),
    ("mean", "(hidden @ weights_2)[0] / 2", "The neuron sums; nothing is averaged here."),
    (
        "hidden_only",
        "hidden.sum()",
        "The hidden values are added as they are; what scales each of them on its way to the output?",
    ),
    ("weights_only", "weights_2.sum()", "Only the weights are added; what travels along them?"),
    (
        "product",
        "np.prod(hidden * weights_2[:, 0])",
        "A neuron collects contributions; are they multiplied together, or added?",
    ),
    ("add_not_mul", "hidden.sum() + weights_2.sum()", "A weight scales its hidden value; adding it does not scale."),
    ("not_summed", "hidden * weights_2[:, 0]", "The two contributions are there, but they have not been added up."),
    (
        "table",
        "hidden * weights_2",
        "A row times a column, element by element, makes a table; one number is asked for.",
    ),
    ("sigmoid", "sigmoid((hidden @ weights_2)[0])", "No activation function is used at the output."),
    ("relu", "max((hidden @ weights_2)[0], 0.0)", "A prediction may be negative: nothing is cut off here."),
    ("rounded", "round((hidden @ weights_2)[0], 3)", "Return the full value; rounding is for printing only."),
):
    output_layer.mistake(name, formula, sentence)

output_layer.mistake(
    "one_weight_twice",
    "hidden.sum() * weights_2[0, 0]",
    "Both hidden values met the same weight.",
    "hidden.sum() * weights_2[1, 0]",
)
output_layer.mistake(
    "target_subtracted",
    "(hidden @ weights_2)[0] - 1",
    "Only the prediction is asked for; comparing it with the target comes later.",
    "1 - (hidden @ weights_2)[0]",
)

output_layer.hint(
    "It is the same idea as for the hidden layer, with one neuron in place of two.",
    "The product of hidden and weights_2 is an array that holds a single number.",
    "A plain number is asked for: take it out of its array by its index.",
)


@exercise.step()
def gradient_weights_2(hidden: Array, delta: float) -> Array:
    """The gradients of w5 and w6, in the shape of weights_2."""
    return hidden[:, None] * delta


@gradient_weights_2.form
def gradients_of_w5_and_w6(hidden: Array, delta: float) -> Array:
    """One weight after the other."""
    h1, h2 = hidden
    return np.array([[delta * h1], [delta * h2]])


for name, formula, sentence in (
    ("sign", "-hidden.reshape(-1, 1) * delta", "The direction is wrong."),
    (
        "shape_1d",
        "hidden * delta",
        "The gradient must have the shape of the weight matrix it belongs to (or the subtraction will broadcast).",
    ),
    ("swapped", "hidden[::-1].reshape(-1, 1) * delta", "The hidden values changed places."),
    ("double", "2 * hidden.reshape(-1, 1) * delta", "The 2 is cancelled by the 1/2."),
    ("half", "hidden.reshape(-1, 1) * delta / 2", "A stray factor of one half."),
    ("row", "hidden.reshape(1, -1) * delta", "That is a row; the weights to the output stand in a column."),
    ("no_delta", "hidden.reshape(-1, 1)", "A link of the chain is missing: how wrong was the prediction?"),
    (
        "no_hidden",
        "np.full((2, 1), delta)",
        "A link of the chain is missing: what does each of these weights multiply?",
    ),
    ("abs_delta", "hidden.reshape(-1, 1) * abs(delta)", "Keep the sign of delta."),
    ("summed", "hidden.sum() * delta", "Two numbers became one: every weight has a gradient of its own."),
    ("sig_prime", "(hidden * (1 - hidden)).reshape(-1, 1) * delta", "No sigmoid, hence no sigmoid derivative."),
    ("divide", "delta / hidden.reshape(-1, 1)", "The chain rule multiplies."),
    (
        "hidden_moved",
        "hidden.reshape(-1, 1) * (1 - delta)",
        "Nothing is moved yet, hidden values least of all: only the gradient is asked for.",
    ),
):
    gradient_weights_2.mistake(name, formula, sentence)

gradient_weights_2.mistake(
    "delta_squared",
    "hidden.reshape(-1, 1) * delta**2",
    "Differentiating a square leaves the first power.",
    "hidden.reshape(-1, 1) * delta**2 / 2",
)
gradient_weights_2.hint(
    "You have both numbers from exercise 3; now they come together, in one array.",
    "A gradient has the shape of the weights it belongs to: here a column of two.",
    "An array of shape (2,) can be stood upright: look for reshape, or for a new axis.",
)


@exercise.step(further=("D",))
def gradient_weights_1(inputs: Array, weights_2: Array, delta: float) -> Array:
    """The gradients of w1 to w4, in the shape of weights_1."""
    return np.outer(inputs, weights_2) * delta


@gradient_weights_1.form
def gradients_of_w1_to_w4(inputs: Array, weights_2: Array, delta: float) -> Array:
    """One weight after the other."""
    i1, i2 = inputs
    w5, w6 = weights_2[:, 0]
    return np.array([[delta * w5 * i1, delta * w6 * i1], [delta * w5 * i2, delta * w6 * i2]])


for name, formula, sentence in (
    (
        "listing_broadcast",
        "inputs.reshape(-1, 1) * weights_2 * delta * np.ones((1, 2))",
        "Two columns multiplied element by element give a column: every input must meet every output weight.",
    ),
    (
        "inner",
        "(inputs @ weights_2).item() * delta * np.ones((2, 2))",
        "An inner product collapses to one number; one number per weight is needed.",
    ),
    (
        "swap_cols",
        "np.outer(inputs, weights_2.ravel()[::-1]) * delta",
        "Each column belongs to one hidden neuron; check its output weight.",
    ),
    ("no_delta", "np.outer(inputs, weights_2.ravel())", "A link of the chain is missing."),
    ("sign", "-np.outer(inputs, weights_2.ravel()) * delta", "The direction is wrong."),
    (
        "column_only",
        "inputs.reshape(-1, 1) * weights_2 * delta",
        "A gradient has exactly one number per weight: look at its shape.",
    ),
    (
        "transposed",
        "np.outer(weights_2, inputs) * delta",
        "Rows and columns changed places: the rows belong to the inputs, the columns to the hidden neurons.",
    ),
    (
        "row_broadcast",
        "inputs * weights_2.ravel() * delta * np.ones((2, 1))",
        "A row times a row stays a row: every input must meet every output weight.",
    ),
    (
        "inner_number",
        "(inputs @ weights_2).item() * delta",
        "One number for four weights: an inner product has summed them up.",
    ),
    (
        "flat",
        "np.outer(inputs, weights_2).ravel() * delta",
        "The four numbers are right, but they lie in one row: look at the shape.",
    ),
    (
        "inputs_swapped",
        "np.outer(inputs[::-1], weights_2) * delta",
        "Each row belongs to one input; the inputs changed places.",
    ),
    (
        "no_upstream",
        "np.outer(inputs, np.ones(2)) * delta",
        "A link of the chain is missing: from the hidden layer to the output.",
    ),
    (
        "no_input",
        "np.outer(np.ones(2), weights_2) * delta",
        "A link of the chain is missing: what do these weights multiply?",
    ),
    (
        "inputs_twice",
        "np.outer(inputs, inputs) * delta",
        "The inputs meet themselves; what stands on the way from a hidden neuron to the prediction?",
    ),
    (
        "upstream_twice",
        "np.outer(weights_2, weights_2) * delta",
        "The output weights meet themselves; what do the weights of the first layer multiply?",
    ),
    ("double", "2 * np.outer(inputs, weights_2) * delta", "The 2 is cancelled by the 1/2 in the error."),
    ("half", "np.outer(inputs, weights_2) * delta / 2", "A stray factor of one half."),
    ("abs_delta", "np.outer(inputs, weights_2) * abs(delta)", "Keep the sign of delta."),
):
    gradient_weights_1.mistake(name, formula, sentence)

gradient_weights_1.mistake(
    "delta_squared",
    "np.outer(inputs, weights_2) * delta**2",
    "Differentiating a square leaves the first power.",
    "np.outer(inputs, weights_2) * delta**2 / 2",
)
gradient_weights_1.hint(
    "Write down the four gradients of exercise 3 in the places of their weights: what do two in a row share?",
    "Along a row the input stays the same, down a column the output weight does.",
    "Every input has to meet every output weight: a product of two vectors that makes a table.",
)


@exercise.step(prints=([[0.162, 0.115], [0.218, 0.073]], [[0.195], [0.213]]), further=("N",))
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


HIDDEN = "hidden = inputs @ weights_1"
DELTA = "delta = hidden @ weights_2[:, 0] - actual"
GRADIENT_1, GRADIENT_2 = "gradient_1 = delta * np.outer(inputs, weights_2)", "gradient_2 = delta * hidden[:, None]"
NEW_1, NEW_2 = "new_1 = weights_1 - learning_rate * gradient_1", "new_2 = weights_2 - learning_rate * gradient_2"
EARLY = "new_2 = weights_2 - learning_rate * delta * hidden[:, None]\n"
COLUMNS = "gradient_1 = delta * inputs[:, None] * {}"

for name, changes, sentence in (
    (
        "updated_upstream",
        {GRADIENT_1: "", NEW_1: "", NEW_2: f"{NEW_2}\nweights_2 = new_2\n{GRADIENT_1}\n{NEW_1}"},
        "Both gradients use the weights of the forward pass; keep the old weights_2 until weights_1 is done.",
    ),
    (
        "column_by_column",
        {GRADIENT_1: COLUMNS.format("weights_2")},
        "Look at the shape of the first layer's gradient: every input must meet every output weight.",
    ),
    (
        "listing",
        {GRADIENT_1: EARLY + COLUMNS.format("new_2")},
        "Two things: when the output weights are read, and that every input meets every output weight.",
    ),
    (
        "shape_1d",
        {GRADIENT_2: "gradient_2 = delta * hidden"},
        "A column minus a row makes a table: give the second gradient the shape of weights_2.",
    ),
    (
        "ascent",
        {NEW_1: NEW_1.replace(" - ", " + "), NEW_2: NEW_2.replace(" - ", " + ")},
        "Both layers walk uphill: look at the signs of both updates.",
    ),
    ("first_layer_unmoved", {NEW_1: "new_1 = weights_1"}, "The first layer did not move."),
    ("output_layer_unmoved", {NEW_2: "new_2 = weights_2"}, "The output layer did not move."),
    (
        "step_only_pos",
        {NEW_1: "new_1 = learning_rate * gradient_1", NEW_2: "new_2 = learning_rate * gradient_2"},
        "Those are the sizes of the steps; what do the weights become?",
    ),
    (
        "step_only",
        {NEW_1: "new_1 = -learning_rate * gradient_1", NEW_2: "new_2 = -learning_rate * gradient_2"},
        "Those are the changes of the weights; what do the weights become?",
    ),
    (
        "other_order",
        {"return new_1, new_2": "return new_2, new_1"},
        "The first layer's weights come first, the second's after them.",
    ),
):
    updated_matrices.mistake(name, changes, sentence)

updated_matrices.mistake(
    "came_back_transposed",
    {"return new_1, new_2": "return new_1.T, new_2"},
    "The new weights_1 came back with a row for each neuron: its rows belong to the inputs.",
)
updated_matrices.mistake(
    "gradient_only",
    {NEW_1: "new_1 = gradient_1", NEW_2: "new_2 = gradient_2"},
    "Those are the gradients; what do the weights become when they take a step against them?",
    {NEW_1: "new_1 = -gradient_1", NEW_2: "new_2 = -gradient_2"},
)
tell_factors(updated_matrices, GRADIENT_1, GRADIENT_2)
tell_deltas(updated_matrices, DELTA, GRADIENT_1, GRADIENT_2)
tell_uphill(updated_matrices, NEW_1, NEW_2)
tell_one_layer_double(updated_matrices, NEW_1, NEW_2)
tell_learning_rate(updated_matrices, NEW_1, NEW_2)
tell_hidden_activation(updated_matrices, HIDDEN, GRADIENT_1)
tell_activation_everywhere(updated_matrices, HIDDEN, DELTA, GRADIENT_1)
tell_layout(updated_matrices, HIDDEN, GRADIENT_1)
tell_parts(updated_matrices, HIDDEN, DELTA, GRADIENT_1, GRADIENT_2)
tell_steps(
    updated_matrices,
    *((NEW_1, "learning_rate * gradient_1", "gradient_1"), (NEW_2, "learning_rate * gradient_2", "gradient_2")),
)

updated_matrices.hint(
    "You have all the parts: a forward pass, delta, a gradient for each layer, and one step against it.",
    "Both gradients belong to the forward pass you just made: which weights were in use then?",
    "Before you subtract, compare shapes: a gradient looks exactly like its weights.",
)
