"""Wrong counts of updates: the updates that are counted are wrong."""

from __future__ import annotations

from grader import Mistake
from grader.courses.backprop.wrong_training.making import (
    COLUMNS,
    COUNTED_CUTS,
    COUNTING,
    CUT_OFF,
    DELTA,
    EARLY_2,
    GRADIENT_1,
    HALFWAY,
    HIDDEN,
    TWICE,
    WEIGHTS_1,
    WEIGHTS_2,
    at_rate,
    with_delta,
)

WRONG_UPDATES = [
    Mistake(
        "text_delta",
        (with_delta("-0.786"),),
        "Compute delta in every round, from what you are given; the text's own number stands in your gradients.",
    ),
    Mistake(
        "target_forgotten",
        (with_delta("(delta + actual)"),),
        "Delta compares the prediction with the target, in the gradients as well; one of them is missing.",
    ),
    Mistake(
        "delta_squared",
        (
            with_delta("delta**2 / 2"),
            with_delta("delta**2"),
        ),
        "Differentiating a square leaves the first power.",
    ),
    Mistake(
        "no_delta",
        (with_delta("1.0"),),
        "A link of the chain is missing in the gradients: how wrong was the prediction?",
    ),
    Mistake("double", (with_delta("2 * delta"),), TWICE),
    Mistake("half", (with_delta("delta / 2"),), HALFWAY),
    Mistake(
        "weight_decay",
        (
            {line: line.replace(" - ", " * (1 - learning_rate) - ") for line in (WEIGHTS_1, WEIGHTS_2)},
            {line: line.replace(" - ", " * 0.99 - ") for line in (WEIGHTS_1, WEIGHTS_2)},
        ),
        "The old weights are not scaled; only the steps are.",
    ),
    Mistake(
        "decay",
        (
            {COUNTING: "rate = learning_rate\nfor count in range(max_updates):", **at_rate("rate * 0.9**count")},
            {COUNTING: COUNTING, **at_rate("learning_rate / (count + 1)")},
            {COUNTING: COUNTING, **at_rate("learning_rate * 0.99 ** (count + 1)")},
        ),
        "The learning rate changes from round to round.",
    ),
    Mistake(
        "runs_away",
        (at_rate("-learning_rate"),),
        "The prediction gets no nearer: is it computed anew in every round, and how far and which way does a round "
        "move?",
        also="Or does your function answer after its first look, whatever it sees?",
    ),
    Mistake(
        "rounded",
        (
            {WEIGHTS_2: f"{WEIGHTS_2}\nweights_1, weights_2 = np.round(weights_1, 3), np.round(weights_2, 3)"},
            *(
                {WEIGHTS_2: f"{WEIGHTS_2}\nweights_1, weights_2 = np.round(weights_1, {n}), np.round(weights_2, {n})"}
                for n in (2, 4, 6)
            ),
            {DELTA: "delta = round((hidden @ weights_2)[0], 6) - actual"},
        ),
        "Keep every digit of weights, prediction and distance in every round, in numbers of 64 bits.",
    ),
    Mistake(
        "listing",
        ({GRADIENT_1: EARLY_2 + COLUMNS, WEIGHTS_2: ""},),
        "Two things: when the output weights are read, and that every input must meet every output weight.",
    ),
    Mistake(
        "updated_upstream",
        ({GRADIENT_1: EARLY_2 + GRADIENT_1, WEIGHTS_2: ""},),
        "Use the old output weights in the first-layer gradients.",
    ),
    Mistake("column_by_column", ({GRADIENT_1: COLUMNS},), "Every input must meet every output weight."),
    Mistake(
        "upstream_copied",
        (
            {GRADIENT_1: GRADIENT_1.replace("weights_2", "weights_2[0] * np.ones((1, 2))")},
            {GRADIENT_1: GRADIENT_1.replace("weights_2", "weights_2[1] * np.ones((1, 2))")},
        ),
        "In your first layer all weights meet the same output weight: each neuron has its own way to the output.",
    ),
    Mistake(
        "old_hidden_or_only_out_layer",
        ({WEIGHTS_1: ""},),
        "The hidden values stay those of the first round: do w1..w4 move, and are h1, h2 computed again in every "
        "round?",
    ),
    Mistake("output_layer_unmoved", ({WEIGHTS_2: ""},), "The output layer never moves."),
    Mistake(
        "stale_hidden",
        (
            {
                COUNTING: f"{HIDDEN}\n{COUNTING}",
                HIDDEN: "",
                DELTA: "delta = (inputs @ weights_1 @ weights_2)[0] - actual",
            },
        ),
        "The hidden values are computed once; renew them in every round.",
    ),
    Mistake(
        "stale_delta",
        (
            {
                COUNTING: f"{HIDDEN}\nfirst = (hidden @ weights_2)[0] - actual\n{COUNTING}",
                **with_delta("first"),
            },
        ),
        "Delta in the gradients is computed once; renew it in every round.",
    ),
    Mistake(
        "from_the_start",
        (
            {
                COUNTING: f"first, second = weights_1, weights_2\n{COUNTING}",
                WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
                WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
            },
            {
                COUNTING: f"first = weights_1\n{COUNTING}",
                WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
            },
            {
                COUNTING: f"second = weights_2\n{COUNTING}",
                WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
            },
        ),
        "A step is taken from the weights before the training, in every round: where does a step begin?",
    ),
    Mistake("cut_off", COUNTED_CUTS, CUT_OFF),
]
