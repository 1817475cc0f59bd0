"""Wrong updates of both matrices: what is moved, in which order, and what is returned."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, Row

HIDDEN = "hidden = inputs @ weights_1"
DELTA = "delta = hidden @ weights_2[:, 0] - actual"
GRADIENT_1, GRADIENT_2 = "gradient_1 = delta * np.outer(inputs, weights_2)", "gradient_2 = delta * hidden[:, None]"
NEW_1, NEW_2 = "new_1 = weights_1 - learning_rate * gradient_1", "new_2 = weights_2 - learning_rate * gradient_2"
EARLY = "new_2 = weights_2 - learning_rate * delta * hidden[:, None]\n"
AGAIN = "delta = hidden @ new_2[:, 0] - actual\n"
COLUMNS = "gradient_1 = delta * inputs[:, None] * {}"

WRONG_UPDATES: list[Row[Changes]] = [
    (
        "updated_upstream",
        {GRADIENT_1: "", NEW_1: "", NEW_2: f"{NEW_2}\nweights_2 = new_2\n{GRADIENT_1}\n{NEW_1}"},
        "Both gradients use the weights of the forward pass; keep the old weights_2 until weights_1 is done.",
    ),
    (
        "forward_pass_repeated",
        {GRADIENT_1: f"{EARLY}{AGAIN}gradient_1 = delta * np.outer(inputs, new_2)", GRADIENT_2: "", NEW_2: ""},
        "One forward pass per update: delta was computed anew from weights that had moved.",
        {GRADIENT_1: f"{EARLY}{AGAIN}{GRADIENT_1}", GRADIENT_2: "", NEW_2: ""},
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
    ("first_layer_unmoved", {NEW_1: "new_1 = weights_1"}, say.FIRST_UNMOVED),
    ("output_layer_unmoved", {NEW_2: "new_2 = weights_2"}, say.LAST_UNMOVED),
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
    (
        "came_back_transposed",
        {"return new_1, new_2": "return new_1.T, new_2"},
        "The new weights_1 came back with a row for each neuron: its rows belong to the inputs.",
    ),
    (
        "gradient_only",
        {NEW_1: "new_1 = gradient_1", NEW_2: "new_2 = gradient_2"},
        "Those are the gradients; what do the weights become when they take a step against them?",
        {NEW_1: "new_1 = -gradient_1", NEW_2: "new_2 = -gradient_2"},
    ),
]
