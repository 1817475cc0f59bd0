"""Wrong errors: what is squared and halved, and in which order."""

from __future__ import annotations

from grader.courses.backprop.wrong_errors.formulas import DIFFERENCE, REVERSED

WRONG_POWERS = [
    # the power
    (
        "square_as_double",
        f"{DIFFERENCE} * 2 / 2",
        "Nothing is squared in your answer: is the difference handed back as it is, or doubled?",
        f"{DIFFERENCE} * 2",
        f"-2 * {DIFFERENCE}",
    ),
    (
        "not_squared",
        f"{DIFFERENCE} / 2",
        "The difference is used as it is; what does the text do with it?",
        f"-{DIFFERENCE}",
        f"-{DIFFERENCE} / 2",
    ),
    (
        "abs",
        f"abs{DIFFERENCE}",
        "That is the absolute error; the text uses a different function of the difference.",
    ),
    ("abs_half", f"abs{DIFFERENCE} / 2", "That is based on the absolute error; the text squares."),
    (
        "cube",
        f"{DIFFERENCE} ** 3 / 2",
        "Check the exponent.",
        f"{DIFFERENCE} ** 3",
        f"{DIFFERENCE} ** 4 / 2",
        f"{DIFFERENCE} ** 4",
        f"{REVERSED} ** 3 / 2",
        f"{REVERSED} ** 3",
        f"abs{DIFFERENCE} ** 1.5 / 2",
    ),
    (
        "sqrt",
        f"math.sqrt({DIFFERENCE} ** 2 / 2)",
        "No root is taken in the formula.",
        f"math.sqrt(abs{DIFFERENCE})",
        f"math.sqrt(abs{DIFFERENCE}) / 2",
    ),
    # the half
    ("no_half", f"{DIFFERENCE} ** 2", "Something is missing beside the square; look at the text's formula again."),
    (
        "half_inside",
        f"({DIFFERENCE} / 2) ** 2",
        "Check what exactly is squared: the 1/2 belongs outside.",
        "(prediction / 2 - actual) ** 2",
        "(prediction - actual / 2) ** 2",
    ),
    (
        "half_added",
        f"{DIFFERENCE} ** 2 + 1 / 2",
        "The half stands beside the square as a term: does it add something, or does it scale?",
        f"{DIFFERENCE} ** 2 - 1 / 2",
    ),
    (
        "power_of_two",
        f"{DIFFERENCE} / 2 ** 2",
        "The difference is divided by four, and not squared: does your exponent raise something else?",
        f"{REVERSED} / 2 ** 2",
    ),
    ("double", f"2 * {DIFFERENCE} ** 2", "The constant factor is on the wrong side."),
    ("int_half", f"(1 // 2) * {DIFFERENCE} ** 2", "One half became zero: integer division (1/2 in Python 2)."),
    (
        "floor_division",
        f"{DIFFERENCE} ** 2 // 2",
        "A division that drops the fraction loses most of the error.",
        f"{DIFFERENCE} // 2",
        f"{REVERSED} // 2",
    ),
    (
        "half_again",
        f"{DIFFERENCE} ** 2 / 8",
        "The constant factor was applied more than once.",
        f"({DIFFERENCE} ** 2 / 2) ** 2",
    ),
    # brackets and signs
    (
        "neg",
        f"-{DIFFERENCE} ** 2 / 2",
        "An error of a wrong prediction must be positive; look at the sign "
        "(and at operator precedence of a minus in front of a power).",
        f"-{DIFFERENCE} ** 2",
        f"-abs{DIFFERENCE}",
        f"{DIFFERENCE} * abs{DIFFERENCE} / 2",
        f"{DIFFERENCE} * abs{DIFFERENCE}",
    ),
    (
        "precedence_sq_target",
        "(prediction - actual ** 2) / 2",
        "Brackets: the power was applied to the target only.",
        "prediction - actual ** 2 / 2",
        "prediction / 2 - actual ** 2",
        "prediction - actual ** 2",
        "(actual ** 2 - prediction) / 2",
        "actual ** 2 - prediction / 2",
        "actual ** 2 / 2 - prediction",
        "actual ** 2 - prediction",
    ),
    (
        "precedence_sq_pred",
        "(prediction ** 2 - actual) / 2",
        "Brackets: the power was applied to the prediction only.",
        "prediction ** 2 - actual / 2",
        "prediction ** 2 / 2 - actual",
        "prediction ** 2 - actual",
        "(actual - prediction ** 2) / 2",
        "actual - prediction ** 2 / 2",
        "actual / 2 - prediction ** 2",
        "actual - prediction ** 2",
    ),
    (
        "no_brackets",
        "prediction - actual * prediction - actual / 2",
        "A product comes before a difference: which of your quantities does each * really meet? Look at the brackets.",
        "prediction - actual * prediction - actual",
        "prediction / 2 - actual * prediction - actual",
    ),
    (
        "squares_first",
        "(prediction ** 2 - actual ** 2) / 2",
        "Which comes first, the difference or the power? A difference of squares is something else.",
        "prediction ** 2 - actual ** 2",
        "prediction ** 2 - actual ** 2 / 2",
        "prediction ** 2 / 2 - actual ** 2",
        "(actual ** 2 - prediction ** 2) / 2",
        "actual ** 2 - prediction ** 2",
        "actual ** 2 - prediction ** 2 / 2",
        "actual ** 2 / 2 - prediction ** 2",
        "abs(prediction ** 2 - actual ** 2) / 2",
        "abs(prediction ** 2 - actual ** 2)",
    ),
    (
        "expanded",
        "(prediction ** 2 + actual ** 2) / 2",
        "Expand the squared difference once more: a product of both is involved, and it counts more than once.",
        "prediction ** 2 + actual ** 2",
        "(prediction ** 2 - prediction * actual + actual ** 2) / 2",
        "(prediction ** 2 - 2 * prediction * actual - actual ** 2) / 2",
        "prediction ** 2 - prediction * actual + actual ** 2",
    ),
    (
        "half_of_a_part",
        "prediction ** 2 - 2 * prediction * actual + actual ** 2 / 2",
        "Only a part of the expanded square is halved: look at your brackets.",
        "prediction ** 2 / 2 - 2 * prediction * actual + actual ** 2",
    ),
    (
        "sum",
        "(prediction + actual) ** 2 / 2",
        "The error must vanish when the prediction equals the target.",
        "(prediction + actual) ** 2",
        "(prediction + actual) / 2",
        "prediction + actual",
    ),
    (
        "product",
        "(prediction * actual) ** 2 / 2",
        "Multiplying the two does not compare them.",
        "prediction * actual",
        "prediction * actual / 2",
    ),
]

ALSO = {
    "square_as_double": "Squaring is not doubling.",
    "floor_division": "Or is the answer itself cut to a whole number?",
    "half_inside": "Or is the half taken twice?",
    "int_half": "Or does your function return a fixed 0?",
}
"""Second sentences, of other slips that give the same answers."""
