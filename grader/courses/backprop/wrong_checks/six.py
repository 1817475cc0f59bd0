"""Wrong numerical gradients: six numbers in another order, and some that are not right."""

from __future__ import annotations

from itertools import permutations

from grader import Mistake
from grader.courses.backprop.wrong_checks.making import SIX

WRONG_SIX = [
    Mistake(
        "reversed", ({SIX: "return [-g for g in gradients]"},), "The direction is not right: less is taken from more."
    ),
    Mistake(
        "other_order",
        ({SIX: "return [gradients[n] for n in (0, 2, 1, 3, 4, 5)]"},),
        "The six come in the order of their weights, w1 first: two of them changed places.",
    ),
    Mistake(
        "output_first",
        ({SIX: "return gradients[4:] + gradients[:4]"},),
        "The six come in the order of their weights, w1 first.",
    ),
    Mistake("backwards", ({SIX: "return gradients[::-1]"},), "The six come in the order of their weights, w1 first."),
    Mistake("four_only", ({SIX: "return gradients[:4]"},), "The weights of the output layer have gradients too."),
    Mistake(
        "abs_gradient",
        ({SIX: "return [abs(g) for g in gradients]"},),
        "A gradient keeps its sign: it tells the direction.",
    ),
    Mistake(
        "rounded",
        ({SIX: "return [round(g, 6) for g in gradients]"},),
        "Keep every digit; rounding is for printing only.",
    ),
    Mistake(
        "copied",
        (
            *(
                {SIX: f"return [*gradients[:{to}], gradients[{place}], *gradients[{to + 1}:]]"}
                for place, to in permutations(range(6), 2)
                if abs(place - to) == 1
            ),
        ),
        "Two of the six are one and the same number: which weight is turned in each line?",
    ),
    Mistake(
        "zeros",
        (
            {SIX: "return [0.0] * 4 + gradients[4:]"},
            {SIX: "return gradients[:4] + [0.0] * 2"},
            {SIX: "return [0.0] * 2 + gradients[2:]"},
            {SIX: "return gradients[:2] + [0.0] * 2 + gradients[4:]"},
        ),
        "Some of the six come out as zero: does your error use all the weights that it is given, moved as they are?",
    ),
    Mistake(
        "one_zero",
        (*({SIX: f"gradients[{index}] = 0.0\nreturn gradients"} for index in range(6)),),
        "One of the six comes out as zero: is its weight moved to both sides, and does your error use it as it was "
        "moved?",
    ),
    Mistake(
        "one_double",
        (*({SIX: f"gradients[{index}] = 2 * gradients[{index}]\nreturn gradients"} for index in range(6)),),
        "One of the six is twice what it should be: compare its line with those of the others.",
    ),
]
