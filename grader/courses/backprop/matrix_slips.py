"""Slips in the update of both matrices: in the parts of a layer's gradient, and in the hidden values.

Each changes a line or two of its own, so that any two can be made in one function.
"""

from __future__ import annotations

from itertools import starmap

from grader import Step
from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, in_ways
from grader.courses.backprop.tables import COLUMN, LAYER, OUTER, tell_new

PARTS = (
    (
        "transposed",
        (OUTER, "np.outer(weights_2, inputs)"),
        "The gradient's rows belong to the inputs and its columns to the hidden neurons: these changed places.",
    ),
    ("relu_prime", (OUTER, "np.outer(inputs, weights_2[:, 0] * (hidden > 0))"), say.NO_SWITCH),
    ("tanh_prime", (OUTER, "np.outer(inputs, weights_2[:, 0] * (1 - hidden**2))"), say.NO_TANH),
    ("weights_for_inputs", (OUTER, "(weights_1 * weights_2.T)"), say.WEIGHTS_FOR_INPUTS),
    (
        "row_broadcast",
        (OUTER, "inputs * weights_2[:, 0]"),
        "A row times a row stays a row: every input must meet every output weight.",
    ),
    (
        "inner",
        (OUTER, "(inputs @ weights_2)"),
        "The first layer's four steps cannot all be equal; one product collapsed to a single number.",
    ),
    (
        "upstream_swapped",
        (OUTER, "np.outer(inputs, weights_2[::-1])"),
        "Follow each first-layer weight forward: which output weight does it meet?",
    ),
    (
        "inputs_swapped",
        (OUTER, "np.outer(inputs[::-1], weights_2)"),
        "Each row of the first layer belongs to one input; in its gradient the inputs changed places.",
    ),
    (
        "last_for_first",
        (OUTER, COLUMN),
        "The first layer moves along the last layer's gradients: which links does the chain from its weights have?",
    ),
    ("no_upstream", (OUTER, "np.outer(inputs, np.ones(2))"), "A link of the chain is missing for the first layer."),
    (
        "hidden_swapped",
        (COLUMN, "hidden[::-1, None]"),
        "Which hidden value does each weight of the last layer multiply?",
    ),
    ("no_hidden", (COLUMN, "np.ones((2, 1))"), "What does each weight of the last layer multiply? It is missing."),
    (
        "hidden_transposed",
        (LAYER, "weights_1 @ inputs"),
        "Your hidden values read weights_1 with a row for each neuron: its rows belong to the inputs.",
    ),
    (
        "other_axis",
        (LAYER, "(inputs * weights_1).sum(axis=0)"),
        "In your hidden values the inputs run along the rows of weights_1: which axis stands for the inputs?",
    ),
    (
        "text_hidden",
        (LAYER, "np.array([0.9, 0.35])"),
        "Compute the hidden values from what you are given; the text's own stand in your function.",
    ),
)

HALF_FILLED = (
    "[[1, 1], [0, 0]]",
    "[[0, 0], [1, 1]]",
    "[[1, 0], [1, 0]]",
    "[[0, 1], [0, 1]]",
    "[[1, 0], [0, 1]]",
    "[[0, 1], [1, 0]]",
)
ONE_MISSING = ("[[0, 1], [1, 1]]", "[[1, 0], [1, 1]]", "[[1, 1], [0, 1]]", "[[1, 1], [1, 0]]")
"""Masks of the filled places of a table of gradients."""

