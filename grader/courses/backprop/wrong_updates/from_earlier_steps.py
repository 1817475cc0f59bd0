"""Mistakes in single gradients and in delta, made in a whole update; they are never paired."""

from __future__ import annotations

from grader import Composed
from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Row
from grader.courses.backprop.wrong_updates.making import FIRST, OUTPUT, update, with_delta

_ROWS: list[Row[Composed]] = [
    (
        "one_link",
        update("delta, delta, delta, delta"),
        "In the first layer only one link of the chain is left: how many arrows lie between these weights and the "
        "error?",
        update("w5, w5, w6, w6"),
        update("i1, i2, i1, i2"),
    ),
    (
        "both_inputs",
        update(FIRST.replace("i1", "i2 * i1").replace("i2 * delta", "i1 * i2 * delta")),
        "In the first layer both inputs meet each weight: which of them does it multiply?",
    ),
    (
        "both_hidden",
        update(last="h1 * h2 * delta, h1 * h2 * delta"),
        "In the last layer both hidden values meet each weight: which of them does it multiply?",
    ),
    (
        "prediction_for_hidden",
        update(last=f"({OUTPUT}) * delta, ({OUTPUT}) * delta"),
        say.PREDICTION_FOR_HIDDEN,
    ),
    ("other_loss", with_delta("delta / (out * (1 - out))"), say.OTHER_LOSS, with_delta("-(out - delta) / out")),
    ("inputs_to_output", update(delta="i1 * w5 + i2 * w6 - actual"), say.INPUTS_TO_OUTPUT),
]

# Plain texts have no parts to combine with another mistake's: every pair costs time.
FROM_EARLIER_STEPS: list[Row[str]] = [
    (name, first.text, sentence, *(other.text for other in others)) for name, first, sentence, *others in _ROWS
]
