"""Slips in the update of both matrices: in what a layer's gradient is made of, and in the step that is taken.

Each has a line, or a pair of lines, of its own, so that any two of them may meet in one function.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import starmap

from grader import Step
from grader.courses.backprop.rows import Changes, in_ways
from grader.courses.backprop.tables import COLUMN, LAYER, OUTER, tell_new

PARTS = (
    (
        "transposed",
        (OUTER, "np.outer(weights_2, inputs)"),
        "The gradient's rows belong to the inputs and its columns to the hidden neurons: these changed places.",
    ),
    (
        "relu_prime",
        (OUTER, "np.outer(inputs, weights_2[:, 0] * (hidden > 0))"),
        "No activation function switches anything off in this network.",
    ),
    (
        "tanh_prime",
        (OUTER, "np.outer(inputs, weights_2[:, 0] * (1 - hidden**2))"),
        "No tanh, hence no tanh derivative.",
    ),
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
    ("bias1", (LAYER, f"{LAYER} + 1"), "This network has no bias term."),
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
"""Where a table of gradients is filled: 1, and 0 elsewhere."""

IN_SEVERAL_WAYS = (
    (
        "unfilled_gradient",
        "Some weights never move: is every entry of your gradients filled, in each row and in each column?",
        (
            *((OUTER, f"{OUTER} * np.array({filled})") for filled in (*HALF_FILLED, *ONE_MISSING)),
            *((COLUMN, f"{COLUMN} * np.array({filled})") for filled in ("[[1], [0]]", "[[0], [1]]")),
        ),
    ),
    (
        "cut_off",
        "The hidden values are cut off at a limit, as min, max or clip do it: the text sets none.",
        ((LAYER, f"np.minimum({LAYER}, 1.0)"), (LAYER, f"np.clip({LAYER}, -1.0, 1.0)")),
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
    ("no_delta", "1.0", "A link of the chain is missing: how wrong was the prediction?"),
    ("abs_delta", "abs({0})", "Keep the sign of delta."),
    ("double", "2 * ({0})", "The 2 is cancelled by the 1/2 in the error."),
    ("half", "({0}) / 2", "A stray factor of one half."),
    (
        "small_ones_ignored",
        "({0}) * (abs({0}) > 1e-3)",
        "The weights move however near the prediction is: is there a limit of your own in your function?",
    ),
    ("target1_hardcoded", "{0} + actual - 1", "Use the target you were given, not the text's number."),
    ("text_prediction", "0.214 - actual", "Use the prediction of your own forward pass, not the text's number."),
    ("text_delta", "-0.786", "Compute delta from what you are given; the text's own number stands in your function."),
    ("target_added", "{0} + 2 * actual", "Delta must vanish when the prediction equals the target."),
    (
        "output_slope",
        "({0}) * ({0} + actual) * (1 - actual - ({0}))",
        "No sigmoid at the output, hence no sigmoid derivative in delta.",
    ),
)

STEPS = (
    ("no_rate", ("{w} - {g}",), "The learning rate is missing."),
    (
        "summed",
        ("{w} - learning_rate * np.sum({g})", "{w} - learning_rate * np.mean({g})"),
        "Each weight moves by its own gradient, not by one number for its whole layer.",
    ),
    ("lr_squared", ("{w} - learning_rate * {s}",), "The learning rate has been applied twice."),
    (
        "weight_decay",
        (
            "(1 - learning_rate) * {w} - {s}",
            "(1 - learning_rate) * {w} + {s}",
            "(1 - learning_rate) * {w} - {g}",
            "(1 - learning_rate) * {w}",
            "0.99 * {w} - {s}",
            "0.9 * {w} - {s}",
            "0.999 * {w} - {s}",
            *(f"{{w}} - learning_rate * ({{g}} + {share} * {{w}})" for share in (0.1, 0.01, 0.001)),
        ),
        "The old weights are not scaled; only the steps are.",
    ),
    (
        "lr_on_weight",
        ("learning_rate * {w} - {g}", "learning_rate * {w} + {g}"),
        "The learning rate scales the step, not the weights.",
    ),
    (
        "brackets",
        ("({w} - learning_rate) * {g}", "learning_rate * ({w} - {g})"),
        "Look at your brackets: what does the learning rate scale?",
    ),
    ("lr_no_grad", ("{w} - learning_rate", "{w} + learning_rate"), "The gradient is missing from the step."),
    (
        "rate_from_one",
        ("{w} - (1 - learning_rate) * {g}", "{w} + (1 - learning_rate) * {g}"),
        "The learning rate scales the step as it is: where would the 1 come from?",
    ),
    ("reversed", ("{s} - {w}", "{g} - {w}"), "The subtraction is the wrong way round."),
    (
        "roles_exchanged",
        ("{g} - learning_rate * {w}",),
        "Weights and gradients have changed places: which of the two move, and along which?",
    ),
    ("relative", ("{w} * (1 - {s})", "{w} * (1 + {s})"), "The step does not depend on the size of the weights."),
    (
        "gradient_squared",
        ("{w} - {s} * {g}", "{w} + {s} * {g}"),
        "The gradients are used as they are; nothing is squared in the step.",
    ),
    ("abs_gradient", ("{w} - abs({s})", "{w} + abs({s})"), "Keep the sign of each gradient."),
    (
        "sign_of_gradient",
        (
            "{w} - learning_rate * np.sign({g})",
            "{w} + learning_rate * np.sign({g})",
            "{w} - learning_rate * {g} / (abs({g}) + 1e-8)",
            "{w} - learning_rate * 0.1 * {g} / (np.sqrt(0.001) * abs({g}) + 1e-8)",
            "{w} - learning_rate * {g} / np.sqrt(0.1 * ({g}) ** 2 + 1e-8)",
        ),
        "The size of each gradient counts too, not only its sign.",
    ),
    (
        "averaged",
        ("{w} - {s} / np.size({g})", "{w} - {s} / 6"),
        "Each gradient counts in full: nothing is averaged in an update.",
    ),
    (
        "normalised",
        ("{w} - learning_rate * {g} / np.linalg.norm({g})",),
        "The sizes of the gradients count too: nothing is divided by the length of all of them.",
    ),
    ("uphill_no_rate", ("{w} + {g}",), "You walk uphill, and the learning rate is missing."),
    ("uphill_lr_squared", ("{w} + learning_rate * {s}",), "You walk uphill, and the learning rate is applied twice."),
    (
        "uphill_lr_hardcoded",
        ("{w} + 0.05 * {g}", "{w} + 0.1 * {g}", "{w} + 0.01 * {g}"),
        "You walk uphill, and the learning rate is not the one you were given.",
    ),
    ("uphill_half", ("{w} + {s} / 2",), "You walk uphill, and half as far as you should: look at sign and size."),
    ("uphill_double", ("{w} + 2 * {s}",), "You walk uphill, and twice as far as you should: look at sign and size."),
)

CUT_OFF = (
    *(f"{{w}} - learning_rate * np.clip({{g}}, -{limit}, {limit})" for limit in (0.1, 0.5, 1.0, 5.0, 10.0)),
    *(f"{{w}} - np.clip({{s}}, -{limit}, {limit})" for limit in (0.01, 0.1)),
    *(f"{{w}} - {{s}} * min(1.0, {limit} / np.linalg.norm({{g}}))" for limit in (1.0, 5.0)),
)


def tell_parts(step: Step, hidden: str, delta: str, first: str, last: str) -> None:
    """Give a step that updates both matrices the slips in one line of its reference that it has no words for yet.

    hidden, delta, first, last: the lines that compute the hidden values, delta, and both gradients.
    """
    difference = delta.removeprefix("delta = ")
    lines = {LAYER: hidden, OUTER: first, COLUMN: last}

    def changed(old: str, new: str) -> Changes:
        return {lines[old]: lines[old].replace(old, new)}

    tell_new(step, ((name, changed(*part), told) for name, part, told in PARTS))
    tell_new(step, ((name, {delta: f"delta = {new.format(difference)}"}, told) for name, new, told in DELTAS))
    tell_new(step, (in_ways(name, told, *starmap(changed, ways)) for name, told, ways in IN_SEVERAL_WAYS))


def tell_steps(step: Step, *moves: tuple[str, str, str]) -> None:
    """Give a step that updates both matrices the slips in the steps themselves that it has no words for yet.

    moves: for each layer the line of the reference that moves its weights, its step, and its gradient.
    """
    tell_new(step, (in_ways(name, told, *_all_moved(ways, moves)) for name, ways, told in STEPS))


def tell_cut_off(step: Step, *moves: tuple[str, str, str]) -> None:
    """Give a step that updates both matrices the mistake of a limit in the steps themselves; `moves` as above."""
    told = "A step or a gradient is cut off at a limit, as min, max or clip do it: the text sets none."
    step.mistake(*in_ways("gradient_cut_off", told, *_all_moved(CUT_OFF, moves)))


def _all_moved(ways: Iterable[str], moves: Iterable[tuple[str, str, str]]) -> Iterator[Changes]:
    """For each way the lines in which the weights of all layers take their steps like this."""
    yield from (dict(_moved(way, *move) for move in moves) for way in ways)


def _moved(way: str, line: str, step: str, gradient: str) -> tuple[str, str]:
    """The line, and the line in which the weights take another step."""
    target, _, right = line.partition(" = ")
    weights = right.partition(" - ")[0]
    return line, f"{target} = {way.format(w=weights, s=step, g=gradient)}"