IN_SEVERAL_WAYS = (
    ("bias1", say.NO_BIAS, tuple((LAYER, f"{LAYER} + {bias}") for bias in (1, 0.35, 0.5, 0.1))),
    (
        "delta_shared",
        say.DELTA_SHARED,
        tuple((OUTER, f"np.outer(inputs, weights_2 / np.sum({sizes}))") for sizes in ("weights_2", "abs(weights_2)")),
    ),
    (
        "both_upstream",
        "Each weight of the first layer reaches the output along one path only.",
        tuple((OUTER, f"np.outer(inputs, np.full(2, np.{of_both}(weights_2)))") for of_both in ("sum", "mean")),
    ),
    (
        "term_missing",
        "In your forward pass one contribution is missing: how many arrows end at each neuron?",
        tuple((LAYER, f"inputs[{place}] * weights_1[{place}]") for place in (0, 1)),
    ),
    (
        "unfilled_gradient",
        "Some weights never move: is every entry of your gradients filled, in each row and in each column?",
        (
            *((OUTER, f"{OUTER} * np.array({filled})") for filled in (*HALF_FILLED, *ONE_MISSING)),
            *((COLUMN, f"{COLUMN} * np.array({filled})") for filled in ("[[1], [0]]", "[[0], [1]]")),
        ),
    ),
    (
        "upstream_copied",
        "In your first layer all weights meet the same output weight: each neuron has its own way to the output.",
        tuple((OUTER, f"(np.outer(inputs, weights_2[{place}]) * np.ones((1, 2)))") for place in (0, 1)),
    ),
    (
        "text_inputs",
        "Use the inputs that you are given: the text's own, 2 and 3, stand in your function.",
        ((LAYER, "np.array([2.0, 3.0]) @ weights_1"), (OUTER, "np.outer([2.0, 3.0], weights_2)")),
    ),
    (
        "text_upstream",
        "In the first layer's gradients stand the text's output weights: which ones are you given?",
        ((OUTER, "np.outer(inputs, [0.16, 0.2])"),),
    ),
)

DELTAS = (
    ("no_delta", ("1.0",), say.NO_DELTA),
    ("abs_delta", ("abs({0})",), say.ABS_DELTA),
    ("double", ("2 * ({0})",), say.DOUBLE),
    ("half", ("({0}) / 2",), say.HALF),
    ("small_ones_ignored", ("({0}) * (abs({0}) > 1e-3)",), say.SMALL_STEPS),
    ("target1_hardcoded", ("{0} + actual - 1",), say.TARGET_1),
    ("text_prediction", ("0.214 - actual",), "Use the prediction of your own forward pass, not the text's number."),
    (
        "text_delta",
        ("-0.786",),
        "Compute delta from what you are given; the text's own number stands in your function.",
    ),
    ("target_added", ("{0} + 2 * actual",), say.TARGET_ADDED),
    (
        "output_slope",
        (
            "({0}) * ({0} + actual) * (1 - actual - ({0}))",
            "({0}) * sigmoid({0} + actual) * (1 - sigmoid({0} + actual))",
            "(sigmoid({0} + actual) - actual) * sigmoid({0} + actual) * (1 - sigmoid({0} + actual))",
        ),
        say.OUTPUT_SLOPE,
    ),
    (
        "other_loss",
        ("({0}) / (({0} + actual) * (1 - actual - ({0})))", "-actual / ({0} + actual)"),
        say.OTHER_LOSS,
    ),
    ("output_tanh_slope", ("({0}) * (1 - ({0} + actual) ** 2)",), say.OUTPUT_TANH_SLOPE),
    (
        "one_path",
        tuple(f"hidden[{place}] * weights_2[{place}, 0] - actual" for place in (0, 1)),
        "Two hidden neurons feed the output: in your forward pass only one of them does.",
    ),
)


def tell_parts(step: Step, hidden: str, delta: str, first: str, last: str) -> None:
    """Add the slips in one line to a step that updates both matrices, except those that it has already.

    hidden, delta, first, last: the reference's lines that compute the hidden values, delta, and both gradients.
    """
    difference = delta.removeprefix("delta = ")
    lines = {LAYER: hidden, OUTER: first, COLUMN: last}

    def changed(old: str, new: str) -> Changes:
        return {lines[old]: lines[old].replace(old, new)}

    tell_new(step, ((name, changed(*part), told) for name, part, told in PARTS))
    tell_new(
        step,
        (
            in_ways(name, told, *({delta: f"delta = {way.format(difference)}"} for way in ways))
            for name, ways, told in DELTAS
        ),
    )
    tell_new(step, (in_ways(name, told, *starmap(changed, ways)) for name, told, ways in IN_SEVERAL_WAYS))
