"""Listings that are repaired by half, or wrongly in another way."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, Row

HIDDEN = "hidden = inputs @ weights_1"
DELTA = "delta = hidden @ weights_2[:, 0] - actual"
STEP_1, STEP_2 = (
    "step_1 = learning_rate * delta * np.outer(inputs, weights_2)",
    "step_2 = learning_rate * delta * hidden[:, None]",
)
NEW_1, NEW_2, BOTH = "new_1 = weights_1 - step_1", "new_2 = weights_2 - step_2", "return new_1, new_2"
EARLY = "new_2 = weights_2 - learning_rate * delta * hidden[:, None]\n"
FIRST = "step_1 = learning_rate * delta * "
AGAIN = f"{EARLY}delta = hidden @ new_2[:, 0] - actual\n"

HALF_MENDED: list[Row[Changes]] = [
    (
        "listing",
        {STEP_1: f"{EARLY}{FIRST}inputs[:, None] * new_2"},
        "The listing still has both its faults: check its gradients, one by one, against your numerical ones.",
    ),
    (
        "updated_upstream",
        {STEP_1: "", NEW_1: "", NEW_2: "\n".join([NEW_2, "weights_2 = new_2", STEP_1, NEW_1])},
        "One fault is mended, one is left: are the output weights in the first layer's step those of the forward pass?",
    ),
    (
        "column_by_column",
        {STEP_1: f"{FIRST}inputs[:, None] * weights_2"},
        "One fault is mended, one is left: every input must meet every output weight.",
    ),
    (
        "row_broadcast_early",
        {STEP_1: f"{EARLY}{FIRST}inputs * new_2[:, 0]"},
        "A row times a row stays a row, and the output weights are read too late.",
    ),
    (
        "transposed",
        {STEP_1: f"{FIRST}np.outer(weights_2, inputs)"},
        "Rows belong to the inputs, columns to the hidden neurons: these changed places.",
    ),
    (
        "transposed_early",
        {STEP_1: f"{EARLY}{FIRST}np.outer(new_2, inputs)"},
        "Rows belong to the inputs, columns to the neurons; and which output weights does the step use?",
    ),
    (
        "hidden_recomputed",
        {STEP_2: "", NEW_1: "\n".join([NEW_1, "hidden = inputs @ new_1", STEP_2])},
        "The second layer's step uses hidden values of the new weights; one forward pass serves both layers.",
    ),
    (
        "forward_pass_repeated",
        {STEP_1: f"{AGAIN}{FIRST}np.outer(inputs, new_2)", STEP_2: "", NEW_2: ""},
        "One forward pass per update: delta was computed anew from weights that had moved.",
        {STEP_1: f"{AGAIN}{STEP_1}", STEP_2: "", NEW_2: ""},
    ),
    (
        "ascent",
        {NEW_1: "new_1 = weights_1 + step_1", NEW_2: "new_2 = weights_2 + step_2"},
        "Both layers walk uphill: look at the signs of both updates.",
    ),
    ("first_layer_unmoved", {NEW_1: "new_1 = weights_1"}, say.FIRST_UNMOVED),
    ("output_layer_unmoved", {NEW_2: "new_2 = weights_2"}, say.LAST_UNMOVED),
    (
        "shape_1d",
        {STEP_2: STEP_2.removesuffix("[:, None]")},
        "A column minus a row makes a table: give the second step the shape of weights_2.",
    ),
    ("other_order", {BOTH: "return new_2, new_1"}, "The first layer's weights come first, the second's after them."),
    ("step_only_pos", {BOTH: "return step_1, step_2"}, "Those are the steps; the new weights are asked for."),
    ("step_only", {BOTH: "return -step_1, -step_2"}, "Those are the changes; the new weights are asked for."),
    (
        "gradient_only",
        {NEW_1: "new_1 = step_1 / learning_rate", NEW_2: "new_2 = step_2 / learning_rate"},
        "Those are the gradients; the new weights are asked for.",
        {NEW_1: "new_1 = -step_1 / learning_rate", NEW_2: "new_2 = -step_2 / learning_rate"},
    ),
    (
        "came_back_transposed",
        {BOTH: "return new_1.T, new_2"},
        "The new weights_1 came back with a row for each neuron: its rows belong to the inputs.",
    ),
]
