"""The gradient of the error with respect to each weight, by the chain rule, from the output backwards."""

from __future__ import annotations

from grader import Exercise

exercise = Exercise(__name__, title="Gradients")


@exercise.step()
def gradient_w6(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w6."""
    return h2 * delta


@exercise.step()
def gradient_w5(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w5."""
    return h1 * delta


@exercise.step()
def gradient_w1(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w1."""
    return i1 * delta * w5


@exercise.step()
def gradient_w2(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w2."""
    return i2 * delta * w5


@exercise.step()
def gradient_w3(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w3."""
    return i1 * delta * w6


@exercise.step()
def gradient_w4(i1: float, i2: float, h1: float, h2: float, w5: float, w6: float, delta: float) -> float:
    """How the error changes with w4."""
    return i2 * delta * w6
