"""Wrong numerical gradients: six numbers in another order, or some of them wrong."""

from __future__ import annotations

from itertools import permutations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_checks.making import SIX

WRONG_SIX: list[Row[Changes]] = [
    ("reversed", {SIX: "return [-g for g in gradients]"}, "The direction is not right: less is taken from more."),
    (
        "other_order",
        {SIX: "return [gradients[n] for n in (0, 2, 1, 3, 4, 5)]"},
        "The six come in the order of their weights, w1 first: two of them changed places.",
    ),
    (
        "output_first",
        {SIX: "return gradients[4:] + gradients[:4]"},
        "The six come in the order of their weights, w1 first.",
    ),
    ("backwards", {SIX: "return gradients[::-1]"}, "The six come in the order of their weights, w1 first."),
    ("four_only", {SIX: "return gradients[:4]"}, "The weights of the output layer have gradients too."),
    ("abs_gradient", {SIX: "return [abs(g) for g in gradients]"}, "A gradient keeps its sign: it tells the direction."),
    in_ways(
        "one_slope",
        "All six are one number: is it the same weight that you turn in every round?",
        *({SIX: f"return [gradients[{index}]] * 6"} for index in range(6)),
    ),
    (
        "moved",
        {SIX: "return [w - g for w, g in zip(weights, gradients)]"},
        "Those are weights that have taken a step; the slopes themselves are asked for.",
        {SIX: "return [w - 0.05 * g for w, g in zip(weights, gradients)]"},
    ),
    ("rounded", {SIX: "return [round(g, 6) for g in gradients]"}, "Keep every digit; rounding is for printing only."),
    in_ways(
        "copied",
        "Two of the six are one and the same number: which weight is turned in each line?",
        *(
            {SIX: f"return [*gradients[:{to}], gradients[{place}], *gradients[{to + 1}:]]"}
            for place, to in permutations(range(6), 2)
            if abs(place - to) == 1
        ),
    ),
    (
        "zeros",
        {SIX: "return [0.0] * 4 + gradients[4:]"},
        "Some of the six come out as zero: does your error use all the weights that it is given, moved as they are?",
        {SIX: "return gradients[:4] + [0.0] * 2"},
        {SIX: "return [0.0] * 2 + gradients[2:]"},
        {SIX: "return gradients[:2] + [0.0] * 2 + gradients[4:]"},
    ),
    in_ways(
        "one_zero",
        "One of the six comes out as zero: is its weight moved to both sides, and does your error use it as it was "
        "moved?",
        *({SIX: f"gradients[{index}] = 0.0\nreturn gradients"} for index in range(6)),
    ),
    in_ways(
        "one_double",
        "One of the six is twice what it should be: compare its line with those of the others.",
        *({SIX: f"gradients[{index}] = 2 * gradients[{index}]\nreturn gradients"} for index in range(6)),
    ),
]
