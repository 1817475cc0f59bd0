"""The forward pass: two hidden values and the prediction."""

from __future__ import annotations

from grader import Exercise

exercise = Exercise(__name__, title="Forward pass")


@exercise.step(prints=0.90)
def forward_h1(i1: float, i2: float, w1: float, w2: float, w3: float, w4: float) -> float:
    """The value of the first hidden neuron."""
    return i1 * w1 + i2 * w2


@exercise.step(prints=0.35)
def forward_h2(i1: float, i2: float, w1: float, w2: float, w3: float, w4: float) -> float:
    """The value of the second hidden neuron."""
    return i1 * w3 + i2 * w4


@exercise.step(prints=0.214)
def forward_out(h1: float, h2: float, w5: float, w6: float) -> float:
    """The prediction: what the network answers."""
    return h1 * w5 + h2 * w6
