"""Wrong trainings: the number of rounds, where each of them starts, and what it computes again."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_training.making import (
    DELTA,
    FIRST,
    FROM_START,
    GRADIENT_1,
    GRADIENT_2,
    HIDDEN,
    LAST,
    LOOP,
    NEXT,
    RESTARTED,
    RESULT,
    STALE_NEXT,
    WEIGHTS_1,
    WEIGHTS_2,
)

AGAIN = "predictions = [*predictions, predictions[-1]]"
OUTSIDE = "\n".join([FIRST, HIDDEN, DELTA])
"""The first forward pass, and delta, before the loop."""

WRONG_ROUNDS: list[Row[Changes]] = [
    (
        "plus1",
        {LOOP: "for _ in range(updates + 1):"},
        "Count the updates: one too many.",
        {LOOP: "for _ in range(updates + 1):", RESULT: "return weights_1, weights_2, predictions[:-1]"},
        {LOOP: "for _ in range(updates + 1):", RESULT: "return weights_1, weights_2, predictions[1:]"},
    ),
    ("minus1", {LOOP: "for _ in range(updates - 1):"}, "Count the updates: one too few."),
    (
        "ifonce",
        {LOOP: "for _ in range(1):"},
        "The result is that of a single update: does the code really loop, and does each round start from the "
        "weights of the round before?",
        {LOOP: "for _ in range(min(1, updates)):"},
        {LOOP: RESTARTED},
        {LOOP: RESTARTED, RESULT: "return weights_1, weights_2, [*predictions[:1] * updates, predictions[-1]]"},
        {LOOP: RESTARTED, RESULT: "return weights_1, weights_2, predictions[:1] * (updates + 1)"},
    ),
    in_ways(
        "stops_early",
        "Your loop ends before all updates are made: here they are counted, however near the prediction is.",
        *({GRADIENT_1: f"if abs(delta) < {limit}:\n    break\n{GRADIENT_1}"} for limit in (0.05, 0.1, 0.01, 1e-6)),
        {
            FIRST: f"{FIRST}\nfirst = predictions[0] - actual",
            GRADIENT_1: f"if first * delta < 0:\n    break\n{GRADIENT_1}",
        },
    ),
    (
        "skipped_update",
        {
            FIRST: f"{FIRST}\nbefore = None",
            WEIGHTS_2: f"{WEIGHTS_2}\nif before is not None and abs(delta) > before:\n"
            "    weights_1, weights_2 = weights_1 + learning_rate * gradient_1, weights_2 + learning_rate * "
            "gradient_2\nbefore = abs(delta)",
        },
        "No update is made where the prediction has moved away from the target: here all of them are, come what may.",
    ),
    (
        "stalefwd",
        {FIRST: OUTSIDE, HIDDEN: "", DELTA: ""},
        "The forward pass is outside the loop.",
        {FIRST: OUTSIDE, HIDDEN: "", DELTA: "", NEXT: AGAIN},
        {
            FIRST: OUTSIDE,
            HIDDEN: "",
            DELTA: "",
            NEXT: AGAIN,
            RESULT: LAST.format("(inputs @ weights_1 @ weights_2)[0]"),
        },
    ),
    (
        "staleh",
        {FIRST: f"{FIRST}\n{HIDDEN}", HIDDEN: ""},
        "The hidden values are computed once; renew them in every round.",
        {FIRST: f"{FIRST}\n{HIDDEN}", HIDDEN: "", NEXT: STALE_NEXT},
        {FIRST: f"{FIRST}\n{HIDDEN}", HIDDEN: "", DELTA: "delta = predictions[-1] - actual"},
        {
            FIRST: f"{FIRST}\n{HIDDEN}",
            HIDDEN: "",
            NEXT: STALE_NEXT,
            RESULT: LAST.format("(inputs @ weights_1 @ weights_2)[0]"),
        },
    ),
    (
        "stale_delta",
        {FIRST: OUTSIDE, DELTA: ""},
        "Delta is computed once; renew it in every round.",
        {FIRST: OUTSIDE, DELTA: "", NEXT: AGAIN},
    ),
    (
        "stalegrad",
        {
            FIRST: "\n".join([OUTSIDE, GRADIENT_1, GRADIENT_2]),
            **{HIDDEN: "", DELTA: "", GRADIENT_1: "", GRADIENT_2: ""},
        },
        "The gradients are computed once; renew them in every round.",
    ),
    (
        "stale_upstream",
        {FIRST: f"{FIRST}\nfirst = weights_2", GRADIENT_1: GRADIENT_1.replace("weights_2", "first")},
        "The output weights in the first layer's gradient stay those of the start; renew them in every round.",
    ),
    (
        "from_the_start",
        {
            LOOP: FROM_START,
            WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
            WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
        },
        "A step is taken from the weights before the training, in every round: where does a step begin?",
        {LOOP: FROM_START, WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1"},
        {LOOP: FROM_START, WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2"},
    ),
    (
        "not_carried",
        {LOOP: RESTARTED, RESULT: "return first, second, predictions"},
        "The weights that you return are those you were given: are a round's new weights kept for the next round?",
        {LOOP: RESTARTED, RESULT: "return first, second, predictions[:1] * (updates + 1)"},
    ),
]
