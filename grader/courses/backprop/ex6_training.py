"""Training: the update again and again, counted, or until the prediction is near enough."""

from __future__ import annotations

import numpy as np

from grader import Array, Exercise, Situation
from grader.courses.backprop.matrix_slips import tell_parts, tell_steps
from grader.courses.backprop.network import deltas
from grader.courses.backprop.tables import (
    ACTIVATIONS,
    FACTORS,
    LAYER,
    OUTER,
    tell_factors,
    tell_layout,
    tell_learning_rate,
    tell_one_layer_double,
    tell_uphill,
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
    "G": 4,
    "H": 3,
    "J": 3,
    "drawn 1": 3,
    "drawn 2": 1,
}
"""Few enough that training without a learning rate stays finite, so that this mistake is recognised too."""

UNTIL = {
    "A": (6, "above", 40),
    "B": (4, "below", 2),
    "C": (4, "below", 50),
    "D": (0, "above", 10),
    "E": (5, "above", 5),
    "F": (5, "below", 30),
    "G": (1, "below", 12),
    "H": (3, "above", 20),
    "J": (8, "below", 10),
    "K": (0, "above", 10),
    "drawn 1": (4, "below", 25),
    "drawn 2": (4, "above", 3),
    "drawn 3": (5, "above", 6),
}
"""After how many updates the prediction is near enough, on which side the tolerance is set, how many are allowed.

A tolerance just above the last distance, or just below the last but one, shows a training that is slightly off.
"""
MARGIN = 1.011


def _updates(situation: Situation) -> int:
    return UPDATES.get(situation.name, 2)


def _tolerance(situation: Situation) -> float:
    """A tolerance that is met after the wanted number of updates, and missed by 1 % or more before and after it."""
    if situation.name == "the text":
        return 0.1
    enough, side, _ = UNTIL.get(situation.name, (4, "above", 20))
    sizes = [abs(delta) for delta in deltas(situation.quantities, enough)]
    return sizes[enough] * MARGIN if side == "above" else sizes[enough - 1] / MARGIN


def _max_updates(situation: Situation) -> int:
    return UNTIL.get(situation.name, (4, "above", 20))[2]


@exercise.step(updates=_updates, further=("G", "H", "J"))
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


FIRST = "predictions = [(inputs @ weights_1 @ weights_2)[0]]"
LOOP = "for _ in range(updates):"
HIDDEN = "hidden = inputs @ weights_1"
DELTA = "delta = (hidden @ weights_2)[0] - actual"
GRADIENT_1, GRADIENT_2 = "gradient_1 = delta * np.outer(inputs, weights_2)", "gradient_2 = delta * hidden[:, None]"
WEIGHTS_1 = "weights_1 = weights_1 - learning_rate * gradient_1"
WEIGHTS_2 = "weights_2 = weights_2 - learning_rate * gradient_2"
NEXT = "predictions = [*predictions, (inputs @ weights_1 @ weights_2)[0]]"
RESULT = "return weights_1, weights_2, predictions"

BENT = "sigmoid((inputs @ weights_1 @ weights_2)[0])"
AGAIN = "predictions = [*predictions, predictions[-1]]"
EARLY_2 = "weights_2 = weights_2 - learning_rate * delta * hidden[:, None]\n"
COLUMNS = "gradient_1 = delta * inputs[:, None] * weights_2"
STALE_NEXT = "predictions = [*predictions, (hidden @ weights_2)[0]]"
PREDICTED_BENT = {line: line.replace("(inputs @ weights_1 @ weights_2)[0]", BENT) for line in (FIRST, NEXT)}
NUMBERED = "for count in range(updates):"
ERRORS = "return weights_1, weights_2, [(p - actual) ** 2 / 2 for p in predictions]"
LAST = "return weights_1, weights_2, [*predictions[:-1], {}]"
RESTARTED = "first, second = weights_1, weights_2\nfor _ in range(updates):\n    weights_1, weights_2 = first, second"
FROM_START = f"first, second = weights_1, weights_2\n{LOOP}"
RATE = "weights_{0} = weights_{0} - {1} * gradient_{0}"


TWICE = "Each update moves the weights twice as far as it should: where would a 2 come from?"
UPHILL = "Both layers walk uphill: look at the signs of both updates."
HALFWAY = "Each update moves the weights half as far as it should: where would a half come from?"


def _forward(hidden: str) -> tuple[dict[str, str], dict[str, str]]:
    """Another forward pass, in all places, or only where the prediction is not the last one."""
    another = {
        FIRST: f"predictions = [({hidden} @ weights_2)[0]]",
        HIDDEN: f"hidden = {hidden}",
        NEXT: f"predictions = [*predictions, ({hidden} @ weights_2)[0]]",
    }
    return another, {**another, RESULT: LAST.format("(inputs @ weights_1 @ weights_2)[0]")}


def _activated(hidden: str, slope: str) -> list[dict[str, str]]:
    """Such an activation in the forward pass, without its slope in the gradients and with it."""
    ways = _forward(hidden)
    return [*ways, *({**way, GRADIENT_1: f"{GRADIENT_1} * {slope}"} for way in ways)]


