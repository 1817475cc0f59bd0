"""Wrong trainings: the step that the weights take in each round."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_training.making import (
    ACCUMULATED,
    ADAPTIVE,
    COLUMNS,
    CUTS,
    DELTA,
    EARLY_2,
    GRADIENT_1,
    GRADIENT_2,
    HALFWAY,
    HIDDEN,
    LOOP,
    NEXT,
    NUMBERED,
    ROOTS,
    TWICE,
    WEIGHTS_1,
    WEIGHTS_2,
    adaptive,
    at_rate,
    momentum,
    nesterov,
    remembering,
)

SHARES = (
    *("(1 - count / updates)", "(count + 1) / updates", "np.exp(-0.1 * count)"),
    "(1 + np.cos(np.pi * count / updates)) / 2",
)
"""The share of the learning rate in a round, by usual schedules."""

LOOKING_AHEAD = {
    HIDDEN: "ahead_1, ahead_2 = weights_1 - learning_rate * 0.9 * sum_1, weights_2 - learning_rate * 0.9 * sum_2\n"
    "hidden = inputs @ ahead_1",
    DELTA: DELTA.replace("weights_2", "ahead_2"),
    GRADIENT_1: GRADIENT_1.replace("weights_2", "ahead_2"),
}
"""A forward pass with the weights that the sums so far would lead to."""

RATE_LEFT = " * (1 - learning_rate)"
"""The weight of a new gradient where the learning rate is taken for the share of the old ones."""

BESIDE = {"ascent": "Both layers walk uphill: look at the signs of both updates."}
"""Sentences for where a second mistake is told as well."""

WRONG_MOVES: list[Row[Changes]] = [
    (
        "bug1",
        {GRADIENT_1: "", WEIGHTS_1: "", WEIGHTS_2: "\n".join([WEIGHTS_2, GRADIENT_1, WEIGHTS_1])},
        "Use the old output weights in the first-layer gradients.",
    ),
    ("bug2", {GRADIENT_1: COLUMNS}, "Every input must meet every output weight."),
    (
        "listing",
        {GRADIENT_1: EARLY_2 + COLUMNS, WEIGHTS_2: ""},
        "Two things: when the output weights are read, and that every input meets every output weight.",
    ),
    (
        "refwd",
        {GRADIENT_1: "", WEIGHTS_1: "", WEIGHTS_2: "\n".join([WEIGHTS_2, DELTA, GRADIENT_1, WEIGHTS_1])},
        "One forward pass per update.",
        {
            GRADIENT_1: f"old = weights_2\n{EARLY_2}{DELTA}\ngradient_1 = delta * np.outer(inputs, old)",
            WEIGHTS_2: "",
        },
        {WEIGHTS_1: f"{WEIGHTS_1}\n{HIDDEN}\n{DELTA}\n{GRADIENT_2}"},
    ),
    (
        "hidfirst",
        {GRADIENT_2: "", WEIGHTS_1: "\n".join([WEIGHTS_1, HIDDEN, GRADIENT_2])},
        "All gradients use the hidden values of the same forward pass.",
    ),
    ("onlyout", {WEIGHTS_1: ""}, "The first layer never moves."),
    ("onlyhid", {WEIGHTS_2: ""}, "The output layer never moves."),
    ("ascent", at_rate("-learning_rate"), "The error grows from round to round."),
    ("double", at_rate("2 * learning_rate"), TWICE),
    ("half", at_rate("learning_rate / 2"), HALFWAY),
    ("nolr", at_rate("1.0"), "The learning rate is missing."),
    (
        "divided_by_updates",
        at_rate("learning_rate / updates"),
        "Each step is divided by the number of updates: an update does not depend on how many of them there will be.",
    ),
    in_ways(
        "decay",
        "The learning rate changes from round to round.",
        {LOOP: NUMBERED, **at_rate("learning_rate / (count + 1)")},
        {LOOP: NUMBERED, **at_rate("learning_rate / (count + 2)")},
        {LOOP: NUMBERED, **at_rate("learning_rate / (count + 1) ** 0.5")},
        {LOOP: NUMBERED, **at_rate("learning_rate * 0.9**count")},
        {LOOP: NUMBERED, **at_rate("learning_rate * 0.9 ** (count + 1)")},
        {LOOP: NUMBERED, **at_rate("learning_rate * 0.5**count")},
        {LOOP: NUMBERED, **at_rate("learning_rate ** (count + 1)")},
        *({LOOP: NUMBERED, **at_rate(f"learning_rate * {kept}**count")} for kept in ("0.95", "0.99")),
        *({LOOP: NUMBERED, **at_rate(f"learning_rate * {kept} ** (count + 1)")} for kept in ("0.95", "0.99", "0.5")),
        *({LOOP: NUMBERED, **at_rate(f"learning_rate * {times}")} for times in ("count", "(count + 1)", "1.05**count")),
        *({LOOP: NUMBERED, **at_rate(f"learning_rate / (1 + {slower} * count)")} for slower in (0.1, 0.01)),
        *({LOOP: NUMBERED, **at_rate(f"learning_rate * {share}")} for share in SHARES),
    ),
    in_ways(
        "accumulated",
        ACCUMULATED,
        momentum("1", "1"),
        *(momentum(kept, new) for kept, new in (("0.9", "1"), ("0.9", "0.1"), ("0.5", "1"), ("0.5", "0.5"))),
        *(momentum(kept, "1") for kept in ("0.8", "0.95", "0.99")),
        *(nesterov(kept) for kept in ("0.9", "0.5")),
        {**momentum("0.9", "1"), **LOOKING_AHEAD},
        *(remembering(f"learning_rate * {{sum}} + {{g}}{new}", "{sum} / learning_rate") for new in ("", RATE_LEFT)),
        remembering("{sum} + {g}", "{sum} / (count + 1)", counted=NUMBERED),
    ),
    in_ways("adaptive", ADAPTIVE, *adaptive(LOOP, NUMBERED, *ROOTS)),
    (
        "late_delta",
        {DELTA: "delta = (predictions[:1] + predictions)[-2] - actual"},
        "Delta is one round late: each round uses that of its own forward pass.",
        {LOOP: f"before = 0.0\n{LOOP}", DELTA: f"{DELTA}\nbefore, delta = delta, before"},
    ),
    (
        "layers_in_turn",
        {
            LOOP: NUMBERED,
            WEIGHTS_1: f"if count % 2 == 0:\n    {WEIGHTS_1}",
            WEIGHTS_2: f"if count % 2 == 1:\n    {WEIGHTS_2}",
        },
        "The two layers move in turn: in each update both of them take their step.",
        {
            LOOP: NUMBERED,
            WEIGHTS_1: f"if count % 2 == 1:\n    {WEIGHTS_1}",
            WEIGHTS_2: f"if count % 2 == 0:\n    {WEIGHTS_2}",
        },
    ),
    (
        "rounded",
        {NEXT: f"weights_1, weights_2 = np.round(weights_1, 3), np.round(weights_2, 3)\n{NEXT}"},
        "Keep every digit of the weights from round to round; rounding is for printing only.",
        {NEXT: f"weights_1, weights_2 = np.round(weights_1, 2), np.round(weights_2, 2)\n{NEXT}"},
        {NEXT: f"weights_1, weights_2 = np.round(weights_1, 4), np.round(weights_2, 4)\n{NEXT}"},
    ),
    in_ways("cut_off", say.CUT_OFF, *CUTS),
]
