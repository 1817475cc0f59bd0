"""Wrong deltas: something else taken for the derivative of the error."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import in_ways
from grader.courses.backprop.wrong_errors.formulas import DIFFERENCE, HALF_SQUARE, NO_ACTIVATION, REVERSED

WRONG_SLOPES = [
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
    (
        "prediction_hardcoded",
        "0.214 - actual",
        "Use the prediction you were given.",
        "actual - 0.214",
        "0.191 - actual",
    ),
    # the derivative of the error
    (
        "double",
        f"2 * {DIFFERENCE}",
        "The 1/2 in the error is there to cancel the factor you kept.",
        f"-2 * {DIFFERENCE}",
    ),
    ("half", f"{DIFFERENCE} / 2", say.HALF_OF_THE_SQUARE, f"-{DIFFERENCE} / 2"),
    (
        "error_instead",
        f"{HALF_SQUARE}",
        "That is the error itself; delta tells how the error changes.",
        f"-{HALF_SQUARE}",
    ),
    ("delta_squared", f"{DIFFERENCE} ** 2", say.DELTA_SQUARED, f"-{DIFFERENCE} ** 2"),
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
    ("relu_prime", f"{DIFFERENCE} if prediction > 0 else 0.0", say.NO_SWITCH),
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
    ("rounded", f"round({DIFFERENCE}, 3)", say.ROUNDED, *(f"round({DIFFERENCE}, {n})" for n in (0, 1, 2, 4, 5))),
    (
        "truncated",
        f"math.trunc{DIFFERENCE}",
        say.ROUNDED,
        f"math.floor{DIFFERENCE}",
        "math.trunc(prediction) - math.trunc(actual)",
        *(f"math.trunc({DIFFERENCE} * 1e{n}) / 1e{n}" for n in range(1, 6)),
    ),
    in_ways(
        "small_ones_ignored",
        "Delta counts however small it is: is there a limit of your own in your function?",
        *(f"0.0 if abs{DIFFERENCE} < {limit} else {DIFFERENCE}" for limit in (0.1, 1e-3)),
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
