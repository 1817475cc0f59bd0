"""The forward pass: two hidden values and the prediction."""

from __future__ import annotations

from grader import Exercise
from grader.courses.backprop.tables import tell

exercise = Exercise(__name__, title="Forward pass")


@exercise.step(prints=0.90, further=("F",))
def forward_h1(i1: float, i2: float, w1: float, w2: float, w3: float, w4: float) -> float:
    """The value of the first hidden neuron."""
    return i1 * w1 + i2 * w2


@exercise.step(prints=0.35)
def forward_h2(i1: float, i2: float, w1: float, w2: float, w3: float, w4: float) -> float:
    """The value of the second hidden neuron."""
    return i1 * w3 + i2 * w4


@exercise.step(prints=0.214, further=("G",))
def forward_out(h1: float, h2: float, w5: float, w6: float) -> float:
    """The prediction: what the network answers."""
    return h1 * w5 + h2 * w6


forward_h1.hint(
    "Find h1 in the drawing and count the arrows that end at it.",
    "Each of these arrows starts at an input and carries one weight. What does a weight do to what passes along?",
    "A neuron collects what its arrows bring. Work it out by hand for the text's numbers: it must come to 0.9.",
)
forward_h2.hint(
    "It works like h1, with other arrows: which ones end at h2?",
    "Both inputs reach h2 too, but not through the weights that lead to h1.",
    "Work it out by hand for the text's numbers: it must come to 0.35.",
)
forward_out.hint(
    "The output is a neuron like the others. Which arrows end at it, and where do they start?",
    "The inputs play no part any more: all that the output sees is the two hidden values.",
    "Each hidden value passes through one weight on its way. By hand, the text's numbers come to 0.214.",
)

TEXT_WEIGHTS = "Use the weights you were given, not the text's numbers."
FULL_VALUE = "Return the full value; rounding is for printing only."
ACROSS = "You multiply what travels along different arrows: each weight scales only what comes along its own arrow."
SIGN_LOST = "A sign gets lost on the way: which of the quantities may be negative here?"
ROUNDED = tuple(f"round({{sum}}, {digits})" for digits in (2, 3, 4, 5, 6, 0))
CUT = tuple(f"math.trunc({{sum}} * 1e{digits}) / 1e{digits}" for digits in range(1, 6))

