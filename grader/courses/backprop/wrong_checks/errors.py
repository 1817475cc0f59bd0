"""Wrong numerical gradients: slips in the error."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_checks.making import measured, moved, without

WRONG_ERRORS: list[Row[Changes]] = [
    ("prediction", measured("d"), "That is how the prediction changes; the question is how the error does."),
    (
        "absolute",
        measured("abs(d)"),
        "You differentiate the absolute difference; the error is a different function of it.",
        measured("abs(d) / 2"),
    ),
    (
        "own_error",
        measured("d / 2"),
        "Your own error is not that of exercise 2: what is done with the difference?",
        measured("(d + actual) ** 2 / 2"),
        measured("d**3 / 2"),
        measured("d**3 / 3"),
        measured("(d + 2 * actual) ** 2 / 2"),
    ),
    (
        "target1_hardcoded",
        measured("(d + actual - 1) ** 2 / 2"),
        "Your own error compares with the text's target, 1: which one are you given?",
    ),
    (
        "forward_transposed",
        moved((0, 2, 1, 3, 4, 5)),
        "Where you compute the error, two weights of the first layer have changed places.",
    ),
    (
        "forward_pairing",
        moved((0, 1, 2, 3, 5, 4)),
        "Where you compute the error, the output weights have changed places.",
    ),
    in_ways(
        "forward_inputs_swapped",
        "Where you compute the error, the inputs of a hidden neuron have changed places.",
        *map(moved, ((1, 0, 3, 2, 4, 5), (1, 0, 2, 3, 4, 5), (0, 1, 3, 2, 4, 5))),
    ),
    in_ways(
        "slip_in_the_pass",
        "Where you compute the error, one weight stands in another's place: check h1, h2 and the prediction in it.",
        *map(
            moved,
            (
                (0, 0, 2, 3, 4, 5),
                (1, 1, 2, 3, 4, 5),
                (0, 1, 2, 2, 4, 5),
                (0, 1, 3, 3, 4, 5),
                (0, 1, 2, 3, 4, 4),
                (0, 1, 2, 3, 5, 5),
                (0, 2, 2, 3, 4, 5),
                (0, 1, 1, 3, 4, 5),
                (0, 3, 2, 3, 4, 5),
                (0, 1, 0, 3, 4, 5),
                (0, 1, 2, 1, 4, 5),
                (2, 1, 2, 3, 4, 5),
                (3, 1, 2, 3, 4, 5),
                (0, 1, 2, 0, 4, 5),
            ),
        ),
    ),
    in_ways(
        "term_missing",
        "Where you compute the error, one contribution is missing: how many arrows end at each neuron?",
        *map(without, range(6)),
    ),
]
