"""How wrong the prediction is: the error, and delta, with which it changes."""

from __future__ import annotations

from grader import Exercise

exercise = Exercise(__name__, title="Error")


@exercise.step(prints=0.3089)
def error(prediction: float, actual: float) -> float:
    """The error of a prediction: half of the squared difference."""
    return (prediction - actual) ** 2 / 2


@exercise.step(prints=-0.786)
def delta(prediction: float, actual: float) -> float:
    """Delta: how the error changes with the prediction."""
    return prediction - actual
