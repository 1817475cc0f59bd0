"""The gradient of the error with respect to each weight, by the chain rule, from the output backwards."""

from __future__ import annotations

from collections.abc import Iterable

from grader import Exercise, Step
from grader.courses.backprop.tables import tell

exercise = Exercise(__name__, title="Gradients")


@exercise.step(further=("N",))
def gradient_w6(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w6."""
    return h2 * delta


@exercise.step(further=("N",))
def gradient_w5(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w5."""
    return h1 * delta


@exercise.step(further=("F",))
def gradient_w1(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w1."""
    return i1 * delta * w5


@exercise.step(further=("D",))
def gradient_w2(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w2."""
    return i2 * delta * w5


@exercise.step(further=("F",))
def gradient_w3(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w3."""
    return i1 * delta * w6


@exercise.step(further=("F",))
def gradient_w4(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w4."""
    return i2 * delta * w6


gradient_w6.hint(
    "The error depends on the prediction, and the prediction on w6: two links of a chain.",
    "The first link is delta. For the second: if w6 grows a little, by how much does the prediction grow?",
    "Write the prediction down as a sum and differentiate it with respect to w6: everything but one factor drops out.",
)
gradient_w5.hint(
    "It is the same chain as for w6: from the error to the prediction, from the prediction to the weight.",
    "Which hidden neuron does the arrow of w5 start from?",
)
gradient_w1.hint(
    "w1 moves a hidden value, that value the prediction, and the prediction the error: three links of a chain.",
    "Go along the only path from w1 to the output and ask at each arrow what the value is scaled by on its way.",
    "The last link is delta, the middle one is a weight of the last layer. What does w1 itself multiply?",
)
gradient_w2.hint(
    "The path from w2 to the output is nearly that of w1: where do they differ?",
    "One link of the chain is different, the one at the very beginning: which input meets w2?",
)
gradient_w3.hint(
    "Follow w3 forward: which hidden neuron does it reach, and how does that one reach the output?",
    "It starts at the same input as w1, but goes through the other neuron.",
)
gradient_w4.hint(
    "Follow w4 in both directions: back to its input, and forward to the output.",
    "Compare it with w2, which starts at the same input, and with w3, which ends at the same neuron.",
)

DOUBLE = "The 2 is cancelled by the 1/2 in the error."
HALF = "The 1/2 has been cancelled by the exponent."
SIGN = "The size is right, the direction is not."
NO_SIGMOID = "No sigmoid, hence no sigmoid derivative."
FULL_VALUE = "Return the full value."
DELTA_SQUARED = "Differentiating a square leaves the first power."
NO_SWITCH = "No activation function switches anything off in this network."
ADDED = "The links of a chain are multiplied, neither added nor subtracted."
DIVIDED = "The chain rule multiplies."
RATE = "The learning rate belongs to the update, which comes later."
UPDATED = "That is already a new weight; only the gradient is asked for."
PREDICTION = "The chain starts with how the error changes, not with the prediction itself."
TARGET = "The chain starts with how the error changes, not with the target."
TEXT = "Use the quantities you were given, not the text's numbers."
REVERSED_TARGET = "You are given delta; yours is made of the text's target, and the wrong way round."

# {h} and {w} are the hidden value and the weight on this arrow to the output, {g} and {v} those on the other one;
# {i} and {j} are the inputs; {answer} is the right gradient, {out} the prediction.
LAST_LAYER = [
    ("sign", "-{h} * delta", SIGN),
    (
        "other_hidden",
        "{g} * delta",
        "This weight carries another hidden value; which neuron does its arrow start from?",
        "-{g} * delta",
    ),
    ("no_delta", "{h}", "You have d(prediction)/d(weight); one more factor of the chain rule is missing."),
    ("no_hidden", "delta", "You have d(Error)/d(prediction); one more factor of the chain rule is missing."),
    (
        "weight_not_hidden",
        "{w} * delta",
        "Differentiate the weighted sum with respect to the weight: what multiplies it?",
        "{v} * delta",
    ),
    (
        "both",
        "{h} * {w} * delta",
        "The weight itself does not survive differentiation with respect to it.",
        "-{h} * {w} * delta",
        "{g} * {w} * delta",
        "{h} * {w}",
        "{h} * {w} * delta / 2",
        "2 * {h} * {w} * delta",
        "{i} * {h} * {w} * delta",
        "{j} * {h} * {w} * delta",
    ),
    (
        "other_weight",
        "{h} * {v} * delta",
        "The other weight of the last layer does not lie on this weight's path to the error.",
        "{g} * {v} * delta",
    ),
    ("half", "{answer} / 2", HALF),
    ("double", "2 * {answer}", DOUBLE, "-2 * {answer}"),
    (
        "hidden_layer_rule",
        "{i} * {w} * delta",
        "That is the rule for a weight of the first layer.",
        "{i} * {v} * delta",
        "{j} * {w} * delta",
        "{j} * {v} * delta",
        "({i} + {j}) * {w} * delta",
    ),
    (
        "input_for_hidden",
        "{i} * delta",
        "An input does not reach the output directly; what arrives at this weight?",
        "{j} * delta",
        "({i} + {j}) * delta",
    ),
    (
        "sig_prime_hid",
        "{h} * (1 - {h}) * delta",
        NO_SIGMOID,
        "{h} * {h} * (1 - {h}) * delta",
        "sigmoid({h}) * (1 - sigmoid({h})) * delta",
        "{h} * (1 - {h}) * {w} * delta",
    ),
    (
        "sig_prime_out",
        "{h} * delta * {out} * (1 - {out})",
        "The output has no sigmoid, hence no sigmoid derivative.",
        "{h} * delta * sigmoid({out}) * (1 - sigmoid({out}))",
        "{h} * delta * (1 - delta)",
        "{h} * delta * delta * (1 - delta)",
    ),
    (
        "tanh_prime",
        "{h} * delta * (1 - {h} ** 2)",
        "No tanh, hence no tanh derivative.",
        "delta * (1 - {h} ** 2)",
        "{h} * delta * (1 - {out} ** 2)",
    ),
    (
        "relu_prime",
        "{h} * delta if {h} > 0 else 0.0",
        NO_SWITCH,
        "{h} * delta if {out} > 0 else 0.0",
        "{h} * max(delta, 0.0)",
        "delta if {h} > 0 else 0.0",
    ),
    (
        "activation",
        "sigmoid({h}) * delta",
        "No activation function bends the hidden value.",
        "math.tanh({h}) * delta",
        "{h} * sigmoid(delta)",
    ),
    ("abs_delta", "{h} * abs(delta)", "Keep the sign of delta.", "abs({h} * delta)"),
    ("abs_hidden", "abs({h}) * delta", "Keep the sign of the hidden value."),
    ("divide", "delta / {h}", DIVIDED, "{h} / delta", "delta / {w}", "{w} / delta"),
    ("add_not_mul", "{h} + delta", ADDED, "{h} - delta", "delta - {h}", "{h} + {w} + delta", "{w} + delta"),
    (
        "sum",
        "({h} + {g}) * delta",
        "Only the value this one weight multiplies counts.",
        "({h} + {g}) * delta / 2",
        "({h} - {g}) * delta",
    ),
    ("both_hidden", "{h} * {g} * delta", "The other hidden value does not meet this weight.", "{h} * {g}"),
    ("hidden_squared", "{h} ** 2 * delta", "The hidden value was used twice.", "{h} ** 2 * delta / 2"),
    ("delta_squared", "{h} * delta ** 2", DELTA_SQUARED, "delta ** 2"),
    (
        "error_for_delta",
        "{h} * delta ** 2 / 2",
        "That starts with the error itself, not with how the error changes.",
        "delta ** 2 / 2",
    ),
    (
        "prediction_for_delta",
        "{h} * {out}",
        PREDICTION,
        "{out}",
    ),
    ("target_for_delta", "{h} * ({out} - delta)", TARGET),
    (
        "prediction_for_hidden",
        "{out} * delta",
        "The prediction stands where one hidden value belongs: what does this weight multiply?",
    ),
    ("weight_only", "{w}", "That is the weight; how does the error change when it moves?", "{v}"),
    ("learning_rate", "0.05 * {answer}", RATE, "-0.05 * {answer}"),
    ("updated", "{w} - {answer}", UPDATED, "{w} - 0.05 * {answer}", "{w} + {answer}", "{w} + 0.05 * {answer}"),
    ("text_numbers", "{text_h} * delta", TEXT, "{h} * -0.786", "{h} * 0.786", "{h} * ({out} - 1)"),
    ("text_target", "{h} * (1 - {out})", REVERSED_TARGET),
    ("rounded", "round({answer}, 2)", FULL_VALUE, *(f"round({{answer}}, {n})" for n in (0, 1, 3, 4, 5, 6))),
    (
        "truncated",
        "math.trunc({answer})",
        FULL_VALUE,
        *(f"math.trunc({{answer}} * 1e{n}) / 1e{n}" for n in range(1, 6)),
    ),
]

# {i}, {w}, {h} are the input, the output weight and the hidden value on this weight's path, {j}, {v}, {g} the others.
FIRST_LAYER = [
    ("sign", "-{answer}", SIGN),
    ("other_input", "{j} * delta * {w}", "Which input does this weight multiply?"),
    (
        "other_upstream",
        "{i} * delta * {v}",
        "Follow the weight forward: which output weight does its neuron pass through?",
    ),
    (
        "other_both",
        "{j} * delta * {v}",
        "That is the gradient of the weight that shares neither end with this one: which input, and which way forward?",
    ),
    (
        "hidden_for_input",
        "{h} * delta * {w}",
        "A first-layer weight multiplies an input, not a hidden value.",
        "{g} * delta * {w}",
        "{h} * delta * {v}",
        "{g} * delta * {v}",
    ),
    (
        "hidden_for_upstream",
        "{i} * delta * {h}",
        "A hidden value stands where the link from the hidden neuron to the prediction belongs.",
        "{i} * delta * {g}",
        "{j} * delta * {h}",
    ),
    (
        "no_upstream",
        "{i} * delta",
        "One link of the chain is missing: from the hidden neuron to the prediction.",
        "-{i} * delta",
    ),
    (
        "no_input",
        "{w} * delta",
        "One link of the chain is missing: from the weight to its hidden neuron.",
        "-{w} * delta",
    ),
    ("no_delta", "{i} * {w}", "One link of the chain is missing: from the prediction to the error.", "-{i} * {w}"),
    (
        "one_link",
        "delta",
        "That is only one link of the chain; how many arrows lie between this weight and the error?",
        "-delta",
        "{i}",
        "-{i}",
        "{w}",
        "-{w}",
    ),
    (
        "other_input_only",
        "{j} * delta",
        "Which input does this weight multiply, and how does its neuron reach the output?",
        "-{j} * delta",
    ),
    (
        "extra_hidden",
        "{i} * {h} * {w} * delta",
        "One factor too many: the hidden value has been differentiated away.",
        "{i} * {g} * {w} * delta",
        "{i} * {h} * {v} * delta",
    ),
    ("delta_squared", "{i} * delta ** 2 * {w}", DELTA_SQUARED),
    (
        "error_for_delta",
        "{i} * delta ** 2 / 2 * {w}",
        "That starts with the error itself, not with how the error changes.",
    ),
    ("double", "2 * {answer}", DOUBLE, "-2 * {answer}"),
    ("half", "{answer} / 2", HALF),
    (
        "sig_prime",
        "{i} * delta * {w} * {h} * (1 - {h})",
        NO_SIGMOID,
        "{i} * delta * {w} * {g} * (1 - {g})",
        "{i} * delta * {w} * sigmoid({h}) * (1 - sigmoid({h}))",
        "delta * {w} * {h} * (1 - {h})",
        "{i} * delta * {h} * (1 - {h})",
        "{i} * delta * {w} * {out} * (1 - {out})",
        "{i} * delta * {w} * {h} * (1 - {h}) * {out} * (1 - {out})",
    ),
    (
        "tanh_prime",
        "{i} * delta * {w} * (1 - {h} ** 2)",
        "No tanh, hence no tanh derivative.",
        "{i} * delta * {w} * (1 - {out} ** 2)",
    ),
    ("relu_prime", "{answer} if {h} > 0 else 0.0", NO_SWITCH, "{answer} if {g} > 0 else 0.0"),
    (
        "output_layer_rule",
        "{h} * delta",
        "That is the rule for a weight of the last layer.",
        "{g} * delta",
        "-{h} * delta",
    ),
    ("abs_delta", "{i} * abs(delta) * {w}", "Keep the sign of delta.", "abs({answer})"),
    ("abs_input", "abs({i}) * delta * {w}", "Keep the sign of the input."),
    ("abs_upstream", "{i} * delta * abs({w})", "Keep the sign of the weight on the way to the output."),
    (
        "sum_inputs",
        "({i} + {j}) * delta * {w}",
        "Only the input this one weight multiplies counts.",
        "({i} + {j}) * delta",
        "({i} + {j}) / 2 * delta * {w}",
    ),
    (
        "both_upstream",
        "{i} * delta * ({w} + {v})",
        "This weight reaches the output along one path only.",
        "{i} * delta * {w} * {v}",
        "{i} * delta * ({w} + {v}) / 2",
    ),
    (
        "inner",
        "({i} * {w} + {j} * {v}) * delta",
        "Several weights' gradients were added up; each weight has one of its own.",
        "({i} * {v} + {j} * {w}) * delta",
        "({i} + {j}) * ({w} + {v}) * delta",
        "{answer} + {h} * delta",
    ),
    (
        "updated_upstream",
        "{i} * delta * ({w} - 0.05 * {h} * delta)",
        "A gradient belongs to the weights of the forward pass; none of them has moved yet.",
        "{i} * delta * ({w} + 0.05 * {h} * delta)",
        "{i} * delta * ({w} - {h} * delta)",
        *(f"{{i}} * delta * ({{w}} - {rate} * {{h}} * delta)" for rate in (0.1, 0.01, 0.5)),
        "{i} * delta * {text_new}",
    ),
    (
        "updated_own",
        "{own} - 0.05 * {answer}",
        UPDATED,
        "{own} - {answer}",
        "{own} + 0.05 * {answer}",
    ),
    (
        "own_weight",
        "{own} * delta * {w}",
        "The weight itself, as the text has it, stands in its own gradient: what does it multiply?",
        "{own} * delta",
        "{i} * delta * {own}",
    ),
    ("both_inputs", "{i} * {j} * delta * {w}", "The other input does not meet this weight.", "{i} * {j} * delta"),
    ("input_squared", "{i} ** 2 * delta * {w}", "The input was used twice."),
    ("upstream_squared", "{i} * delta * {w} ** 2", "The weight on the way to the output was used twice."),
    (
        "add_not_mul",
        "{i} * (delta + {w})",
        ADDED,
        "{i} + delta + {w}",
        "{i} * delta + {w}",
        "{i} + delta * {w}",
        "({i} + {w}) * delta",
        "({i} + delta) * {w}",
    ),
    ("divide", "{i} * delta / {w}", DIVIDED, "{w} * delta / {i}", "{i} * {w} / delta", "delta / ({i} * {w})"),
    ("prediction_for_delta", "{i} * {w} * {out}", PREDICTION),
    ("target_for_delta", "{i} * {w} * ({out} - delta)", TARGET),
    ("hidden_only", "{h}", "That is a hidden value; how does the error change when this weight moves?", "{g}"),
    ("learning_rate", "0.05 * {answer}", RATE, "-0.05 * {answer}"),
    (
        "updated",
        "{w} - {answer}",
        "The gradient of a weight in the first layer does not change a weight of the last one.",
        "{w} - 0.05 * {answer}",
    ),
    (
        "text_numbers",
        "{i} * delta * {text_w}",
        TEXT,
        "{i} * -0.786 * {w}",
        "{i} * 0.786 * {w}",
        "{i} * ({out} - 1) * {w}",
    ),
    ("text_target", "{i} * (1 - {out}) * {w}", REVERSED_TARGET),
    ("rounded", "round({answer}, 2)", FULL_VALUE, *(f"round({{answer}}, {n})" for n in (0, 1, 3, 4, 5, 6))),
    (
        "truncated",
        "math.trunc({answer})",
        FULL_VALUE,
        *(f"math.trunc({{answer}} * 1e{n}) / 1e{n}" for n in range(1, 6)),
    ),
]
# For w1 and w3 a fixed 2 may as well be the text's first input.
FIXED_2 = [("fixed_2", "2 * delta * {w}", "A fixed 2 stands where a quantity of the chain belongs.", "2 * delta")]
FIXED_3 = [
    (
        "mse_no_input",
        "2 * delta * {w}",
        "A 2 from the square stands where another factor of the chain should stand.",
        "2 * delta",
    ),
    ("text_inputs", "3 * delta * {w}", TEXT),
]


OUT = "(h1 * w5 + h2 * w6)"


def _last_layer(step: Step, **names: str) -> None:
    tell(step, LAST_LAYER, answer="({h} * delta)".format(**names), out=OUT, **names)


def _first_layer(step: Step, more: Iterable[tuple[str, ...]], **names: str) -> None:
    tell(step, [*FIRST_LAYER, *more], answer="({i} * delta * {w})".format(**names), out=OUT, **names)


_last_layer(gradient_w6, h="h2", w="w6", g="h1", v="w5", i="i2", j="i1", text_h="0.35")
_last_layer(gradient_w5, h="h1", w="w5", g="h2", v="w6", i="i1", j="i2", text_h="0.9")
_first_layer(
    gradient_w1, FIXED_2, i="i1", w="w5", h="h1", j="i2", v="w6", g="h2", text_w="0.16", own="0.15", text_new="0.195"
)
_first_layer(
    gradient_w2, FIXED_3, i="i2", w="w5", h="h1", j="i1", v="w6", g="h2", text_w="0.16", own="0.2", text_new="0.195"
)
_first_layer(
    gradient_w3, FIXED_2, i="i1", w="w6", h="h2", j="i2", v="w5", g="h1", text_w="0.2", own="0.1", text_new="0.213"
)
_first_layer(
    gradient_w4, FIXED_3, i="i2", w="w6", h="h2", j="i1", v="w5", g="h1", text_w="0.2", own="0.05", text_new="0.213"
)
