"""Training: the update again and again, counted, or until the prediction is near enough."""

from __future__ import annotations

import numpy as np

from grader import Array, Exercise, Situation
from grader.courses.backprop.matrix_slips import tell_parts
from grader.courses.backprop.matrix_steps import tell_steps
from grader.courses.backprop.network import deltas
from grader.courses.backprop.tables import (
    tell_deltas,
    tell_factors,
    tell_layout,
    tell_learning_rate,
    tell_one_layer_double,
    tell_rounded,
    tell_uphill,
)
from grader.courses.backprop.wrong_training import counted_updates, counts, moves, passes, returned, rounds, stops
from grader.courses.backprop.wrong_training.making import (
    DELTA,
    FIRST,
    GRADIENT_1,
    GRADIENT_2,
    HIDDEN,
    NEXT,
    WEIGHTS_1,
    WEIGHTS_2,
)

exercise = Exercise(__name__, title="Training")

UPDATES = {
    "the text": 2,
    "A": 3,
    "B": 1,
    "C": 4,
    "D": 0,
    "E": 2,
    "F": 3,
    "H": 10,
    "J": 3,
    "K": 1,
    "L": 2,
    "M": 2,
    "N": 0,
    "drawn 1": 3,
    "drawn 2": 1,
}
"""The number of updates: few, so that training without a learning rate stays finite and is recognised, too.

H has so many that a training that stops near the target shows; in K one update leads away from the target, so that a
function that returns the best weights shows.
"""

UNTIL = {
    "A": (6, "above", 40),
    "B": (4, "below", 2),
    "C": (4, "below", 50),
    "D": (0, "above", 10),
    "E": (5, "above", 5),
    "F": (5, "below", 30),
    "G": (1, "below", 12),
    "H": (3, "above", 20),
    "I": (3, "above", 0),
    "J": (8, "below", 10),
    "K": (0, "above", 10),
    "L": (3, "below", 8),
    "M": (2, "above", 9),
    "N": (0, "above", 10),
    "drawn 1": (4, "below", 25),
    "drawn 2": (4, "above", 3),
    "drawn 3": (5, "above", 6),
}
"""The updates until the prediction is near enough, the side on which the tolerance is set, and the most updates.

A tolerance just above the last distance, or just below the last but one, shows a training that is slightly off.
Where no update is allowed, none is made, however far the prediction is.
"""
MARGIN = 1.011


def _updates(situation: Situation) -> int:
    return UPDATES.get(situation.name, 2)


def _tolerance(situation: Situation) -> float:
    """A tolerance that is met after the wanted number of updates and not before; no distance is within 1 % of it."""
    if situation.name == "the text":
        return 0.1
    enough, side, _ = UNTIL.get(situation.name, (4, "above", 20))
    sizes = [abs(delta) for delta in deltas(situation.quantities, enough)]
    return sizes[enough] * MARGIN if side == "above" else sizes[enough - 1] / MARGIN


def _max_updates(situation: Situation) -> int:
    return UNTIL.get(situation.name, (4, "above", 20))[2]


@exercise.step(updates=_updates, further=("D", "H", "J", "K"))
def train(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float, updates: int
) -> tuple[Array, Array, list[float]]:
    """The weights after a number of updates, and every prediction on the way."""
    predictions = [(inputs @ weights_1 @ weights_2)[0]]
    for _ in range(updates):
        hidden = inputs @ weights_1
        delta = (hidden @ weights_2)[0] - actual
        gradient_1 = delta * np.outer(inputs, weights_2)
        gradient_2 = delta * hidden[:, None]
        weights_1 = weights_1 - learning_rate * gradient_1
        weights_2 = weights_2 - learning_rate * gradient_2
        predictions = [*predictions, (inputs @ weights_1 @ weights_2)[0]]
    return weights_1, weights_2, predictions


