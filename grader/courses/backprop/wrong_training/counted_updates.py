"""Wrong counts of updates: slips in the updates that are counted."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.tables import ACTIVATIONS, LAYER
from grader.courses.backprop.wrong_training.making import (
    ACCUMULATED,
    ADAPTIVE,
    COLUMNS,
    COUNTED_CUTS,
    COUNTING,
    DELTA,
    EARLY_2,
    GRADIENT_1,
    GRADIENT_2,
    HALFWAY,
    HIDDEN,
    ROOTS,
    TWICE,
    WEIGHTS_1,
    WEIGHTS_2,
    adaptive,
    at_rate,
    decayed,
    momentum,
    nesterov,
    with_delta,
)

ALSO = {
    "runs_away": "Or does your function answer after its first look, whatever it sees?",
    "from_the_start": "Or are your steps far too small: is the learning rate divided by anything?",
    "rounded": "Or does no weight move any more once the prediction is near?",
}
"""Second sentences, where other slips give the same answers."""

WRONG_UPDATES: list[Row[Changes]] = [
    (
        "text_delta",
        with_delta("-0.786"),
        "Compute delta in every round, from what you are given; the text's own number stands in your gradients.",
    ),
    (
        "target_forgotten",
        with_delta("(delta + actual)"),
        "Delta compares the prediction with the target, in the gradients as well; one of them is missing.",
    ),
    ("delta_squared", with_delta("delta**2 / 2"), say.DELTA_SQUARED, with_delta("delta**2")),
    ("no_delta", with_delta("1.0"), "A link of the chain is missing in the gradients: how wrong was the prediction?"),
    ("double", with_delta("2 * delta"), TWICE),
    ("half", with_delta("delta / 2"), HALFWAY),
    in_ways(
        "weight_decay",
        say.WEIGHTS_SCALED,
        {line: line.replace(" - ", " * (1 - learning_rate) - ") for line in (WEIGHTS_1, WEIGHTS_2)},
        *({line: line.replace(" - ", f" * {kept} - ") for line in (WEIGHTS_1, WEIGHTS_2)} for kept in (0.99, 0.999)),
        *(decayed(share) for share in (0.1, 0.01)),
    ),
    in_ways(
        "accumulated",
        ACCUMULATED,
        momentum("1", "1", COUNTING),
        *(momentum(kept, new, COUNTING) for kept, new in (("0.9", "1"), ("0.9", "0.1"), ("0.5", "1"), ("0.5", "0.5"))),
        nesterov("0.9", COUNTING),
    ),
    in_ways("adaptive", ADAPTIVE, *adaptive(COUNTING, COUNTING, ROOTS[0])),
    in_ways(
        "decay",
        "The learning rate changes from round to round.",
        at_rate("learning_rate * 0.9**count"),
        at_rate("learning_rate / (count + 1)"),
        *(at_rate(f"learning_rate * {kept}**count") for kept in (0.95, 0.5, 1.05)),
        at_rate("learning_rate * 0.99 ** (count + 1)"),
        *(at_rate(f"learning_rate * {times}") for times in ("count", "(count + 1)")),
        at_rate("learning_rate / (count + 1) ** 0.5"),
        at_rate("learning_rate / (1 + 0.1 * count)"),
    ),
    (
        "runs_away",
        at_rate("-learning_rate"),
        "The prediction gets no nearer: is it computed anew in every round, and how far and which way does a round "
        "move?",
    ),
    in_ways(
        "rounded",
        "Something is a little off in every round: is anything rounded, or kept in few bits, or does a small term of "
        "your own stand in the gradients?",
        {WEIGHTS_2: f"{WEIGHTS_2}\nweights_1, weights_2 = np.round(weights_1, 3), np.round(weights_2, 3)"},
        *(
            {WEIGHTS_2: f"{WEIGHTS_2}\nweights_1, weights_2 = np.round(weights_1, {n}), np.round(weights_2, {n})"}
            for n in (2, 4, 6)
        ),
        {DELTA: "delta = round((hidden @ weights_2)[0], 6) - actual"},
        {GRADIENT_1: f"{GRADIENT_1}\ngradient_1 = np.round(gradient_1, 3)"},
        *({GRADIENT_2: f"{GRADIENT_2}\ngradient_2 = np.round(gradient_2, {n})"} for n in (3, 4)),
    ),
    (
        "listing",
        {GRADIENT_1: EARLY_2 + COLUMNS, WEIGHTS_2: ""},
        "Two things: when the output weights are read, and that every input must meet every output weight.",
    ),
    (
        "updated_upstream",
        {GRADIENT_1: EARLY_2 + GRADIENT_1, WEIGHTS_2: ""},
        "Use the old output weights in the first-layer gradients.",
    ),
    ("column_by_column", {GRADIENT_1: COLUMNS}, "Every input must meet every output weight."),
    (
        "upstream_copied",
        {GRADIENT_1: GRADIENT_1.replace("weights_2", "weights_2[0] * np.ones((1, 2))")},
        "In your first layer all weights meet the same output weight: each neuron has its own way to the output.",
        {GRADIENT_1: GRADIENT_1.replace("weights_2", "weights_2[1] * np.ones((1, 2))")},
    ),
    (
        "old_hidden_or_only_out_layer",
        {WEIGHTS_1: ""},
        "The hidden values stay those of the first round: do w1..w4 move, and are h1, h2 computed again in every "
        "round?",
    ),
    ("output_layer_unmoved", {WEIGHTS_2: ""}, "The output layer does not move, or hardly so."),
    (
        "stale_hidden",
        {
            COUNTING: f"{HIDDEN}\n{COUNTING}",
            HIDDEN: "",
            DELTA: "delta = (inputs @ weights_1 @ weights_2)[0] - actual",
        },
        "The hidden values are computed once; renew them in every round.",
    ),
    (
        "stale_delta",
        {
            COUNTING: f"{HIDDEN}\nfirst = (hidden @ weights_2)[0] - actual\n{COUNTING}",
            **with_delta("first"),
        },
        "Delta in the gradients is computed once; renew it in every round.",
    ),
    (
        "from_the_start",
        {
            COUNTING: f"first, second = weights_1, weights_2\n{COUNTING}",
            WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
            WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
        },
        "A step is taken from the weights before the training, in every round: where does a step begin?",
        {
            COUNTING: f"first = weights_1\n{COUNTING}",
            WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
        },
        {
            COUNTING: f"second = weights_2\n{COUNTING}",
            WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
        },
    ),
    in_ways(
        "activation",
        "The text uses no activation function; a hidden value is the plain weighted sum.",
        *(
            {HIDDEN: f"hidden = {bent}({LAYER})", GRADIENT_1: f"{GRADIENT_1} * {slope.format('hidden')}"}
            for bent, slope in ACTIVATIONS
        ),
    ),
    in_ways("cut_off", say.CUT_OFF, *COUNTED_CUTS),
]
