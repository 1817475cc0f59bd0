"""Wrong layers: the axis of the sum, what is paired with what, and the answer's shape."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Row

NO_ACTIVATION = "No activation function is used on the hidden layer here."
ALSO = {"sum_times_sum": "Or does a row times a column, element by element, make a table before it is summed?"}
"""A second sentence, where another slip gives the same answers."""

WRONG_HIDDEN: list[Row[str]] = [
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
    (
        "sigmoid",
        "1 / (1 + np.exp(-(inputs @ weights_1)))",
        NO_ACTIVATION,
        "(lambda h: sigmoid(h - h[::-1]))(inputs @ weights_1)",
    ),
    (
        "one_weight_twice",
        "inputs.sum() * weights_1[0]",
        "Both inputs met the same row of weights_1: each input has a row of its own.",
        "inputs.sum() * weights_1[1]",
    ),
    (
        "whole_numbers",
        "np.trunc(inputs @ weights_1)",
        "The digits after the decimal point are cut off: can the array that you fill hold only whole numbers?",
        "np.trunc(np.trunc(inputs[0] * weights_1[0]) + inputs[1] * weights_1[1])",
        "np.trunc(np.trunc(inputs[1] * weights_1[1]) + inputs[0] * weights_1[0])",
    ),
    (
        "one_neuron_twice",
        "np.full(2, (inputs @ weights_1)[0])",
        "Both entries are one neuron's value: each neuron has weights of its own.",
        "np.full(2, (inputs @ weights_1)[1])",
    ),
]

WRONG_OUTPUT: list[Row[str]] = [
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
        "hidden.mean() * weights_2.mean()",
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
    ("hidden_softmax", "(sigmoid(hidden - hidden[::-1]) @ weights_2)[0]", NO_ACTIVATION),
    ("sigmoid", "sigmoid((hidden @ weights_2)[0])", "No activation function is used at the output."),
    ("relu", "max((hidden @ weights_2)[0], 0.0)", "A prediction may be negative: nothing is cut off here."),
    ("rounded", "round((hidden @ weights_2)[0], 3)", say.ROUNDED),
    (
        "one_weight_twice",
        "hidden.sum() * weights_2[0, 0]",
        "Both hidden values met the same weight.",
        "hidden.sum() * weights_2[1, 0]",
    ),
    (
        "target_subtracted",
        "(hidden @ weights_2)[0] - 1",
        "Only the prediction is asked for; comparing it with the target comes later.",
        "1 - (hidden @ weights_2)[0]",
    ),
]