@train.form
def train_with_one_forward_pass(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float, updates: int
) -> tuple[Array, Array, list[float]]:
    """One line for all predictions, like a student's helper function: a slip in it is in each of them."""
    predictions: list[float] = []
    new_1, new_2 = weights_1, weights_2
    for _ in range(updates + 1):
        weights_1, weights_2 = new_1, new_2
        hidden = inputs @ weights_1
        prediction = (hidden @ weights_2)[0]
        predictions = [*predictions, prediction]
        delta = prediction - actual
        new_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
        new_2 = weights_2 - learning_rate * delta * hidden[:, None]
    return weights_1, weights_2, predictions


@exercise.step(tolerance=_tolerance, max_updates=_max_updates, further=("C", "D", "E", "F", "G", "H", "I", "J", "K"))
def train_until(
    inputs: Array,
    actual: float,
    weights_1: Array,
    weights_2: Array,
    learning_rate: float,
    tolerance: float,
    max_updates: int,
) -> int:
    """The number of updates until the prediction is within the tolerance."""
    for count in range(max_updates):
        hidden = inputs @ weights_1
        delta = (hidden @ weights_2)[0] - actual
        if abs(delta) < tolerance:
            return count
        gradient_1 = delta * np.outer(inputs, weights_2)
        gradient_2 = delta * hidden[:, None]
        weights_1 = weights_1 - learning_rate * gradient_1
        weights_2 = weights_2 - learning_rate * gradient_2
    return max_updates


@train_until.form
def count_with_a_distance_of_its_own(
    inputs: Array,
    actual: float,
    weights_1: Array,
    weights_2: Array,
    learning_rate: float,
    tolerance: float,
    max_updates: int,
) -> int:
    """The distance computed apart from delta, so that a slip in one of the two is told, too."""
    for count in range(max_updates):
        hidden = inputs @ weights_1
        prediction = (hidden @ weights_2)[0]
        if abs(prediction - actual) < tolerance:
            return count
        delta = prediction - actual
        gradient_1 = delta * np.outer(inputs, weights_2)
        gradient_2 = delta * hidden[:, None]
        weights_1 = weights_1 - learning_rate * gradient_1
        weights_2 = weights_2 - learning_rate * gradient_2
    return max_updates


train.hint(
    "One round is the update you already have; the loop repeats it, each time from the weights of the round before.",
    "Write down what must be renewed in every round: hidden values, delta, both gradients, both tables of weights.",
    "Put the first prediction into a list before the loop, and one more at the end of each round.",
)

for row in (*passes.WRONG_PASSES, *rounds.WRONG_ROUNDS, *moves.WRONG_MOVES, *returned.WRONG_ANSWERS):
    train.mistake(*row, also=returned.ALSO.get(row[0], ""), beside=moves.BESIDE.get(row[0], ""))
tell_factors(train, GRADIENT_1, GRADIENT_2)
tell_deltas(train, DELTA, GRADIENT_1, GRADIENT_2)
tell_layout(train, FIRST, HIDDEN, GRADIENT_1, NEXT)
tell_rounded(train, HIDDEN, DELTA)
tell_learning_rate(train, WEIGHTS_1, WEIGHTS_2)
tell_uphill(train, WEIGHTS_1, WEIGHTS_2)
tell_one_layer_double(train, WEIGHTS_1, WEIGHTS_2)
tell_parts(train, HIDDEN, DELTA, GRADIENT_1, GRADIENT_2)
tell_steps(
    train,
    *((WEIGHTS_1, "learning_rate * gradient_1", "gradient_1"), (WEIGHTS_2, "learning_rate * gradient_2", "gradient_2")),
)

train_until.hint(
    "Use the round of `train`, and look at the prediction before each update.",
    "What counts is how far the prediction is from the target, on whichever side it lies.",
    "Let the loop run over the updates that are allowed; leave it early, with the number of updates made so far.",
)

for row in (*counts.WRONG_COUNTS, *stops.WRONG_STOPS, *counted_updates.WRONG_UPDATES):
    train_until.mistake(*row, also=counted_updates.ALSO.get(row[0], ""))
tell_layout(train_until, HIDDEN, GRADIENT_1)
tell_uphill(train_until, WEIGHTS_1, WEIGHTS_2)
tell_learning_rate(train_until, WEIGHTS_1, WEIGHTS_2)
tell_factors(train_until, GRADIENT_1, GRADIENT_2)