def _all_activated(bent: str, slope: str) -> list[dict[str, str]]:
    """Such an activation in both layers, of the predictions as well, without slopes in the gradients and with them."""
    hidden, out = f"{bent}({LAYER})", f"{bent}((hidden @ weights_2)[0])"
    prediction = f"{bent}(({hidden} @ weights_2)[0])"
    way = {
        FIRST: f"predictions = [{prediction}]",
        HIDDEN: f"hidden = {hidden}",
        DELTA: f"delta = {out} - actual",
        NEXT: f"predictions = [*predictions, {prediction}]",
    }
    sloping = f"out = {out}\ndelta = (out - actual) * {slope.format('out')}"
    return [way, {**way, DELTA: sloping, GRADIENT_1: f"{GRADIENT_1} * {slope.format('hidden')}"}]


def _rate(rate: str) -> dict[str, str]:
    return {WEIGHTS_1: RATE.format(1, rate), WEIGHTS_2: RATE.format(2, rate)}


def _momentum(kept: str, new: str) -> dict[str, str]:
    """Steps along a sum of the gradients so far."""
    return {
        LOOP: f"sum_1, sum_2 = 0, 0\n{LOOP}",
        WEIGHTS_1: f"sum_1 = {kept} * sum_1 + {new} * gradient_1\nweights_1 = weights_1 - learning_rate * sum_1",
        WEIGHTS_2: f"sum_2 = {kept} * sum_2 + {new} * gradient_2\nweights_2 = weights_2 - learning_rate * sum_2",
    }


