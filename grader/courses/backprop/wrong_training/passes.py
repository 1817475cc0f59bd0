"""Wrong trainings: the forward pass, in the round and for the predictions."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.tables import ACTIVATIONS, LAYER, SMOOTH, SOFTMAX
from grader.courses.backprop.wrong_training.making import (
    DELTA,
    FIRST,
    FROM_START,
    GRADIENT_1,
    HIDDEN,
    LOOP,
    NEXT,
    RESULT,
    STALE_NEXT,
    activated,
    all_activated,
    forward,
)

BENT = "sigmoid((inputs @ weights_1 @ weights_2)[0])"
PREDICTED_BENT = {line: line.replace("(inputs @ weights_1 @ weights_2)[0]", BENT) for line in (FIRST, NEXT)}

WRONG_PASSES: list[Row[Changes]] = [
    in_ways(
        "forward_transposed",
        "The forward pass reads weights_1 with a row for each neuron: its rows belong to the inputs.",
        *forward("(weights_1 @ inputs)"),
    ),
    in_ways("abs", "Hidden values keep their sign.", *forward("abs(inputs @ weights_1)")),
    in_ways(
        "activation",
        "The text uses no activation function; a hidden value is the plain weighted sum.",
        *(way for activation in (*reversed(ACTIVATIONS), SOFTMAX) for way in activated(*activation)),
    ),
    in_ways(
        "activation_in_both_layers",
        "The text uses no activation function, neither in the hidden neurons nor at the output.",
        *(way for activation in SMOOTH for way in all_activated(*activation)),
    ),
    in_ways(
        "bias1",
        say.NO_BIAS,
        forward(f"({LAYER} + 1)")[0],
        forward(f"({LAYER} + 0.35)")[0],
        forward(f"({LAYER} + 0.1)")[0],
        *({HIDDEN: f"{HIDDEN} + {bias}"} for bias in (1, 0.35, 0.1)),
    ),
    (
        "output_activation",
        {DELTA: "delta = sigmoid((hidden @ weights_2)[0]) - actual", **PREDICTED_BENT},
        "The text uses no activation function; the prediction is the plain weighted sum.",
        {DELTA: "delta = sigmoid((hidden @ weights_2)[0]) - actual"},
        {
            DELTA: f"{DELTA}\nout = sigmoid(delta + actual)\ndelta = (out - actual) * out * (1 - out)",
            **PREDICTED_BENT,
        },
    ),
    (
        "stale_in_prediction",
        {NEXT: STALE_NEXT},
        "Each prediction after an update has the new output weights in it, but the hidden values of the old ones.",
    ),
    (
        "passes_from_the_start",
        {
            LOOP: FROM_START,
            HIDDEN: "hidden = inputs @ first",
            DELTA: "delta = (hidden @ second)[0] - actual",
            GRADIENT_1: GRADIENT_1.replace("weights_2", "second"),
            RESULT: "return weights_1, weights_2, predictions[:1] * updates + predictions[-1:]",
        },
        "In every round the forward pass uses the weights from before the training: which ones does a round start "
        "from?",
    ),
]
