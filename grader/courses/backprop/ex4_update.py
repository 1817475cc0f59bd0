"""One update of all six weights, and the prediction after it."""

from __future__ import annotations

import numpy as np

from grader import Exercise, Situation
from grader.courses.backprop.wrong_updates import UPDATES, making
from grader.courses.backprop.wrong_updates.making import KEEP_DIGITS, both
from grader.courses.backprop.wrong_updates.names import BY_PREDICTION, KNOWN_AS
from grader.courses.backprop.wrong_updates.predicting import both_in_prediction, then
from grader.courses.backprop.wrong_updates.second_pass import SECOND_PASS
from grader.courses.backprop.wrong_updates.six import SIX

exercise = Exercise(__name__, title="Update")


def _gradient(situation: Situation) -> float:
    """The gradient of w5; in one situation so small that whoever calls it zero shows."""
    tiny = 1e-4 if situation.name == "I" else 1.0
    return float(tiny * situation["h1"] * situation["delta"])


@exercise.step(
    prints=0.195,
    weight=lambda situation: situation["w5"],
    gradient=_gradient,
    further=("I", "N"),
)
def updated_weight(weight: float, gradient: float, learning_rate: float) -> float:
    """One weight after one step against its gradient."""
    return weight - learning_rate * gradient


@exercise.step(prints=(0.162, 0.218, 0.115, 0.073, 0.195, 0.213), further=("N",))
def updated_weights(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    learning_rate: float,
) -> list[float]:
    """All six weights after one update."""
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    new_w1 = w1 - learning_rate * i1 * delta * w5
    new_w2 = w2 - learning_rate * i2 * delta * w5
    new_w3 = w3 - learning_rate * i1 * delta * w6
    new_w4 = w4 - learning_rate * i2 * delta * w6
    new_w5 = w5 - learning_rate * h1 * delta
    new_w6 = w6 - learning_rate * h2 * delta
    return [new_w1, new_w2, new_w3, new_w4, new_w5, new_w6]


@exercise.step(
    prints=0.286, slip="the text computed it from weights that it had cut to three decimals", further=("G", "N")
)
def prediction_after_update(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    learning_rate: float,
) -> float:
    """The prediction of the network after one update."""
    inputs = np.array([i1, i2])
    weights_1 = np.array([[w1, w3], [w2, w4]])
    weights_2 = np.array([w5, w6])
    hidden = inputs @ weights_1
    delta = hidden @ weights_2 - actual
    new_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    new_2 = weights_2 - learning_rate * delta * hidden
    return float(inputs @ new_1 @ new_2)


@prediction_after_update.form
def prediction_of_plain_numbers(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    learning_rate: float,
) -> float:
    """The six weights one by one, so that a slip in the line of one of them is told, too."""
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    new_w1 = w1 - learning_rate * i1 * delta * w5
    new_w2 = w2 - learning_rate * i2 * delta * w5
    new_w3 = w3 - learning_rate * i1 * delta * w6
    new_w4 = w4 - learning_rate * i2 * delta * w6
    new_w5 = w5 - learning_rate * h1 * delta
    new_w6 = w6 - learning_rate * h2 * delta
    return (i1 * new_w1 + i2 * new_w2) * new_w5 + (i1 * new_w3 + i2 * new_w4) * new_w6


updated_weight.hint(
    "The gradient tells in which direction the error grows. Which way should the weight go?",
    "How far it goes depends on two things: the size of the gradient, and the learning rate that scales it.",
    "By hand, w5 of the text goes from 0.16 to 0.19537.",
)
updated_weights.hint(
    "Everything you need is written already: a forward pass, delta, six gradients, one update for each weight.",
    "All six gradients belong to one forward pass: which weights was that pass made with?",
    "Check yourself by hand: in the text w1 becomes 0.162576 and w6 becomes 0.213755 (it prints fewer digits).",
)
prediction_after_update.hint(
    "It takes an update, and then one more forward pass.",
    "Which of the numbers of the second pass are new? Weights, hidden values, inputs: go through them one by one.",
    "The text says 0.286, but it had cut its weights; with all digits you should get 0.28845906118.",
)

