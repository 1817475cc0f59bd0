"""Wrong gradients of a layer: links of the chain, and shapes."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Row

WRONG_LAST: list[Row[str]] = [
    ("sign", "-hidden.reshape(-1, 1) * delta", "The direction is wrong."),
    (
        "shape_1d",
        "hidden * delta",
        "The gradient must have the shape of the weight matrix it belongs to (or the subtraction will broadcast).",
    ),
    ("swapped", "hidden[::-1].reshape(-1, 1) * delta", "The hidden values changed places."),
    ("double", "2 * hidden.reshape(-1, 1) * delta", "The 2 is cancelled by the 1/2."),
    ("half", "hidden.reshape(-1, 1) * delta / 2", say.HALF),
    ("row", "hidden.reshape(1, -1) * delta", "That is a row; the weights to the output stand in a column."),
    ("no_delta", "hidden.reshape(-1, 1)", say.NO_DELTA),
    (
        "no_hidden",
        "np.full((2, 1), delta)",
        "A link of the chain is missing: what does each of these weights multiply?",
    ),
    ("abs_delta", "hidden.reshape(-1, 1) * abs(delta)", say.ABS_DELTA),
    ("summed", "hidden.sum() * delta", "Two numbers became one: every weight has a gradient of its own."),
    ("sig_prime", "(hidden * (1 - hidden)).reshape(-1, 1) * delta", say.NO_SIGMOID),
    ("divide", "delta / hidden.reshape(-1, 1)", say.DIVIDED),
    ("small_ones_ignored", "hidden.reshape(-1, 1) * delta * (abs(delta) > 1e-3)", say.SMALL_DELTA),
    (
        "hidden_moved",
        "hidden.reshape(-1, 1) * (1 - delta)",
        "Nothing is moved yet, hidden values least of all: only the gradient is asked for.",
        "hidden.reshape(-1, 1) - 0.05 * hidden.reshape(-1, 1) * delta",
        "hidden.reshape(-1, 1) - 0.05 * delta",
        "hidden.reshape(-1, 1) * (1 + delta)",
    ),
    ("learning_rate", "0.05 * hidden.reshape(-1, 1) * delta", say.RATE, "-0.05 * hidden.reshape(-1, 1) * delta"),
    ("delta_squared", "hidden.reshape(-1, 1) * delta**2", say.DELTA_SQUARED, "hidden.reshape(-1, 1) * delta**2 / 2"),
]

WRONG_FIRST: list[Row[str]] = [
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
    (
        "delta_shared",
        "np.outer(inputs, weights_2 / np.sum(weights_2)) * delta",
        say.DELTA_SHARED,
        "np.outer(inputs, weights_2 / np.sum(abs(weights_2))) * delta",
    ),
    (
        "learning_rate",
        "0.05 * np.outer(inputs, weights_2) * delta",
        say.RATE,
        "-0.05 * np.outer(inputs, weights_2) * delta",
    ),
    ("double", "2 * np.outer(inputs, weights_2) * delta", say.DOUBLE),
    ("small_ones_ignored", "np.outer(inputs, weights_2) * delta * (abs(delta) > 1e-3)", say.SMALL_DELTA),
    ("half", "np.outer(inputs, weights_2) * delta / 2", say.HALF),
    ("abs_delta", "np.outer(inputs, weights_2) * abs(delta)", say.ABS_DELTA),
    (
        "delta_squared",
        "np.outer(inputs, weights_2) * delta**2",
        say.DELTA_SQUARED,
        "np.outer(inputs, weights_2) * delta**2 / 2",
    ),
]
