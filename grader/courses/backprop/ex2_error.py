"""How wrong the prediction is: the error, and delta, with which it changes."""

from __future__ import annotations

from grader import Exercise

exercise = Exercise(__name__, title="Error")


@exercise.step(prints=0.3089)
def error(prediction: float, actual: float) -> float:
    """The error: one number that says how wrong a prediction is."""
    return (prediction - actual) ** 2 / 2


@exercise.step(prints=-0.786)
def delta(prediction: float, actual: float) -> float:
    """Delta: how the error changes with the prediction."""
    return prediction - actual


error.hint(
    "How far is the prediction from the target? Begin with that.",
    "An error must not be negative, and large misses should count far more than small ones. How does the text do that?",
    "There is a constant in front, chosen so that the next steps become simpler. By hand you should get 0.3089.",
)
delta.hint(
    "Delta tells how the error changes when the prediction grows a little.",
    "Differentiate the error with respect to the prediction: what becomes of the exponent and the constant?",
    "Delta is negative for a prediction that is too small. By hand you should get -0.786.",
)

FULL_VALUE = "Return the full value; rounding is for printing only."
NO_ACTIVATION = "Nothing bends the prediction before it is compared with the target."
DIFFERENCE, REVERSED = "(prediction - actual)", "(actual - prediction)"
HALF_SQUARE = f"({DIFFERENCE} ** 2 / 2)"

ERROR = [
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
    # what is compared
    (
        "relative",
        f"({DIFFERENCE} / actual) ** 2 / 2",
        "The difference is not divided by the target.",
        f"{DIFFERENCE} ** 2 / 2 / actual",
        f"{DIFFERENCE} ** 2 / actual",
        f"({DIFFERENCE} / actual) ** 2",
        f"{DIFFERENCE} / actual",
        f"-{DIFFERENCE} / actual",
        f"abs{DIFFERENCE} / actual",
        f"abs({DIFFERENCE} / actual)",
        f"100 * abs({DIFFERENCE} / actual)",
        f"100 * abs{DIFFERENCE} / actual",
    ),
    (
        "relative_to_prediction",
        f"({DIFFERENCE} / prediction) ** 2 / 2",
        "The difference is not divided by the prediction.",
        f"{DIFFERENCE} ** 2 / 2 / prediction",
        f"{DIFFERENCE} ** 2 / prediction",
        f"{DIFFERENCE} / prediction",
        f"{REVERSED} / prediction",
        f"abs({DIFFERENCE} / prediction)",
    ),
    (
        "target1_hardcoded",
        "(prediction - 1) ** 2 / 2",
        "Use the target you were given, not the number in the text.",
        "(prediction - 1) ** 2",
        "prediction - 1",
        "1 - prediction",
        "abs(prediction - 1)",
    ),
    (
        "prediction_hardcoded",
        "(0.214 - actual) ** 2 / 2",
        "Use the prediction you were given, not the text's number.",
        "(0.214 - actual) ** 2",
    ),
    (
        "target_forgotten",
        "prediction ** 2 / 2",
        "Where is the target? An error compares.",
        "prediction ** 2",
        "prediction",
        "-prediction",
        "abs(prediction)",
        "prediction / 2",
    ),
    (
        "prediction_forgotten",
        "actual ** 2 / 2",
        "Where is the prediction? An error compares.",
        "actual ** 2",
        "actual",
        "-actual",
        "abs(actual)",
        "actual / 2",
    ),
    (
        "activation",
        "(sigmoid(prediction) - actual) ** 2 / 2",
        NO_ACTIVATION,
        "(np.tanh(prediction) - actual) ** 2 / 2",
        "(max(prediction, 0.0) - actual) ** 2 / 2",
        "(sigmoid(prediction) - actual) ** 2",
    ),
    (
        "other_loss",
        f"np.log(np.cosh{DIFFERENCE})",
        "That is another way to measure an error; the text squares the difference.",
        f"{HALF_SQUARE} if abs{DIFFERENCE} <= 1 else abs{DIFFERENCE} - 0.5",
    ),
    (
        "learning_rate",
        f"0.05 * {HALF_SQUARE}",
        "The learning rate belongs to the update of the weights, which comes later.",
    ),
    (
        "one_sided",
        f"max({DIFFERENCE}, 0.0) ** 2 / 2",
        "A prediction that is too small is wrong, and so is one that is too large.",
        f"min({DIFFERENCE}, 0.0) ** 2 / 2",
        f"max({DIFFERENCE}, 0.0)",
        f"max({REVERSED}, 0.0)",
    ),
    (
        "inverted",
        f"2 / {DIFFERENCE} ** 2",
        "The larger the difference, the larger the error should be.",
        f"1 / {DIFFERENCE} ** 2",
    ),
    (
        "times_prediction",
        f"{HALF_SQUARE} * prediction",
        "The prediction has been used already.",
        f"{DIFFERENCE} * prediction",
        f"{DIFFERENCE} * prediction / 2",
        f"{REVERSED} * prediction",
    ),
    (
        "times_target",
        f"{HALF_SQUARE} * actual",
        "The target has been used already.",
        f"{DIFFERENCE} * actual",
        f"{DIFFERENCE} * actual / 2",
        f"{REVERSED} * actual",
    ),
    ("rounded", f"round({HALF_SQUARE}, 4)", FULL_VALUE, *(f"round({HALF_SQUARE}, {n})" for n in (0, 1, 2, 3, 5, 6))),
    (
        "truncated",
        f"math.trunc({HALF_SQUARE} * 1e4) / 1e4",
        FULL_VALUE,
        *(f"math.trunc({HALF_SQUARE} * 1e{n}) / 1e{n}" for n in (1, 2, 3, 5, 6)),
    ),
    (
        "difference_rounded",
        f"round({DIFFERENCE}, 2) ** 2 / 2",
        "Keep every digit of the difference as well.",
        f"round({DIFFERENCE}, 1) ** 2 / 2",
        f"round({DIFFERENCE}, 3) ** 2 / 2",
        f"round({DIFFERENCE}) ** 2 / 2",
    ),
]

