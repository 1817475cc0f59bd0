"""Tables of mistakes that several steps share, with names to fill in."""

from __future__ import annotations

from collections.abc import Iterable

from grader import Step
from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, Row, in_ways


def tell(step: Step, rows: Iterable[tuple[str, ...]], **names: str) -> None:
    """Add a table's mistakes to a step, with the step's names filled in.

    With h="h1" a row's "{h} * delta" becomes "h1 * delta". The docstring of the table's module explains the names.
    """
    for row in rows:
        step.mistake(*(cell.format(**names) for cell in row))


KNOWN_AS = {"nolr": "no_rate"}
"""Names in the list of known mistakes, and the names of the same mistakes in these tables."""


def tell_new(step: Step, rows: Iterable[Row[Changes]]) -> None:
    """Add the mistakes that the step does not have yet."""
    known = {KNOWN_AS.get(mistake.name, mistake.name) for mistake in step.mistakes}
    for row in rows:
        if row[0] not in known:
            step.mistake(*row)


LIMITS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Usual limits of gradients."""
ROUNDED_DELTAS = ("round({0}, 3) - actual", "round({0} - actual, 3)", "round(round({0}, 3) - actual, 3)")
"""Deltas that have lost digits; {0} is the prediction."""

LAYER = "inputs @ weights_1"
OUTER, COLUMN = "np.outer(inputs, weights_2)", "hidden[:, None]"
"""The factors of delta in the two matrices of gradients."""

FACTORS = (
    (
        "hidden_for_upstream",
        (OUTER, "np.outer(inputs, hidden)"),
        "In the first layer, a hidden value stands where the link from the hidden neuron to the prediction belongs.",
    ),
    (
        "hidden_for_input",
        (OUTER, "np.outer(hidden, weights_2)"),
        "The weights of the first layer multiply inputs, not hidden values.",
    ),
    (
        "weights_for_gradient",
        (OUTER, "weights_1"),
        "A gradient of the first layer asks what its weight multiplies, and what comes after it, not how large it is.",
    ),
    (
        "own_weights",
        (OUTER, "(inputs[:, None] * weights_1)"),
        "In the first layer each weight stands in its own gradient: which weight leads on from its hidden neuron?",
    ),
    (
        "extra_hidden",
        (OUTER, "np.outer(inputs, weights_2) * hidden"),
        "One factor too many in the first layer: the hidden value has been differentiated away.",
    ),
    ("sig_prime", (OUTER, "np.outer(inputs, weights_2[:, 0] * hidden * (1 - hidden))"), say.NO_SIGMOID),
    (
        "inputs_twice",
        (OUTER, "np.outer(inputs, inputs)"),
        "The inputs meet themselves; what stands on the way from a hidden neuron to the prediction?",
    ),
    (
        "input_for_hidden",
        (COLUMN, "inputs[:, None]"),
        "The weights of the last layer multiply hidden values, not inputs.",
    ),
    (
        "hidden_layer_rule",
        (COLUMN, "inputs[:, None] * weights_2"),
        "The weights of the last layer follow the rule for the first one: what does each of them multiply?",
    ),
    (
        "prediction_for_hidden",
        (COLUMN, "np.full((2, 1), hidden @ weights_2)"),
        say.PREDICTION_FOR_HIDDEN,
    ),
    (
        "weight_not_hidden",
        (COLUMN, "weights_2"),
        "A gradient of the last layer asks what its weight multiplies, not how large the weight is.",
    ),
)


def tell_factors(step: Step, first: str, last: str) -> None:
    """Add the mistakes in the factors of delta to a step that updates both matrices, except those that it has.

    first, last: the reference's lines that compute the gradients of both layers.
    """
    lines = {OUTER: first, COLUMN: last}
    tell_new(step, ((name, {lines[old]: lines[old].replace(old, new)}, told) for name, (old, new), told in FACTORS))


def tell_deltas(step: Step, delta: str, first: str, last: str) -> None:
    """Add the mistakes in delta to a step that updates both matrices.

    delta, first, last: the reference's lines that compute delta and the gradients of both layers.
    """
    difference = delta.removeprefix("delta = ")
    step.mistake(
        "inputs_to_output",
        {delta: f"delta = {difference.replace('hidden', 'inputs')}"},
        say.INPUTS_TO_OUTPUT,
    )
    step.mistake(
        "target_forgotten",
        {delta: f"delta = {difference} + actual"},
        say.NOT_COMPARED,
        *({line: line.replace("delta *", "(delta + actual) *")} for line in (first, last) if "delta *" in line),
    )
    step.mistake(
        "delta_squared",
        {delta: f"delta = ({difference}) ** 2 / 2"},
        say.DELTA_SQUARED,
        {delta: f"delta = ({difference}) ** 2"},
        *({line: line.replace("delta *", "delta**2 / 2 *")} for line in (first, last)),
    )


def tell_uphill(step: Step, first: str, last: str) -> None:
    """Add the mistake of a wrong sign in one of the two lines that move the matrices."""
    step.mistake("one_layer_uphill", _changed(first, " + "), say.ONE_LAYER_UPHILL, _changed(last, " + "))


def tell_one_layer_double(step: Step, first: str, last: str) -> None:
    """Add the mistake of a double step in one of the two lines that move the matrices."""
    step.mistake("one_layer_double", _changed(first, " - 2 * "), say.ONE_LAYER_DOUBLE, _changed(last, " - 2 * "))


def _changed(line: str, sign: str) -> dict[str, str]:
    """A line that moves weights, with something else instead of its minus."""
    return {line: line.replace(" - ", sign)}


def tell_learning_rate(step: Step, *lines: str) -> None:
    """Add the mistake of a fixed learning rate in `lines` to a step that updates both matrices."""
    ways = ({line: line.replace("learning_rate", rate) for line in lines} for rate in ("0.05", "0.1", "0.5", "0.01"))
    step.mistake(*in_ways("lr005_hardcoded", say.OWN_RATE, *ways))


SIGMOID_SLOPE = "{0} * (1 - {0})"
SMOOTH = (("sigmoid", SIGMOID_SLOPE), ("np.tanh", "(1 - {0}**2)"))
ACTIVATIONS = (*SMOOTH, ("(lambda x: np.maximum(x, 0))", "({0} > 0)"))
"""Activations, each with its slope as an expression of its value."""
SOFTMAX = ("(lambda x: sigmoid(x - x[::-1]))", SIGMOID_SLOPE)
"""Softmax of two hidden values in one array."""


def tell_hidden_activation(step: Step, hidden: str, first: str) -> None:
    """Add the mistake of an activation, with its first-layer slope, to a step that updates both matrices.

    hidden, first: the reference's lines that compute the hidden values and the first layer's gradient.
    """
    ways = (
        {
            hidden: f"hidden = {bent}({LAYER})",
            first: first.replace(OUTER, f"np.outer(inputs, weights_2[:, 0] * {slope.format('hidden')})"),
        }
        for bent, slope in (*ACTIVATIONS, SOFTMAX)
    )
    plain = {hidden: f"hidden = {SOFTMAX[0]}({LAYER})"}  # the others without a slope are told as slips of one place
    told = "The text uses no activation function; a hidden value is the plain weighted sum."
    step.mistake(*in_ways("activation", told, *ways, plain))


def tell_activation_everywhere(step: Step, hidden: str, delta: str, first: str) -> None:
    """Add the mistake of activations in both layers, with and without slopes, to a step that updates both matrices.

    hidden, delta, first: the reference's lines that compute the hidden values, delta, and the first gradient.
    """
    out = delta.removeprefix("delta = ").removesuffix(" - actual")
    plain = [{hidden: f"hidden = {bent}({LAYER})", delta: f"delta = {bent}({out}) - actual"} for bent, _ in SMOOTH]
    sloping = [
        {
            **way,
            delta: f"out = {bent}({out})\ndelta = (out - actual) * {slope.format('out')}",
            first: f"{first} * {slope.format('hidden')}",
        }
        for way, (bent, slope) in zip(plain, SMOOTH, strict=True)
    ]
    told = "The text uses no activation function, neither in the hidden neurons nor at the output."
    step.mistake(*in_ways("activation_in_both_layers", told, *plain, *sloping))


def tell_rounded(step: Step, hidden: str, delta: str) -> None:
    """Add the mistake of lost digits in the forward pass to a step that updates both matrices.

    hidden, delta: the reference's lines that compute the hidden values and delta.
    """
    out = delta.removeprefix("delta = ").removesuffix(" - actual")
    ways = (
        {hidden: f"hidden = np.round({LAYER}, {digits})", delta: f"delta = {rounded.format(out)}"}
        for digits in (2, 3)
        for rounded in ROUNDED_DELTAS
    )
    step.mistake(*in_ways("rounded_on_the_way", say.DIGITS_ON_THE_WAY, *ways))


def tell_layout(step: Step, *lines: str) -> None:
    """Add the mistake of one row for each neuron in weights_1; `lines` of the reference read it."""
    changes = {
        line: line.replace("inputs @ weights_1", "weights_1 @ inputs").replace(OUTER, "np.outer(weights_2, inputs)")
        for line in lines
    }
    step.mistake(
        "transposed_throughout",
        changes,
        "You read weights_1 with a row for each neuron: its rows belong to the inputs, its columns to the neurons.",
    )
