"""Wrong numerical gradients: how the weights are moved, and what is divided by what."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_checks.making import COPIES, LESS, MORE, QUOTIENT, WHOLE_STEP

ALSO = {"relative_step": "Or is each slope multiplied by its weight?"}
"""A second sentence, where another slip gives the same answers."""

MIDDLE = "_error(i1, i2, actual, weights)"

WRONG_QUOTIENTS: list[Row[Changes]] = [
    (
        "one_sided",
        {LESS: "", QUOTIENT: WHOLE_STEP},
        "You look to one side only; a central difference compares a little more with a little less.",
    ),
    (
        "one_sided_below",
        {MORE: "", QUOTIENT: WHOLE_STEP},
        "You look to one side only; a central difference compares a little more with a little less.",
    ),
    (
        "one_sided_half",
        {LESS: ""},
        "One of the two errors is taken at the weight itself: move the weight by the same step to both sides.",
        {MORE: ""},
    ),
    (
        "half",
        {QUOTIENT: "gradients.append((above - below) / (4 * step))"},
        "A factor of 2 is missing: how far apart are the two weights you look at, and what is the error's formula?",
    ),
    (
        "forgot_two",
        {QUOTIENT: WHOLE_STEP},
        "A factor of 2 too many: how far apart are the two weights you look at, and what is the error's formula?",
    ),
    (
        "forgot_two_twice",
        {QUOTIENT: "gradients.append(2 * (above - below) / step)"},
        "A factor of 4 too many: how far apart are the two weights you look at, and what is the error's formula?",
    ),
    (
        "added",
        {QUOTIENT: "gradients.append((above + below) / (2 * step))"},
        "A slope comes from the difference of two errors, not from their sum.",
    ),
    (
        "replaced",
        {MORE: "more[index] = step", LESS: "less[index] = -step"},
        "The step is added to the weight; it does not take the weight's place.",
    ),
    (
        "shared",
        {COPIES: "more = list(weights)\nless = more"},
        "All six come out as zero: are your two sets of weights one list, do both steps go one way, or is none made?",
    ),
    (
        "all_at_once",
        {MORE: "more = [w + step for w in more]", LESS: "less = [w - step for w in less]"},
        "All weights move at once; each gradient asks about one weight alone.",
    ),
    (
        "relative_step",
        {MORE: "more[index] = more[index] * (1 + step)", LESS: "less[index] = less[index] * (1 - step)"},
        "The step is added to the weight, whatever the weight's size.",
    ),
    (
        "not_restored",
        {COPIES: "more, less = weights, list(weights)"},
        "A weight keeps its step when the next one is tried: put it back, or work on a copy.",
        {COPIES: "more = list(weights)\nless = weights"},
        {QUOTIENT: f"{QUOTIENT}\nweights[index] = weights[index] - 2 * step"},
    ),
    in_ways(
        "turned_apart",
        "In one of the six, one weight is turned up and another one down: which weight is this slope about?",
        *(
            {line: f"turned = index - (index == {index})\n{line.replace('[index]', '[turned]')}"}
            for index in range(1, 6)
            for line in (LESS, MORE)
        ),
    ),
    (
        "no_division",
        {QUOTIENT: "gradients.append(above - below)"},
        "That is how much the error changes; a slope is a change per distance.",
    ),
    (
        "only_half",
        {QUOTIENT: "gradients.append((above - below) / 2)"},
        "A division by 2 leaves the step out: how far apart are the two weights that you look at?",
    ),
    (
        "times_step",
        {QUOTIENT: "gradients.append((above - below) / 2 * step)"},
        "Look at what the division covers: the brackets decide what is below the line.",
    ),
    (
        "multiplied",
        {QUOTIENT: "gradients.append((above - below) * 2 * step)"},
        "The change is multiplied by the distance: how steep is a slope that changes as much in a shorter distance?",
        {QUOTIENT: "gradients.append((above - below) * step)"},
    ),
    in_ways(
        "own_step",
        "The weights move by a step of your own, and the change is divided by the one that you are given.",
        *(
            {MORE: MORE.replace("step", own), LESS: LESS.replace("step", own)}
            for own in ("1e-4", "1e-3", "1e-5", "1e-2")
        ),
    ),
    (
        "floor_division",
        {QUOTIENT: "gradients.append((above - below) // (2 * step))"},
        "Your division drops the fraction: a slope is not a whole number.",
    ),
    (
        "divided_twice",
        {QUOTIENT: "gradients.append((above - below) / step**2)"},
        "The change is divided by the step twice: a slope is a change per distance.",
        {QUOTIENT: "gradients.append((above - below) / (2 * step**2))"},
        {QUOTIENT: "gradients.append((above - below) / (2 * step) ** 2)"},
    ),
    (
        "divided_by_weight",
        {QUOTIENT: "gradients.append((above - below) / weights[index])"},
        "The change is divided by the weight: over what distance was the weight turned?",
        {QUOTIENT: "gradients.append((above - below) / (2 * weights[index]))"},
        {QUOTIENT: "gradients.append((above - below) / (2 * step * weights[index]))"},
    ),
    in_ways(
        "own_distance",
        "The weights move by the step that you are given, and the change is divided by a distance of your own.",
        *({QUOTIENT: f"gradients.append((above - below) / {own})"} for own in ("2e-4", "2e-5", "2e-6", "0.02", "0.1")),
    ),
    (
        "second_derivative",
        {QUOTIENT: f"gradients.append((above - 2 * {MIDDLE} + below) / step**2)"},
        "That tells how the slope changes; the slope itself compares two errors, not three.",
        {QUOTIENT: f"gradients.append((above - 2 * {MIDDLE} + below) / (2 * step))"},
    ),
]