# {a} and {b} are the weights from i1 and i2 to the neuron {h}, {c} and {d} those to its neighbour; {sum} is its value.
HIDDEN = [
    # the arrows
    (
        "swap_inputs",
        "i2 * {a} + i1 * {b}",
        "Check which input each weight sits on in the drawing: follow the line from the input to {h}.",
    ),
    ("other_neuron", "i1 * {c} + i2 * {d}", "That is the value of the neighbouring neuron; which arrows end at {h}?"),
    (
        "other_neuron_swapped",
        "i2 * {c} + i1 * {d}",
        "Both weights lead to the neighbouring neuron, and sit on the wrong inputs.",
    ),
    (
        "neighbours_weight",
        "i1 * {a} + i2 * {d}",
        "One of your two weights leads to the neighbouring neuron; list the arrows that END at {h}.",
        "i1 * {c} + i2 * {b}",
    ),
    (
        "arrows_that_start",
        "i1 * w1 + i1 * w3",
        "The arrows of your two weights START at one input: list the arrows that END at {h}.",
        "i2 * w2 + i2 * w4",
    ),
    ("one_weight_twice", "i1 * {a} + i2 * {a}", "Both inputs met the same weight.", "i1 * {b} + i2 * {b}"),
    ("one_input_twice", "i1 * {a} + i1 * {b}", "One input is used twice and the other never.", "i2 * {a} + i2 * {b}"),
    (
        "second_term_only",
        "i2 * {b}",
        "Only one input reached the neuron; is there another arrow?",
        "2 * i2 * {b}",
    ),
    (
        "both_neurons",
        "i1 * {a} + i2 * {b} + i1 * {c} + i2 * {d}",
        "The contributions to both hidden neurons ended up in one; only those on the arrows to {h} belong here.",
        "(i1 + i2) * ({a} + {b} + {c} + {d})",
        "i1 * (w1 + w2) + i2 * (w3 + w4)",
        "{sum} * (i1 * {c} + i2 * {d})",
        "{sum} - (i1 * {c} + i2 * {d})",
        "i1 * {c} + i2 * {d} - {sum}",
    ),
    (
        "neighbour_for_input",
        "(i1 * {c} + i2 * {d}) * ({a} + {b})",
        "The value of the neighbouring neuron takes an input's place: where do the arrows that end at {h} start?",
        "(i1 * {c} + i2 * {d}) * {a} + i2 * {b}",
        "i1 * {a} + (i1 * {c} + i2 * {d}) * {b}",
    ),
    # scale, then add
    ("sum_times_sum", "(i1 + i2) * ({a} + {b})", "Each input must meet its own weight before anything is added."),
    (
        "product",
        "i1 * {a} * i2 * {b}",
        "A neuron collects contributions; ask whether contributions are multiplied together or added.",
    ),
    ("across_arrows", "(i1 + i2) * {a} * {b}", ACROSS, "i1 * i2 * ({a} + {b})"),
    (
        "add_not_mul",
        "i1 + {a} + i2 + {b}",
        "A weight scales its input; adding it does not scale.",
        "i1 + i2 + w1 + w2 + w3 + w4",
    ),
    (
        "operations_exchanged",
        "(i1 + {a}) * (i2 + {b})",
        "Two operations have changed places: what does a weight do to its input, and a neuron to what reaches it?",
    ),
    (
        "brackets",
        "i1 * ({a} + i2) * {b}",
        "Each contribution is finished before the next one comes in; look at your brackets.",
        "(i1 * {a} + i2) * {b}",
        "i1 * ({a} + i2 * {b})",
        "{a} * (i1 + i2) + {b}",
    ),
    ("inputs_only", "i1 + i2", "The weights play no part in your answer.", "i1 * i2", "(i1 + i2) / 2"),
    ("weights_only", "{a} + {b}", "The inputs play no part in your answer.", "{a} * {b}", "({a} + {b}) / 2"),
    (
        "weight_forgotten",
        "i1 * {a} + i2",
        "One input arrived without being scaled: every arrow has its weight.",
        "i1 + i2 * {b}",
    ),
    (
        "input_forgotten",
        "i1 * {a} + {b}",
        "One weight has nothing to scale: every arrow starts at an input.",
        "{a} + i2 * {b}",
    ),
    ("divide", "i1 / {a} + i2 / {b}", "A weight of 2 should double its input, not halve it."),
    (
        "divided_by_input",
        "{a} / i1 + {b} / i2",
        "An input twice as large should bring twice as much along its arrow, not half.",
    ),
    # signs
    (
        "difference",
        "i1 * {a} - i2 * {b}",
        "The sign between the contributions is not the one in the text.",
        "i2 * {b} - i1 * {a}",
    ),
    ("sign", "-{sum}", "The size is right, the sign is not: nothing flips the sign of a contribution."),
    (
        "abs",
        "abs({sum})",
        "Hidden values keep their sign.",
        "abs(i1 * {a}) + abs(i2 * {b})",
    ),
    (
        "abs_on_the_way",
        "abs(i1) * {a} + abs(i2) * {b}",
        SIGN_LOST,
        "i1 * abs({a}) + i2 * abs({b})",
    ),
    # more than a sum
    (
        "bias1",
        "{sum} + 1",
        "This network has no bias term.",
        "{sum} - 1",
        "{sum} + 0.5",
        "{sum} + 0.1",
        "{sum} + 0.35",
        "{sum} + {c}",
        "{sum} + {d}",
    ),
    (
        "tanh",
        "np.tanh({sum})",
        "The text uses no activation function; the hidden value is the plain weighted sum.",
    ),
    ("sigmoid", "sigmoid({sum})", "No activation function is used here.", "sigmoid(-{sum})"),
    ("relu", "max({sum}, 0.0)", "No activation function is used here: a hidden value may well be negative."),
    (
        "leaky_relu",
        "{sum} if {sum} > 0 else 0.01 * {sum}",
        "No activation function is used here: negative sums count in full.",
        "{sum} if {sum} > 0 else 0.1 * {sum}",
        "{sum} if {sum} > 0 else 0.2 * {sum}",
        "{sum} if {sum} > 0 else math.exp({sum}) - 1",
    ),
    (
        "other_activation",
        "np.log(1 + np.exp({sum}))",
        "No function bends the sum on its way here.",
        "{sum} * sigmoid({sum})",
        "np.exp({sum})",
        "np.sin({sum})",
        "np.clip({sum}, 0, 1)",
        "np.clip({sum}, -1, 1)",
        "1.0 if {sum} > 0 else 0.0",
        "1.0 if {sum} > 0 else -1.0",
    ),
    ("mean", "{sum} / 2", "The neuron sums; nothing is averaged here."),
    (
        "weighted_mean",
        "{sum} / ({a} + {b})",
        "The neuron sums; nothing is normalised here.",
        "{sum} / (i1 + i2)",
        "{sum} / math.hypot({a}, {b})",
        "{sum} / math.hypot(i1, i2)",
    ),
    ("double", "2 * {sum}", "Something was counted twice.", "2 * i1 * {a} + i2 * {b}", "i1 * {a} + 2 * i2 * {b}"),
    (
        "squared",
        "{sum} ** 2",
        "Something is squared on the way; no power belongs in a forward pass.",
        "(i1 * {a}) ** 2 + (i2 * {b}) ** 2",
        "i1 ** 2 * {a} + i2 ** 2 * {b}",
        "i1 * {a} ** 2 + i2 * {b} ** 2",
        "math.hypot(i1 * {a}, i2 * {b})",
    ),
    ("largest_only", "max(i1 * {a}, i2 * {b})", "A neuron collects what reaches it; it does not choose."),
    # the text's numbers
    (
        "text_inputs",
        "2 * {a} + 3 * {b}",
        "Use the inputs you were given, not the text's numbers.",
        "2 * {a} + i2 * {b}",
        "i1 * {a} + 3 * {b}",
    ),
    ("rounded2", "round({sum}, 1)", FULL_VALUE, *ROUNDED),
    ("truncated", "math.trunc({sum})", FULL_VALUE, "math.floor({sum})", *CUT),
]

