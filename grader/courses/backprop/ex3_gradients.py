"""The gradient of the error with respect to each weight, by the chain rule, from the output backwards."""

from __future__ import annotations

from collections.abc import Iterable

from grader import Exercise, Step
from grader.courses.backprop.tables import tell
from grader.courses.backprop.wrong_gradients.first_layer import FIRST_LAYER, FIXED_2, FIXED_3
from grader.courses.backprop.wrong_gradients.last_layer import LAST_LAYER

exercise = Exercise(__name__, title="Gradients")


@exercise.step(further=("H", "N"))
def gradient_w6(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How fast the error grows when w6 grows."""
    return h2 * delta


@exercise.step(further=("H", "N"))
def gradient_w5(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How fast the error grows when w5 grows."""
    return h1 * delta


@exercise.step(further=("F", "H"))
def gradient_w1(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How fast the error grows when w1 grows."""
    return i1 * delta * w5


@exercise.step(further=("D", "H"))
def gradient_w2(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How fast the error grows when w2 grows."""
    return i2 * delta * w5


@exercise.step(further=("F", "H"))
def gradient_w3(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How fast the error grows when w3 grows."""
    return i1 * delta * w6


@exercise.step(further=("F", "H"))
def gradient_w4(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How fast the error grows when w4 grows."""
    return i2 * delta * w6


gradient_w6.hint(
    "The error depends on the prediction, and the prediction on w6: two links of a chain.",
    "The first link is delta. For the second: if w6 grows a little, by how much does the prediction grow?",
    "Write the prediction down as a sum and differentiate it with respect to w6: everything but one factor drops out.",
)
gradient_w5.hint(
    "It is the same chain as for w6: from the error to the prediction, from the prediction to the weight.",
    "Which hidden neuron does the arrow of w5 start from?",
)
gradient_w1.hint(
    "w1 moves a hidden value, that value the prediction, and the prediction the error: three links of a chain.",
    "Go along the only path from w1 to the output and ask at each arrow what the value is scaled by on its way.",
    "The last link is delta, the middle one is a weight of the last layer. What does w1 itself multiply?",
)
gradient_w2.hint(
    "The path from w2 to the output is nearly that of w1: where do they differ?",
    "One link of the chain is different, the one at the very beginning: which input meets w2?",
)
gradient_w3.hint(
    "Follow w3 forward: which hidden neuron does it reach, and how does that one reach the output?",
    "It starts at the same input as w1, but goes through the other neuron.",
)
gradient_w4.hint(
    "Follow w4 in both directions: back to its input, and forward to the output.",
    "Compare it with w2, which starts at the same input, and with w3, which ends at the same neuron.",
)

OUT = "(h1 * w5 + h2 * w6)"


def _last_layer(step: Step, **names: str) -> None:
    tell(step, LAST_LAYER, answer="({h} * delta)".format(**names), out=OUT, **names)


def _first_layer(step: Step, more: Iterable[tuple[str, ...]], **names: str) -> None:
    tell(step, [*FIRST_LAYER, *more], answer="({i} * delta * {w})".format(**names), out=OUT, **names)


_last_layer(gradient_w6, h="h2", w="w6", g="h1", v="w5", i="i2", j="i1", text_h="0.35")
_last_layer(gradient_w5, h="h1", w="w5", g="h2", v="w6", i="i1", j="i2", text_h="0.9")
_first_layer(
    gradient_w1, FIXED_2, i="i1", w="w5", h="h1", j="i2", v="w6", g="h2", text_w="0.16", own="0.15", text_new="0.195"
)
_first_layer(
    gradient_w2, FIXED_3, i="i2", w="w5", h="h1", j="i1", v="w6", g="h2", text_w="0.16", own="0.2", text_new="0.195"
)
_first_layer(
    gradient_w3, FIXED_2, i="i1", w="w6", h="h2", j="i2", v="w5", g="h1", text_w="0.2", own="0.1", text_new="0.213"
)
_first_layer(
    gradient_w4, FIXED_3, i="i2", w="w6", h="h2", j="i1", v="w5", g="h1", text_w="0.2", own="0.05", text_new="0.213"
)