NEW = "(weight - learning_rate * gradient)"
ONE_WEIGHT = [
    # which way
    (
        "ascent",
        "weight + learning_rate * gradient",
        "You walk uphill: the error grows. Look at the sign.",
        *(f"weight + {rate} * gradient" for rate in (0.05, 0.5, 0.1, 0.01)),
        "weight + learning_rate * gradient / 2",
    ),
    (
        "reversed",
        "learning_rate * gradient - weight",
        "The subtraction is the wrong way round.",
        "gradient - weight",
    ),
    (
        "roles_exchanged",
        "gradient - learning_rate * weight",
        "Weight and gradient have changed places: which of the two moves, and along which?",
    ),
    ("sign_lost", "-weight - learning_rate * gradient", "The weight itself keeps its sign."),
    (
        "abs_gradient",
        "weight - learning_rate * abs(gradient)",
        "Keep the sign of the gradient: it says which way is downhill.",
        "weight + learning_rate * abs(gradient)",
    ),
    (
        "abs",
        f"abs{NEW}",
        "A weight may be negative.",
        f"max({NEW}, 0.0)",
        "abs(weight) - learning_rate * gradient",
    ),
    (
        "sign_of_gradient",
        "weight - learning_rate * float(np.sign(gradient))",
        "The size of the gradient counts too, not only its sign.",
        "weight + learning_rate * float(np.sign(gradient))",
        "weight - learning_rate * gradient / (abs(gradient) + 1e-8)",
    ),
    (
        "one_direction",
        "weight - learning_rate * min(gradient, 0.0)",
        "A weight moves whichever sign its gradient has, up or down.",
        "weight - learning_rate * max(gradient, 0.0)",
    ),
    # the weight before the update
    ("step_only", "-learning_rate * gradient", "That is the change of the weight, not the new weight."),
    ("step_only_pos", "learning_rate * gradient", "That is the size of the step, not the new weight."),
    ("gradient_only", "gradient", "That is the gradient; where is the weight that it changes?", "-gradient"),
    ("no_change", "weight", "The weight did not move."),
    ("relative", "weight - learning_rate * weight * gradient", "The step does not depend on the size of the weight."),
    (
        "relative_uphill",
        "weight + learning_rate * weight * gradient",
        "The step does not depend on the size of the weight, and its direction is wrong as well.",
    ),
    (
        "product",
        "weight * learning_rate * gradient",
        "An update changes a weight by a step; it does not scale it.",
        "weight * gradient",
        "-weight * learning_rate * gradient",
    ),
    ("weight_twice", "2 * weight - learning_rate * gradient", "The old weight was used twice."),
    # the learning rate
    ("no_rate", "weight - gradient", "The step is not scaled by the learning rate.", "weight + gradient"),
    (
        "lr_on_weight",
        "learning_rate * weight - gradient",
        "The learning rate scales the step, not the weight.",
        "learning_rate * weight + gradient",
    ),
    (
        "brackets",
        "(weight - learning_rate) * gradient",
        "Look at your brackets: what does the learning rate scale?",
        "learning_rate * (weight - gradient)",
        "(weight - gradient) / learning_rate",
    ),
    (
        "weight_decay",
        "(1 - learning_rate) * weight - learning_rate * gradient",
        "The old weight is not scaled; only the step is.",
        "(1 - learning_rate) * weight + learning_rate * gradient",
        "weight * (1 - learning_rate) - gradient",
    ),
    (
        "rate_from_one",
        "weight - (1 - learning_rate) * gradient",
        "The learning rate scales the step as it is: where would the 1 come from?",
        "weight + (1 - learning_rate) * gradient",
    ),
    (
        "div_lr",
        "weight - gradient / learning_rate",
        "The step gets smaller, not larger, with a smaller learning rate.",
        "weight + gradient / learning_rate",
    ),
    (
        "div_gradient",
        "weight - learning_rate / gradient",
        "The step gets smaller, not larger, with a smaller gradient.",
        "weight + learning_rate / gradient",
    ),
    ("lr_squared", "weight - learning_rate * learning_rate * gradient", "The learning rate has been applied twice."),
    (
        "lr_root",
        "weight - math.sqrt(learning_rate) * gradient",
        "The learning rate scales the step as it is.",
        "weight - math.sqrt(learning_rate) * learning_rate * gradient",
    ),
    (
        "lr_no_grad",
        "weight - learning_rate",
        "The gradient is missing from the step.",
        "weight + learning_rate",
        "weight - learning_rate * weight",
        "weight + learning_rate * weight",
    ),
    (
        "add_not_mul",
        "weight - (learning_rate + gradient)",
        "The learning rate scales the gradient; adding it does not scale.",
        "weight - learning_rate + gradient",
        "weight + learning_rate + gradient",
    ),
    (
        "lr005_hardcoded",
        "weight - 0.05 * gradient",
        "Use the learning rate you were given.",
        *(f"weight - {rate} * gradient" for rate in (0.5, 0.1, 0.01, 0.001)),
    ),
    # the size of the step
    (
        "small_gradient_ignored",
        f"weight if abs(gradient) < 0.1 else {NEW}",
        "A small gradient moves its weight as well, by a small step: is there a limit of your own in your function?",
        *(f"weight if abs(gradient) < {limit} else {NEW}" for limit in (0.5, 1)),
    ),
    ("half", "weight - learning_rate * gradient / 2", "A stray factor of one half."),
    (
        "double",
        "weight - 2 * learning_rate * gradient",
        "One step, not two: where would a 2 come from?",
        "weight + 2 * learning_rate * gradient",
    ),
    (
        "gradient_squared",
        "weight - learning_rate * gradient ** 2",
        "The gradient is used as it is; nothing is squared here.",
        "weight + learning_rate * gradient ** 2",
        "weight - learning_rate * gradient ** 2 / 2",
    ),
    # the text's numbers, and digits
    ("text_weights", "0.16 - learning_rate * gradient", "Use the weight you were given, not the text's number."),
    (
        "text_gradient",
        "weight + learning_rate * 0.7074",
        "Use the gradient you were given, not the text's number.",
        "weight - learning_rate * 0.7074",
    ),
    (
        "truncated3",
        f"math.trunc({NEW} * 1000) / 1000",
        "Keep all digits; the text cuts them for printing only.",
        *(f"math.trunc({NEW} * 1e{digits}) / 1e{digits}" for digits in (1, 2, 4, 5)),
        *(f"math.floor({NEW} * 1e{digits}) / 1e{digits}" for digits in range(6)),
    ),
    ("rounded3", f"round({NEW}, 3)", KEEP_DIGITS, *(f"round({NEW}, {digits})" for digits in (0, 1, 2, 4, 5, 6))),
    (
        "step_rounded",
        "weight - round(learning_rate * gradient, 3)",
        "Keep all digits of the step as well.",
        *(f"weight - round(learning_rate * gradient, {digits})" for digits in (2, 4, 5)),
        *(f"weight - learning_rate * round(gradient, {digits})" for digits in (1, 2, 3, 4)),
    ),
]
for row in ONE_WEIGHT:
    updated_weight.mistake(*row)

moved_in_turn = making.moved_in_turn  # the formulas call it

BESIDE = {"ascent": "All weights walk uphill: look at the sign of the step."}
for name, first, sentence, *others in UPDATES + SIX:
    updated_weights.mistake(KNOWN_AS.get(name, name), first, sentence, *others, beside=BESIDE.get(name, ""))
for name, first, sentence, *others in UPDATES:
    other_name, told = BY_PREDICTION.get(name, (name, sentence))
    prediction_after_update.mistake(other_name, then(first), told, *map(then, others), beside=BESIDE.get(name, ""))
updated_weights.both, prediction_after_update.both = both, both_in_prediction
for row in SECOND_PASS:
    prediction_after_update.mistake(*row)
