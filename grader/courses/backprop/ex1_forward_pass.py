"""The forward pass: two hidden values and the prediction."""

from __future__ import annotations

from grader import Exercise
from grader.courses.backprop.tables import tell
from grader.courses.backprop.wrong_neurons import HIDDEN, OUTPUT
from grader.courses.backprop.wrong_neurons.arrows import FIRST, SECOND

exercise = Exercise(__name__, title="Forward pass")


@exercise.step(prints=0.90, further=("F",))
def forward_h1(i1: float, i2: float, w1: float, w2: float, w3: float, w4: float) -> float:
    """The value of the first hidden neuron."""
    return i1 * w1 + i2 * w2


@exercise.step(prints=0.35)
def forward_h2(i1: float, i2: float, w1: float, w2: float, w3: float, w4: float) -> float:
    """The value of the second hidden neuron."""
    return i1 * w3 + i2 * w4


@exercise.step(prints=0.214, further=("D", "G"))
def forward_out(h1: float, h2: float, w5: float, w6: float) -> float:
    """The prediction: what the network answers."""
    return h1 * w5 + h2 * w6


forward_h1.hint(
    "Find h1 in the drawing and count the arrows that end at it.",
    "Each of these arrows starts at an input and carries one weight. What does a weight do to what passes along?",
    "A neuron collects what its arrows bring. Work it out by hand for the text's numbers: it must come to 0.9.",
)
forward_h2.hint(
    "It works like h1, with other arrows: which ones end at h2?",
    "Both inputs reach h2 too, but not through the weights that lead to h1.",
    "Work it out by hand for the text's numbers: it must come to 0.35.",
)
forward_out.hint(
    "The output is a neuron like the others. Which arrows end at it, and where do they start?",
    "The inputs play no part any more: all that the output sees is the two hidden values.",
    "Each hidden value passes through one weight on its way. By hand, the text's numbers come to 0.214.",
)

tell(forward_h1, FIRST)
tell(forward_h1, HIDDEN, h="h1", a="w1", b="w2", c="w3", d="w4", sum="(i1 * w1 + i2 * w2)")
tell(forward_h2, SECOND)
tell(forward_h2, HIDDEN, h="h2", a="w3", b="w4", c="w1", d="w2", sum="(i1 * w3 + i2 * w4)")
tell(forward_out, OUTPUT)