train.mistake(
    "bug1",
    {GRADIENT_1: "", WEIGHTS_1: "", WEIGHTS_2: "\n".join([WEIGHTS_2, GRADIENT_1, WEIGHTS_1])},
    "Use the old output weights in the first-layer gradients.",
)
train.mistake("bug2", {GRADIENT_1: COLUMNS}, "Every input must meet every output weight.")
tell_factors(train, GRADIENT_1, GRADIENT_2, DELTA)
tell_layout(train, FIRST, HIDDEN, GRADIENT_1, NEXT)
train.mistake(
    "other_order",
    {RESULT: "return weights_2, weights_1, predictions"},
    "First the weights of the first layer, then those of the second, then the predictions.",
    {RESULT: "return predictions, weights_1, weights_2"},
)
train.mistake(
    "listing",
    {GRADIENT_1: EARLY_2 + COLUMNS, WEIGHTS_2: ""},
    "Two things: when the output weights are read, and that every input meets every output weight.",
)
train.mistake(
    "plus1",
    {LOOP: "for _ in range(updates + 1):"},
    "Count the updates: one too many.",
    {LOOP: "for _ in range(updates + 1):", RESULT: "return weights_1, weights_2, predictions[:-1]"},
    {LOOP: "for _ in range(updates + 1):", RESULT: "return weights_1, weights_2, predictions[1:]"},
)
train.mistake(
    "ifonce",
    {LOOP: "for _ in range(1):"},
    "The result is that of a single update: does the code really loop, and does each round start from the weights of "
    "the round before?",
    {LOOP: "for _ in range(min(1, updates)):"},
    {LOOP: RESTARTED},
    {LOOP: RESTARTED, RESULT: "return weights_1, weights_2, [*predictions[:1] * updates, predictions[-1]]"},
    {LOOP: RESTARTED, RESULT: "return weights_1, weights_2, predictions[:1] * (updates + 1)"},
)
train.mistake(
    "stalefwd",
    {FIRST: f"{FIRST}\n{HIDDEN}\n{DELTA}", HIDDEN: "", DELTA: ""},
    "The forward pass is outside the loop.",
    {FIRST: f"{FIRST}\n{HIDDEN}\n{DELTA}", HIDDEN: "", DELTA: "", NEXT: AGAIN},
    {
        FIRST: f"{FIRST}\n{HIDDEN}\n{DELTA}",
        HIDDEN: "",
        DELTA: "",
        NEXT: AGAIN,
        RESULT: LAST.format("(inputs @ weights_1 @ weights_2)[0]"),
    },
)
train.mistake(
    "staleh",
    {FIRST: f"{FIRST}\n{HIDDEN}", HIDDEN: ""},
    "The hidden values are computed once; renew them in every round.",
    {FIRST: f"{FIRST}\n{HIDDEN}", HIDDEN: "", NEXT: STALE_NEXT},
    {FIRST: f"{FIRST}\n{HIDDEN}", HIDDEN: "", DELTA: "delta = predictions[-1] - actual"},
    {
        FIRST: f"{FIRST}\n{HIDDEN}",
        HIDDEN: "",
        NEXT: STALE_NEXT,
        RESULT: LAST.format("(inputs @ weights_1 @ weights_2)[0]"),
    },
)
train.mistake(
    "stale_delta",
    {FIRST: "\n".join([FIRST, HIDDEN, DELTA]), DELTA: ""},
    "Delta is computed once; renew it in every round.",
    {FIRST: "\n".join([FIRST, HIDDEN, DELTA]), DELTA: "", NEXT: AGAIN},
)
transposed, *others = _forward("(weights_1 @ inputs)")
train.mistake(
    "forward_transposed",
    transposed,
    "The forward pass reads weights_1 with a row for each neuron: its rows belong to the inputs.",
    *others,
)
train.mistake(
    "abs",
    _forward("abs(inputs @ weights_1)")[0],
    "Hidden values keep their sign.",
    _forward("abs(inputs @ weights_1)")[1],
)
relu, *others = [
    *_activated("np.maximum(inputs @ weights_1, 0)", "(hidden > 0)"),
    *_activated("np.tanh(inputs @ weights_1)", "(1 - hidden**2)"),
    *_activated("sigmoid(inputs @ weights_1)", "hidden * (1 - hidden)"),
]
train.mistake(
    "activation", relu, "The text uses no activation function; a hidden value is the plain weighted sum.", *others
)
everywhere, *others = [way for bent in ACTIVATIONS for way in _all_activated(*bent)]
train.mistake(
    "activation_in_both_layers",
    everywhere,
    "The text uses no activation function, neither in the hidden neurons nor at the output.",
    *others,
)
train.mistake(
    "bias1",
    _forward(f"({LAYER} + 1)")[0],
    "This network has no bias term.",
    _forward(f"({LAYER} + 0.35)")[0],
    {HIDDEN: f"{HIDDEN} + 1"},
)
train.mistake(
    "output_activation",
    {DELTA: "delta = sigmoid((hidden @ weights_2)[0]) - actual", **PREDICTED_BENT},
    "The text uses no activation function; the prediction is the plain weighted sum.",
    {DELTA: "delta = sigmoid((hidden @ weights_2)[0]) - actual"},
    {DELTA: f"{DELTA}\nout = sigmoid(delta + actual)\ndelta = (out - actual) * out * (1 - out)", **PREDICTED_BENT},
)
train.mistake(
    "list_made_anew",
    {RESULT: "return weights_1, weights_2, predictions[-2:]"},
    "Only the last predictions are in your list: is it made anew in every round?",
    {RESULT: "return weights_1, weights_2, predictions[:-1][-1:]"},
)
train.mistake(
    "appended_twice",
    {RESULT: "return weights_1, weights_2, [*predictions, predictions[-1]]"},
    "A prediction stands in your list twice: there is always one more of them than there are updates.",
    {RESULT: "return weights_1, weights_2, [p for p in predictions[:-1] for _ in range(2)] + predictions[-1:]"},
    {RESULT: "return weights_1, weights_2, [p for p in predictions for _ in range(2)]"},
)
train.mistake(
    "backwards",
    {RESULT: "return weights_1, weights_2, predictions[::-1]"},
    "The predictions stand in your list the wrong way round: the one before any update comes first.",
)
train.mistake(
    "shifted",
    {RESULT: "return weights_1, weights_2, [*predictions[1:], 0.0]"},
    "Your list begins with the prediction after the first update, and its last place stays empty: which comes first?",
)
train.mistake(
    "not_carried",
    {LOOP: RESTARTED, RESULT: "return first, second, predictions"},
    "The weights that you return are those you were given: are a round's new weights kept for the next round?",
    {LOOP: RESTARTED, RESULT: "return first, second, predictions[:1] * (updates + 1)"},
)
train.mistake(
    "from_the_start",
    {
        LOOP: FROM_START,
        WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
        WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
    },
    "A step is taken from the weights before the training, in every round: where does a step begin?",
    {LOOP: FROM_START, WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1"},
    {LOOP: FROM_START, WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2"},
)
train.mistake(
    "stalegrad",
    {
        FIRST: "\n".join([FIRST, HIDDEN, DELTA, GRADIENT_1, GRADIENT_2]),
        **{HIDDEN: "", DELTA: "", GRADIENT_1: "", GRADIENT_2: ""},
    },
    "The gradients are computed once; renew them in every round.",
)
train.mistake(
    "passes_from_the_start",
    {
        LOOP: FROM_START,
        HIDDEN: "hidden = inputs @ first",
        DELTA: "delta = (hidden @ second)[0] - actual",
        GRADIENT_1: GRADIENT_1.replace("weights_2", "second"),
        RESULT: "return weights_1, weights_2, predictions[:1] * updates + predictions[-1:]",
    },
    "In every round the forward pass uses the weights from before the training: which ones does a round start from?",
)
train.mistake(
    "staleout",
    {WEIGHTS_1: f"{NEXT}\n{WEIGHTS_1}", NEXT: ""},
    "The output returned belongs to the weights before the last update.",
    {RESULT: LAST.format("(predictions[:1] + predictions)[-2]")},
    {RESULT: "return weights_1, weights_2, predictions[:-1]"},
    also="Is the list one too short? There is always one more prediction than there are updates.",
)
train.mistake(
    "reterr",
    {RESULT: ERRORS},
    "The last value should be the prediction, not the error.",
    {RESULT: "return weights_1, weights_2, [(p - actual) ** 2 for p in predictions]"},
    also="The same holds for every value of the list before it.",
)
train.mistake(
    "last_error",
    {RESULT: LAST.format("(predictions[-1] - actual) ** 2 / 2")},
    "The last entry says how far off the prediction is; the prediction itself is asked for, as in the entries before.",
    {RESULT: LAST.format("predictions[-1] - actual")},
)
train.mistake(
    "first_not_written",
    {RESULT: "return weights_1, weights_2, [0.0, *predictions[1:]]"},
    "The first entry should be what the given weights predict, before any update.",
)
train.mistake(
    "delta_instead",
    {RESULT: "return weights_1, weights_2, [p - actual for p in predictions]"},
    "Those are the distances from the target; the list that is asked for holds the predictions themselves.",
    {RESULT: "return weights_1, weights_2, [abs(p - actual) for p in predictions]"},
    {RESULT: "return weights_1, weights_2, [actual - p for p in predictions]"},
)
train.mistake(
    "last_not_written",
    {RESULT: LAST.format("0.0")},
    "The last place of your list was never filled: which prediction belongs there?",
)
train.mistake(
    "stale_upstream",
    {FIRST: f"{FIRST}\nfirst = weights_2", GRADIENT_1: GRADIENT_1.replace("weights_2", "first")},
    "The output weights in the first layer's gradient stay those of the start; renew them in every round.",
)
train.mistake(
    "old_weights_returned",
    {FIRST: f"{FIRST}\nfirst, second = weights_1, weights_2", RESULT: "return first, second, predictions"},
    "The weights that come back are those from before the training: which ones are asked for?",
)
train.mistake(
    "decay",
    {LOOP: NUMBERED, **_rate("learning_rate / (count + 1)")},
    "The learning rate changes from round to round.",
    {LOOP: NUMBERED, **_rate("learning_rate / (count + 2)")},
    {LOOP: NUMBERED, **_rate("learning_rate / (count + 1) ** 0.5")},
    {LOOP: NUMBERED, **_rate("learning_rate * 0.9**count")},
    {LOOP: NUMBERED, **_rate("learning_rate * 0.9 ** (count + 1)")},
    {LOOP: NUMBERED, **_rate("learning_rate * 0.5**count")},
    {LOOP: NUMBERED, **_rate("learning_rate ** (count + 1)")},
    *({LOOP: NUMBERED, **_rate(f"learning_rate * {kept}**count")} for kept in ("0.95", "0.99")),
    *({LOOP: NUMBERED, **_rate(f"learning_rate * {kept} ** (count + 1)")} for kept in ("0.95", "0.99", "0.5")),
    *({LOOP: NUMBERED, **_rate(f"learning_rate * {times}")} for times in ("count", "(count + 1)")),
)
train.mistake(
    "divided_by_updates",
    _rate("learning_rate / updates"),
    "Each step is divided by the number of updates: an update does not depend on how many of them there will be.",
)
tell_learning_rate(train, WEIGHTS_1, WEIGHTS_2)
train.mistake("onlyout", {WEIGHTS_1: ""}, "The first layer never moves.")
train.mistake("onlyhid", {WEIGHTS_2: ""}, "The output layer never moves.")
train.mistake("ascent", _rate("-learning_rate"), "The error grows from round to round.", beside=UPHILL)
tell_uphill(train, WEIGHTS_1, WEIGHTS_2)
tell_one_layer_double(train, WEIGHTS_1, WEIGHTS_2)
train.mistake("double", _rate("2 * learning_rate"), TWICE)
train.mistake("half", _rate("learning_rate / 2"), HALFWAY)
train.mistake("nolr", _rate("1.0"), "The learning rate is missing.")
train.mistake(
    "refwd",
    {GRADIENT_1: "", WEIGHTS_1: "", WEIGHTS_2: "\n".join([WEIGHTS_2, DELTA, GRADIENT_1, WEIGHTS_1])},
    "One forward pass per update.",
    {GRADIENT_1: f"old = weights_2\n{EARLY_2}{DELTA}\ngradient_1 = delta * np.outer(inputs, old)", WEIGHTS_2: ""},
    {WEIGHTS_1: f"{WEIGHTS_1}\n{HIDDEN}\n{DELTA}\n{GRADIENT_2}"},
)
train.mistake(
    "hidfirst",
    {GRADIENT_2: "", WEIGHTS_1: "\n".join([WEIGHTS_1, HIDDEN, GRADIENT_2])},
    "All gradients use the hidden values of the same forward pass.",
)
train.mistake(
    "stops_early",
    {GRADIENT_1: f"if abs(delta) < 0.05:\n    break\n{GRADIENT_1}"},
    "Your loop ends before all updates are made: here they are counted, however near the prediction is.",
    {FIRST: f"{FIRST}\nfirst = predictions[0] - actual", GRADIENT_1: f"if first * delta < 0:\n    break\n{GRADIENT_1}"},
)
train.mistake(
    "skipped_update",
    {
        FIRST: f"{FIRST}\nbefore = None",
        WEIGHTS_2: f"{WEIGHTS_2}\nif before is not None and abs(delta) > before:\n"
        "    weights_1, weights_2 = weights_1 + learning_rate * gradient_1, weights_2 + learning_rate * gradient_2\n"
        "before = abs(delta)",
    },
    "No update is made where the prediction has moved away from the target: here all of them are, come what may.",
)
train.mistake(
    "stale_in_prediction",
    {NEXT: STALE_NEXT},
    "Each prediction after an update has the new output weights in it, but the hidden values of the old ones.",
)
train.mistake(
    "errors_after_first",
    {NEXT: "predictions = [*predictions, ((inputs @ weights_1 @ weights_2)[0] - actual) ** 2 / 2]"},
    "After the first entry of your list there is no prediction: is it an error, or a distance from the target?",
    {NEXT: "predictions = [*predictions, ((inputs @ weights_1 @ weights_2)[0] - actual) ** 2]"},
    {NEXT: "predictions = [*predictions, (inputs @ weights_1 @ weights_2)[0] - actual]"},
    {NEXT: "predictions = [*predictions, delta]"},
    {NEXT: "predictions = [*predictions, delta**2 / 2]"},
)
train.mistake(
    "came_back_transposed",
    {RESULT: "return weights_1.T, weights_2, predictions"},
    "The new weights_1 came back with a row for each neuron: its rows belong to the inputs.",
)
train.mistake("minus1", {LOOP: "for _ in range(updates - 1):"}, "Count the updates: one too few.")
train.mistake(
    "no_first",
    {RESULT: "return weights_1, weights_2, predictions[1:]"},
    "The prediction before any update is missing: there is always one more prediction than there are updates.",
)
train.mistake(
    "only_last",
    {RESULT: "return weights_1, weights_2, predictions[-1:]"},
    "Every prediction on the way is asked for, not only the last.",
)
train.mistake(
    "accumulated",
    _momentum("1", "1"),
    "Gradients of earlier rounds are still in the sum: each update uses the gradients of its own forward pass only.",
    *(_momentum(kept, new) for kept, new in (("0.9", "1"), ("0.9", "0.1"), ("0.5", "1"), ("0.5", "0.5"))),
)
train.mistake(
    "rounded",
    {NEXT: f"weights_1, weights_2 = np.round(weights_1, 3), np.round(weights_2, 3)\n{NEXT}"},
    "Keep every digit of the weights from round to round; rounding is for printing only.",
    {NEXT: f"weights_1, weights_2 = np.round(weights_1, 2), np.round(weights_2, 2)\n{NEXT}"},
    {NEXT: f"weights_1, weights_2 = np.round(weights_1, 4), np.round(weights_2, 4)\n{NEXT}"},
)

tell_parts(train, HIDDEN, DELTA, GRADIENT_1, GRADIENT_2)
tell_steps(
    train,
    *((WEIGHTS_1, "learning_rate * gradient_1", "gradient_1"), (WEIGHTS_2, "learning_rate * gradient_2", "gradient_2")),
)

train.hint(
    "One round is the update you already have; the loop repeats it, each time from the weights of the round before.",
    "Write down what must be renewed in every round: hidden values, delta, both gradients, both tables of weights.",
    "Put the first prediction into a list before the loop, and one more at the end of each round.",
)


@exercise.step(tolerance=_tolerance, max_updates=_max_updates, further=("C", "E", "F", "G", "H", "J", "K"))
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


COUNTING, STOP, COUNT, NEVER = (
    "for count in range(max_updates):",
    "if abs(delta) < tolerance:",
    "return count",
    "return max_updates",
)
MANY = "for count in range(60):"


def _by(delta: str) -> dict[str, str]:
    """Both gradients, with something else in delta's place."""
    return {line: line.replace("= delta", f"= {delta}") for line in (GRADIENT_1, GRADIENT_2)}


train_until.mistake(
    "plus1",
    {COUNT: "return count + 1"},
    "Count the updates, not the looks: how many were made when you stop?",
    {COUNTING: "for count in range(max_updates + 1):", COUNT: "return count + 1"},
    {COUNT: "return count + 1 if count else 0"},
)
train_until.mistake(
    "no_break",
    {COUNTING: f"last = max_updates\n{COUNTING}", COUNT: "last = count", NEVER: "return last"},
    "Your loop goes on when the prediction is near, and later rounds overwrite the answer: what should end the loop?",
)
train_until.mistake(
    "near_ones_counted",
    {COUNTING: f"near = 0\n{COUNTING}", COUNT: "near = near + 1", NEVER: "return near"},
    "You count the rounds in which the prediction is near: how many updates were made before the first of them?",
    {COUNTING: "near = 0\nfor count in range(max_updates + 1):", COUNT: "near = near + 1", NEVER: "return near"},
)
train_until.mistake(
    "minus1", {COUNT: "return count - 1"}, "The count is one too small: how many updates were made when you stop?",
    {COUNT: "return max(count - 1, 0)"}, {COUNTING: "for count in range(max_updates + 1):", COUNT: "return count - 1"},
    {COUNTING: "for count in range(max_updates + 1):", COUNT: "return max(count - 1, 0)"},
)  # fmt: skip
train_until.mistake(
    "looks_late",
    {STOP: "if count and abs(delta) < tolerance:"},
    "Look before the first update too: the prediction may be near enough from the start.",
)
train_until.mistake(
    "late_and_one_less",
    {
        COUNTING: "for count in range(max_updates + 1):",
        STOP: "if count and abs(delta) < tolerance:",
        COUNT: "return count - 1",
    },
    "You look only after an update, and leave that update out of the count: look before it, and count those made.",
)
train_until.mistake(
    "signed",
    {STOP: "if delta < tolerance:"},
    "A difference below zero is smaller than any tolerance: how far off is the prediction?",
)
train_until.mistake(
    "signed_other",
    {STOP: "if -delta < tolerance:"},
    "The difference can point either way: how far off is the prediction, whatever the side?",
)
train_until.mistake(
    "one_side",
    {STOP: "if 0 < delta < tolerance:"},
    "The prediction can come near from either side: what counts as near below the target, and what above it?",
    {STOP: "if -tolerance < delta < 0:"},
)
train_until.mistake(
    "error_stop",
    {STOP: "if delta**2 / 2 < tolerance:"},
    "The tolerance is for the distance between prediction and target, not for the error.",
)
train_until.mistake(
    "far_ones_counted",
    {
        COUNTING: f"far = 0\n{COUNTING}",
        STOP: "far = far + int(abs(delta) >= tolerance)\nif False:",
        NEVER: "return far",
    },
    "You look at all rounds; a prediction may come near and leave again: when is it near for the first time?",
    {
        COUNTING: "far = 0\nfor count in range(max_updates + 1):",
        STOP: "far = far + int(abs(delta) >= tolerance)\nif False:",
        NEVER: "return far",
    },
    {
        COUNTING: f"far = 0\n{COUNTING}",
        STOP: "far = count + 1 if abs(delta) >= tolerance else far\nif False:",
        NEVER: "return far",
    },
)
train_until.mistake(
    "tolerance_changed",
    {STOP: "if abs(delta) < tolerance / 2:"},
    "The tolerance is for the distance, and taken as it is given: neither multiplied nor divided by anything.",
    *(
        {STOP: f"if abs(delta) < tolerance * {factor}:"}
        for factor in ("2", "10", "0.1", "2**0.5", "learning_rate", "tolerance")
    ),
)
train_until.mistake(
    "zero_returned",
    {COUNT: "return 0"},
    "Where it stops, your answer is zero; the question is how many updates were made by then.",
)
train_until.mistake(
    "own_limit_too",
    {STOP: "if abs(delta) < max(tolerance, 1e-3):"},
    "Something beside the tolerance counts as near, too: a limit of your own, or the second one (rtol) of np.isclose?",
    {STOP: "if abs(delta) <= tolerance + 1e-5 * abs(actual):"},
)
train_until.mistake(
    "stops_on_the_way",
    {
        COUNTING: f"first = None\n{COUNTING}",
        STOP: "first = first or delta\nif abs(delta) < tolerance or first * delta < 0:",
    },
    "Your loop also ends where the prediction leaps past the target or further away: two things alone should end it, "
    "being near enough and the last update that is allowed.",
)
train_until.mistake(
    "rounded",
    {WEIGHTS_2: f"{WEIGHTS_2}\nweights_1, weights_2 = np.round(weights_1, 3), np.round(weights_2, 3)"},
    "Keep every digit of weights, prediction and distance in every round, in numbers of 64 bits.",
    *(
        {WEIGHTS_2: f"{WEIGHTS_2}\nweights_1, weights_2 = np.round(weights_1, {n}), np.round(weights_2, {n})"}
        for n in (2, 4, 6)
    ),
    {DELTA: "delta = round((hidden @ weights_2)[0], 6) - actual"},
)
train_until.mistake(
    "listing",
    {GRADIENT_1: EARLY_2 + COLUMNS, WEIGHTS_2: ""},
    "Two things: when the output weights are read, and that every input must meet every output weight.",
)
train_until.mistake(
    "square_stop", {STOP: "if delta**2 < tolerance:"}, "The tolerance is for the distance itself, not for its square."
)
train_until.mistake(
    "relative_stop",
    {STOP: "if abs(delta / actual) < tolerance:"},
    "The distance is not measured as a fraction of the target.",
    {STOP: "if abs(delta) <= 1e-8 + tolerance * abs(actual):"},
)
train_until.mistake(
    "relative_to_prediction",
    {STOP: "if abs(delta) < tolerance * abs(delta + actual):"},
    "The distance is not measured as a fraction of the prediction.",
)
train_until.mistake(
    "gradient_stop",
    {STOP: "if np.max(abs(delta * hidden)) < tolerance:"},
    "You compare a gradient with the tolerance: it is meant for how far the prediction is from the target.",
    {STOP: "if np.linalg.norm(delta * hidden) < tolerance:"},
    {STOP: "if np.max(abs(delta * np.outer(inputs, weights_2))) < tolerance:"},
    {STOP: "if np.linalg.norm(delta * np.outer(inputs, weights_2)) < tolerance:"},
)
train_until.mistake(
    "fixed_tolerance", {STOP: "if abs(delta) < 0.1:"}, "Use the tolerance you were given, not a number of your own.",
    {STOP: "if abs(delta) < 0.01:"}, {STOP: "if abs(delta) < 1e-3:"}, {STOP: "if abs(delta) < 1e-6:"},
    {STOP: "if abs(delta) <= 1e-8 + 1e-5 * abs(actual):"},
)  # fmt: skip
train_until.mistake(
    "prediction_stop",
    {STOP: "if abs(delta + actual) < tolerance:"},
    "You compare the prediction itself with the tolerance: how far is it from the target?",
    {STOP: "if delta + actual < tolerance:"},
)
train_until.mistake(
    "sizes_stop",
    {STOP: "if abs(delta + actual) - abs(actual) < tolerance:"},
    "A distance is the size of a difference, not the difference of two sizes.",
    {STOP: "if abs(abs(delta + actual) - abs(actual)) < tolerance:"},
)
train_until.mistake(
    "target1_hardcoded",
    {STOP: "if abs(delta + actual - 1) < tolerance:"},
    "The target is given as well; it is not always 1.",
)
train_until.mistake(
    "rounded_stop",
    {STOP: "if round(delta + actual, 2) == round(actual, 2):"},
    "It is not enough that two numbers look alike when they are rounded: compare their distance with the tolerance.",
    {STOP: "if round(delta, 2) == 0:"}, {STOP: "if round(delta, 4) == 0:"}, {STOP: "if round(delta, 6) == 0:"},
    {STOP: "if round(delta + actual, 3) == round(actual, 3):"},
)  # fmt: skip
train_until.mistake(
    "rounded_distance",
    {STOP: "if round(abs(delta), 2) < tolerance:"},
    "Keep every digit of the distance; rounding is for printing only.",
    {STOP: "if round(abs(delta), 1) < tolerance:"},
    {STOP: "if round(abs(delta), 3) < tolerance:"},
)
train_until.mistake(
    "prediction_returned",
    {COUNT: "return delta + actual", NEVER: "return (inputs @ weights_1 @ weights_2)[0]"},
    "That is the prediction; the question is how many updates it took to get there.",
    {COUNT: "return delta + actual", NEVER: "return delta + actual"},
    {COUNT: "return delta + actual"},
)
train_until.mistake(
    "distance_returned",
    {COUNT: "return delta", NEVER: "return delta"},
    "That is how far off the prediction is; the question is how many updates it took to come so near.",
    {COUNT: "return abs(delta)", NEVER: "return abs(delta)"},
    {COUNT: "return delta**2 / 2", NEVER: "return delta**2 / 2"},
)
train_until.mistake(
    "updates_left",
    {COUNT: "return max_updates - count", NEVER: "return 0"},
    "That is how many updates would still be allowed; how many have been made?",
)
train_until.mistake(
    "counted_twice",
    {COUNTING: "for count in range(0, max_updates, 2):", NEVER: "return max_updates + max_updates % 2"},
    "Your counter grows by two with each update.",
)
train_until.mistake(
    "decay",
    {COUNTING: "rate = learning_rate\nfor count in range(max_updates):", **_rate("rate * 0.9**count")},
    "The learning rate changes from round to round.",
    {COUNTING: COUNTING, **_rate("learning_rate / (count + 1)")},
    {COUNTING: COUNTING, **_rate("learning_rate * 0.99 ** (count + 1)")},
)
train_until.mistake(
    "both_ends",
    {COUNTING: MANY, STOP: "if abs(delta) < tolerance and count >= max_updates:"},
    "Your loop ends only when it is near enough and has made all its updates: either of the two should end it.",
)
train_until.mistake(
    "target_forgotten",
    _by("(delta + actual)"),
    "Delta compares the prediction with the target, in the gradients as well; one of them is missing.",
)
train_until.mistake(
    "delta_squared",
    _by("delta**2 / 2"),
    "Differentiating a square leaves the first power.",
    _by("delta**2"),
)
train_until.mistake(
    "weight_decay",
    {line: line.replace(" - ", " * (1 - learning_rate) - ") for line in (WEIGHTS_1, WEIGHTS_2)},
    "The old weights are not scaled; only the steps are.",
    {line: line.replace(" - ", " * 0.99 - ") for line in (WEIGHTS_1, WEIGHTS_2)},
)
train_until.mistake("double", _by("2 * delta"), TWICE)
train_until.mistake("half", _by("delta / 2"), HALFWAY)
train_until.mistake(
    "upstream_copied",
    {GRADIENT_1: GRADIENT_1.replace("weights_2", "weights_2[0] * np.ones((1, 2))")},
    "In your first layer all weights meet the same output weight: each neuron has its own way to the output.",
    {GRADIENT_1: GRADIENT_1.replace("weights_2", "weights_2[1] * np.ones((1, 2))")},
)
train_until.mistake("no_limit", {COUNTING: MANY}, "Your loop continues after the last update that is allowed.")
train_until.mistake(
    "limit_only",
    {STOP: "if False:"},
    "Your function makes every update it is allowed: what should end its loop, and does the prediction come near?",
)
train_until.mistake(
    "change_stop",
    {
        COUNTING: f"before = None\n{COUNTING}",
        STOP: "before, old = delta, before\nif old is not None and abs(delta - old) < tolerance:",
    },
    "You stop when the prediction hardly moves; it may still be far from the target.",
    {
        COUNTING: f"before = 0.0\n{COUNTING}",
        STOP: "before, old = delta + actual, before\nif abs(delta + actual - old) < tolerance:",
    },
    {
        COUNTING: f"before = np.inf\n{COUNTING}",
        STOP: "before, old = delta**2 / 2, before\nif abs(delta**2 / 2 - old) < tolerance:",
    },
)
train_until.mistake(
    "updated_upstream",
    {GRADIENT_1: EARLY_2 + GRADIENT_1, WEIGHTS_2: ""},
    "Use the old output weights in the first-layer gradients.",
)
train_until.mistake("column_by_column", {GRADIENT_1: COLUMNS}, "Every input must meet every output weight.")
tell_layout(train_until, HIDDEN, GRADIENT_1)
tell_uphill(train_until, WEIGHTS_1, WEIGHTS_2)
train_until.mistake(
    "old_hidden_or_only_out_layer",
    {WEIGHTS_1: ""},
    "The hidden values stay those of the first round: do w1..w4 move, and are h1, h2 computed again in every round?",
)
train_until.mistake(
    "stale_hidden",
    {
        COUNTING: f"{HIDDEN}\n{COUNTING}",
        HIDDEN: "",
        DELTA: "delta = (inputs @ weights_1 @ weights_2)[0] - actual",
    },
    "The hidden values are computed once; renew them in every round.",
)
train_until.mistake(
    "stale_delta",
    {
        COUNTING: f"{HIDDEN}\nfirst = (hidden @ weights_2)[0] - actual\n{COUNTING}",
        **_by("first"),
    },
    "Delta in the gradients is computed once; renew it in every round.",
)
train_until.mistake(
    "no_delta", _by("1.0"), "A link of the chain is missing in the gradients: how wrong was the prediction?"
)
train_until.mistake(
    "from_the_start",
    {
        COUNTING: f"first, second = weights_1, weights_2\n{COUNTING}",
        WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
        WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
    },
    "A step is taken from the weights before the training, in every round: where does a step begin?",
    {
        COUNTING: f"first = weights_1\n{COUNTING}",
        WEIGHTS_1: "weights_1 = first - learning_rate * gradient_1",
    },
    {
        COUNTING: f"second = weights_2\n{COUNTING}",
        WEIGHTS_2: "weights_2 = second - learning_rate * gradient_2",
    },
)
tell_learning_rate(train_until, WEIGHTS_1, WEIGHTS_2)
for name, (right, wrong), sentence in FACTORS:
    if name != "upstream_copied":
        line = GRADIENT_1 if right == OUTER else GRADIENT_2
        train_until.mistake(name, {line: line.replace(right, wrong)}, sentence)
train_until.mistake("output_layer_unmoved", {WEIGHTS_2: ""}, "The output layer never moves.")
train_until.mistake(
    "runs_away",
    _rate("-learning_rate"),
    "The prediction gets no nearer: is it computed anew in every round, and how far and which way does a round move?",
    also="Or does your function answer after its first look, whatever it sees?",
)
train_until.mistake(
    "minus_one_if_never",
    {NEVER: "return -1"},
    "If the prediction never comes near enough, the answer is the number of updates made.",
)
train_until.mistake(
    "zero_if_never",
    {NEVER: "return 0"},
    "If the prediction never comes near enough, the answer is the number of updates made.",
)
train_until.mistake(
    "one_too_many_if_never",
    {NEVER: "return max_updates + 1"},
    "If it never stops early, exactly the allowed number of updates has been made.",
    {COUNTING: "for count in range(max_updates + 1):", NEVER: "return max_updates + 1"},
)
train_until.mistake(
    "one_too_few_if_never",
    {NEVER: "return max_updates - 1"},
    "If it never stops early, exactly the allowed number of updates has been made: where does a loop's counter end?",
)

train_until.hint(
    "Use the round of `train`, and look at the prediction before each update.",
    "What counts is how far the prediction is from the target, on whichever side it lies.",
    "Let the loop run over the updates that are allowed; leave it early, with the number of updates made so far.",
)