DELTA = [
    # which way round
    (
        "reversed",
        "actual - prediction",
        "The size is right, the sign is not: a prediction that is too large has a positive delta.",
    ),
    (
        "abs",
        f"abs{DIFFERENCE}",
        "Delta keeps its sign: it tells on which side of the target the prediction lies.",
        f"-abs{DIFFERENCE}",
        f"math.sqrt({HALF_SQUARE})",
    ),
    (
        "sign_only",
        f"float(np.sign{DIFFERENCE})",
        "Only a sign is left: your answer no longer says how far off the prediction is.",
        f"float(-np.sign{DIFFERENCE})",
    ),
    ("sum", "prediction + actual", "Delta must vanish when prediction equals target.", "-(prediction + actual)"),
    # one of the two
    (
        "out",
        "prediction",
        "That is the prediction alone; where is the target?",
    ),
    (
        "target_forgotten",
        "2 * prediction",
        "Only the prediction is in your answer, with something done to it; where is the target?",
        "prediction / 2",
        "prediction ** 2",
    ),
    ("target", "actual", "That is the target alone."),
    ("one_negated", "-prediction", "Only one of the two is in your answer, with its sign turned.", "-actual"),
    ("target1_hardcoded", "prediction - 1", "Use the target you were given.", "1 - prediction"),
    ("prediction_hardcoded", "0.214 - actual", "Use the prediction you were given.", "actual - 0.214"),
    # the derivative of the error
    (
        "double",
        f"2 * {DIFFERENCE}",
        "The 1/2 in the error is there to cancel the factor you kept.",
        f"-2 * {DIFFERENCE}",
    ),
    ("half", f"{DIFFERENCE} / 2", "The 1/2 has been cancelled by the exponent.", f"-{DIFFERENCE} / 2"),
    (
        "error_instead",
        f"{HALF_SQUARE}",
        "That is the error itself; delta tells how the error changes.",
        f"-{HALF_SQUARE}",
    ),
    ("delta_squared", f"{DIFFERENCE} ** 2", "Differentiating a square leaves the first power.", f"-{DIFFERENCE} ** 2"),
    (
        "cube",
        f"{DIFFERENCE} ** 3 / 3",
        "You went from the error in the wrong direction: differentiate, don't integrate.",
        f"{DIFFERENCE} ** 3 / 6",
        f"{DIFFERENCE} ** 3",
        f"{REVERSED} ** 3",
    ),
    ("sqrt", f"math.sqrt(abs{DIFFERENCE})", "No root is taken here."),
    (
        "squares",
        "prediction ** 2 - actual ** 2",
        "Nothing is squared any more once the error has been differentiated.",
        "(prediction ** 2 - actual ** 2) / 2",
        "prediction ** 2 - actual",
        "prediction - actual ** 2",
        "actual ** 2 - prediction ** 2",
        "actual ** 2 - prediction",
        "actual - prediction ** 2",
    ),
    # one factor too many
    (
        "sigmoid_prime",
        f"{DIFFERENCE} * prediction * (1 - prediction)",
        "There is no sigmoid in this network, so no sigmoid derivative.",
        f"{DIFFERENCE} * sigmoid(prediction) * (1 - sigmoid(prediction))",
        f"-{DIFFERENCE} * prediction * (1 - prediction)",
    ),
    (
        "tanh_prime",
        f"{DIFFERENCE} * (1 - prediction ** 2)",
        "There is no tanh in this network, so no tanh derivative.",
        f"{DIFFERENCE} * (1 - np.tanh(prediction) ** 2)",
    ),
    (
        "other_loss",
        f"{DIFFERENCE} / (prediction * (1 - prediction))",
        "That is how another error changes, one that is made of logarithms: go from the error of this exercise.",
    ),
    (
        "relu_prime",
        f"{DIFFERENCE} if prediction > 0 else 0.0",
        "No activation function switches anything off in this network.",
    ),
    (
        "times_prediction",
        f"{DIFFERENCE} * prediction",
        "The chain stops at the prediction here: nothing further is differentiated.",
        f"{REVERSED} * prediction",
    ),
    (
        "times_target",
        f"{DIFFERENCE} * actual",
        "The target is a constant; it does not scale the difference.",
        f"{REVERSED} * actual",
    ),
    (
        "relative",
        f"{DIFFERENCE} / actual",
        "The difference is not divided by anything.",
        f"{DIFFERENCE} / prediction",
        f"{DIFFERENCE} / abs(actual)",
        f"{REVERSED} / actual",
        f"{REVERSED} / prediction",
    ),
    (
        "error_over_prediction",
        f"{HALF_SQUARE} / prediction",
        "A slope compares two changes; here the error itself is divided by the prediction itself.",
        f"{DIFFERENCE} ** 2 / prediction",
    ),
    (
        "ratio",
        "prediction / actual",
        "A ratio does not vanish when prediction equals target.",
        "actual / prediction",
    ),
    (
        "product",
        "prediction * actual",
        "A product does not vanish when prediction equals target.",
        "-prediction * actual",
    ),
    (
        "activation",
        "sigmoid(prediction) - actual",
        NO_ACTIVATION,
        "np.tanh(prediction) - actual",
        "max(prediction, 0.0) - actual",
    ),
    (
        "learning_rate",
        f"0.05 * {DIFFERENCE}",
        "The learning rate belongs to the update of the weights, which comes later.",
        f"-0.05 * {DIFFERENCE}",
    ),
    # digits
    ("rounded", f"round({DIFFERENCE}, 3)", FULL_VALUE, *(f"round({DIFFERENCE}, {n})" for n in (0, 1, 2, 4, 5))),
    (
        "truncated",
        f"math.trunc{DIFFERENCE}",
        FULL_VALUE,
        f"math.floor{DIFFERENCE}",
        *(f"math.trunc({DIFFERENCE} * 1e{n}) / 1e{n}" for n in range(1, 6)),
    ),
    (
        "one_sided",
        f"max({DIFFERENCE}, 0.0)",
        "Delta counts on both sides of the target: a prediction can be too small as well as too large.",
        f"min({DIFFERENCE}, 0.0)",
        f"max({REVERSED}, 0.0)",
        f"min({REVERSED}, 0.0)",
    ),
]

ALSO = {
    "square_as_double": "Squaring is not doubling.",
    "floor_division": "Or is the answer itself cut to a whole number?",
    "half_inside": "Or is the half taken twice?",
    "int_half": "Or does your function return a fixed 0?",
}
for name, formula, sentence, *others in ERROR:
    error.mistake(name, formula, sentence, *others, also=ALSO.get(name, ""))
for row in DELTA:
    delta.mistake(*row)