FIRST = [
    (
        "w2_w3_swapped",
        "i1 * w1 + i2 * w3",
        "One of your two weights leads to a different hidden neuron; list the two arrows that END at h1.",
    ),
    (
        "w1_w4_swapped",
        "i1 * w4 + i2 * w2",
        "A weight of the neighbouring neuron sits on the first input; list the arrows that END at h1.",
    ),
    ("first_term_only", "i1 * w1", "Only one input reached the neuron; how many arrows end there?", "2 * i1 * w1"),
    ("text_weights", "i1 * 0.15 + i2 * 0.2", TEXT_WEIGHTS, "i1 * 0.15 + i2 * w2", "i1 * w1 + i2 * 0.2"),
]
SECOND = [
    (
        "w2_w3_swapped",
        "i1 * w2 + i2 * w4",
        "One of your two weights leads to a different hidden neuron; list the arrows that END at h2.",
    ),
    (
        "w1_w4_swapped",
        "i1 * w3 + i2 * w1",
        "A weight of the neighbouring neuron sits on the second input; list the arrows that END at h2.",
    ),
    ("first_term_only", "i1 * w3", "How many arrows end at h2?", "2 * i1 * w3"),
    ("text_weights", "i1 * 0.1 + i2 * 0.05", TEXT_WEIGHTS, "i1 * 0.1 + i2 * w4", "i1 * w3 + i2 * 0.05"),
]

