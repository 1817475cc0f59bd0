"""One update of all six weights, and the prediction after it."""

from __future__ import annotations

import numpy as np

from grader import Array, Exercise, Situation
from grader.courses.backprop.wrong_updates import UPDATES, making
from grader.courses.backprop.wrong_updates.not_new_weights import NOT_NEW_WEIGHTS
from grader.courses.backprop.wrong_updates.one_weight import ONE_WEIGHT
from grader.courses.backprop.wrong_updates.other_names import ALSO_BY_PREDICTION, BY_PREDICTION, KNOWN_AS
from grader.courses.backprop.wrong_updates.predicting import predicting
from grader.courses.backprop.wrong_updates.second_pass import SECOND_PASS

exercise = Exercise(__name__, title="Update")


def _gradient(situation: Situation) -> float:
    """The gradient of w5; in situation I so small that a limit below which it counts as zero shows."""
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


@exercise.step(prints=(0.162, 0.218, 0.115, 0.073, 0.195, 0.213), further=("H", "N"))
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
    prints=0.286, slip="the text computed it from weights that it had cut to three decimals", further=("G", "H", "N")
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
    """The six weights one by one, so that a slip in one of their lines is told, too."""
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


@prediction_after_update.form
def prediction_of_two_like_passes(
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
    """Both passes in one loop, like a student's helper function: a slip in it is in both passes."""
    inputs, weights_1, weights_2 = np.array([i1, i2]), np.array([[w1, w3], [w2, w4]]), np.array([w5, w6])
    for _ in range(2):
        hidden = inputs @ weights_1
        prediction = hidden @ weights_2
        weights_1, weights_2 = _moved(inputs, weights_1, weights_2, hidden, learning_rate * (prediction - actual))
    return prediction  # type: ignore[no-any-return]


def _moved(inputs: Array, first: Array, last: Array, hidden: Array, step: float) -> tuple[Array, Array]:
    """Both layers after one update."""
    return first - step * np.outer(inputs, last), last - step * hidden


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

for row in ONE_WEIGHT:
    updated_weight.mistake(*row)

moved_in_turn = making.moved_in_turn  # the formulas call it

BESIDE = {"ascent": "All weights walk uphill: look at the sign of the step."}
for name, first, sentence, *others in UPDATES + NOT_NEW_WEIGHTS:
    updated_weights.mistake(KNOWN_AS.get(name, name), first, sentence, *others, beside=BESIDE.get(name, ""))
for name, first, sentence, *others in UPDATES:
    other_name, told = BY_PREDICTION.get(name, (name, sentence))
    words = {"also": ALSO_BY_PREDICTION.get(name, ""), "beside": BESIDE.get(name, "")}
    prediction_after_update.mistake(other_name, predicting(first), told, *map(predicting, others), **words)
for wrong_pass in SECOND_PASS:
    prediction_after_update.mistake(*wrong_pass)