SUM = "(h1 * w5 + h2 * w6)"
OUTPUT = [
    # the arrows
    ("w5_w6_swapped", "h1 * w6 + h2 * w5", "Each hidden value has its own arrow to the output; check the pairing."),
    ("first_only", "h1 * w5", "Two hidden neurons feed the output."),
    ("second_only", "h2 * w6", "Two hidden neurons feed the output."),
    ("h2_twice", "h2 * w5 + h2 * w6", "One hidden value is used twice and the other never."),
    ("h1_twice", "h1 * w5 + h1 * w6", "One hidden value is used twice and the other never."),
    ("one_weight_twice", "h1 * w5 + h2 * w5", "Both hidden values met the same weight.", "h1 * w6 + h2 * w6"),
    # scale, then add
    (
        "sum_times_sum",
        "(h1 + h2) * (w5 + w6)",
        "Each hidden value must meet its own weight before adding.",
        "(h1 + h2) / 2 * (w5 + w6)",
    ),
    ("product", "h1 * w5 * h2 * w6", "Are contributions multiplied together or added?"),
    ("across_arrows", "(h1 + h2) * w5 * w6", ACROSS, "h1 * h2 * (w5 + w6)"),
    ("add_not_mul", "h1 + w5 + h2 + w6", "A weight scales its hidden value; adding it does not scale."),
    (
        "operations_exchanged",
        "(h1 + w5) * (h2 + w6)",
        "Two operations have changed places: what does a weight do to a value, and a neuron to what reaches it?",
    ),
    (
        "brackets",
        "h1 * (w5 + h2) * w6",
        "Each contribution is finished before the next one comes in; look at your brackets.",
        "(h1 * w5 + h2) * w6",
        "h1 * (w5 + h2 * w6)",
    ),
    ("hidden_only", "h1 + h2", "The weights play no part in your answer.", "h1 * h2", "(h1 + h2) / 2"),
    ("weights_only", "w5 + w6", "The hidden values play no part in your answer.", "w5 * w6", "(w5 + w6) / 2"),
    ("weight_forgotten", "h1 * w5 + h2", "One hidden value arrived without being scaled.", "h1 + h2 * w6"),
    ("hidden_forgotten", "h1 * w5 + w6", "One weight has nothing to scale.", "w5 + h2 * w6"),
    ("divide", "h1 / w5 + h2 / w6", "A weight of 2 should double its value, not halve it."),
    (
        "divided_by_hidden",
        "w5 / h1 + w6 / h2",
        "A hidden value twice as large should bring twice as much along its arrow, not half.",
    ),
    # signs
    (
        "difference",
        "h1 * w5 - h2 * w6",
        "The sign between the contributions is not the one in the text.",
        "h2 * w6 - h1 * w5",
    ),
    ("sign", f"-{SUM}", "The size is right, the sign is not: nothing flips the sign of a contribution."),
    (
        "abs",
        f"abs{SUM}",
        "A prediction keeps its sign.",
        "abs(h1 * w5) + abs(h2 * w6)",
    ),
    (
        "abs_on_the_way",
        "abs(h1) * w5 + abs(h2) * w6",
        SIGN_LOST,
        "h1 * abs(w5) + h2 * abs(w6)",
    ),
    # more than a sum
    ("mean", f"{SUM} / 2", "The neuron sums; nothing is averaged here."),
    (
        "weighted_mean",
        f"{SUM} / (w5 + w6)",
        "The neuron sums; nothing is normalised here.",
        f"{SUM} / (h1 + h2)",
        f"{SUM} / math.hypot(w5, w6)",
        f"{SUM} / math.hypot(h1, h2)",
    ),
    (
        "hidden_sigmoid",
        "sigmoid(h1) * w5 + sigmoid(h2) * w6",
        "No activation function is used on the hidden layer here.",
        "math.tanh(h1) * w5 + math.tanh(h2) * w6",
        "max(h1, 0.0) * w5 + max(h2, 0.0) * w6",
        *(f"max(h1, {slope} * h1) * w5 + max(h2, {slope} * h2) * w6" for slope in (0.01, 0.1, 0.2)),
    ),
    ("sigmoid", f"sigmoid{SUM}", "No activation function is used on the output here.", f"sigmoid(-{SUM})"),
    (
        "all_sigmoid",
        "sigmoid(sigmoid(h1) * w5 + sigmoid(h2) * w6)",
        "No activation function is used here, on either layer.",
        "math.tanh(math.tanh(h1) * w5 + math.tanh(h2) * w6)",
        "max(max(h1, 0.0) * w5 + max(h2, 0.0) * w6, 0.0)",
    ),
    (
        "output_activation",
        f"math.tanh{SUM}",
        "No function bends the sum on its way out: a prediction may take any value.",
        f"max({SUM}, 0.0)",
        *(f"max({SUM}, {slope} * {SUM})" for slope in (0.01, 0.1, 0.2)),
        f"math.log(1 + math.exp{SUM})",
        f"math.exp{SUM}",
        f"1.0 if {SUM} > 0 else 0.0",
        f"1.0 if {SUM} > 0.5 else 0.0",
        f"min({SUM}, 1.0)",
        f"np.clip({SUM}, 0, 1)",
        f"np.clip({SUM}, -1, 1)",
    ),
    ("bias1", f"{SUM} + 1", "This network has no bias term.", f"{SUM} + 0.5", f"{SUM} + 0.1", f"{SUM} + 0.6"),
    (
        "target_subtracted",
        f"{SUM} - 1",
        "Only the prediction is asked for; comparing it with the target comes later.",
        f"1 - {SUM}",
    ),
    ("error_instead", f"({SUM} - 1) ** 2 / 2", "Only the prediction is asked for; how wrong it is comes later."),
    ("double", f"2 * {SUM}", "Something was counted twice.", "2 * h1 * w5 + h2 * w6", "h1 * w5 + 2 * h2 * w6"),
    (
        "squared",
        f"{SUM} ** 2",
        "Something is squared on the way; no power belongs in a forward pass.",
        "(h1 * w5) ** 2 + (h2 * w6) ** 2",
        "h1 ** 2 * w5 + h2 ** 2 * w6",
        "h1 * w5 ** 2 + h2 * w6 ** 2",
        "math.hypot(h1 * w5, h2 * w6)",
    ),
    ("largest_only", "max(h1 * w5, h2 * w6)", "A neuron collects what reaches it; it does not choose."),
    # the text's numbers
    (
        "text_hidden",
        "0.9 * w5 + 0.35 * w6",
        "Use the hidden values you were given, not the text's numbers.",
        "0.9 * w5 + h2 * w6",
        "h1 * w5 + 0.35 * w6",
    ),
    ("text_weights", "h1 * 0.16 + h2 * 0.2", TEXT_WEIGHTS, "h1 * 0.16 + h2 * w6", "h1 * w5 + h2 * 0.2"),
    ("rounded", f"round({SUM}, 2)", "Return the full value.", *(f"round({SUM}, {n})" for n in (0, 1, 3, 4, 5, 6))),
    (
        "truncated",
        f"math.trunc{SUM}",
        FULL_VALUE,
        f"math.floor{SUM}",
        *(f"math.trunc({SUM} * 1e{digits}) / 1e{digits}" for digits in range(1, 6)),
    ),
]


tell(forward_h1, FIRST)
tell(forward_h1, HIDDEN, h="h1", a="w1", b="w2", c="w3", d="w4", sum="(i1 * w1 + i2 * w2)")
tell(forward_h2, SECOND)
tell(forward_h2, HIDDEN, h="h2", a="w3", b="w4", c="w1", d="w2", sum="(i1 * w3 + i2 * w4)")
tell(forward_out, OUTPUT)
