"""The 2-2-1 linear network of the text: the situations in which its steps are called."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from grader import Situation

UPDATES = 12
"""A drawn situation is trained for up to this many updates; its error falls at each of them."""

DIVERGED = 1e6
"""The distance from which training never recovers; later predictions would overflow."""


def quantities(
    i1: float,
    i2: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    actual: float,
    learning_rate: float,
) -> dict[str, Any]:
    """All quantities after one forward pass, computed together so that they always fit each other."""
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    prediction = h1 * w5 + h2 * w6
    return {
        "i1": i1,
        "i2": i2,
        "w1": w1,
        "w2": w2,
        "w3": w3,
        "w4": w4,
        "w5": w5,
        "w6": w6,
        "h1": h1,
        "h2": h2,
        "prediction": prediction,
        "actual": actual,
        "delta": prediction - actual,
        "learning_rate": learning_rate,
        "inputs": np.array([i1, i2]),
        "hidden": np.array([h1, h2]),
        "weights_1": np.array([[w1, w3], [w2, w4]]),
        "weights_2": np.array([[w5], [w6]]),
    }


def deltas(situation: Mapping[str, Any], updates: int) -> list[float]:
    """prediction - actual before and after each of `updates` updates; fewer where training diverges."""
    i1, i2, actual, rate = (situation[name] for name in ("i1", "i2", "actual", "learning_rate"))
    w1, w2, w3, w4, w5, w6 = (situation[name] for name in ("w1", "w2", "w3", "w4", "w5", "w6"))
    found: list[float] = []
    for _ in range(updates + 1):  # plain numbers: hundreds of candidates are drawn before a run's first step
        h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
        found.append(h1 * w5 + h2 * w6 - actual)
        if abs(found[-1]) > DIVERGED:
            break
        pull = rate * found[-1]
        w1, w2, w3, w4 = w1 - pull * i1 * w5, w2 - pull * i2 * w5, w3 - pull * i1 * w6, w4 - pull * i2 * w6
        w5, w6 = w5 - pull * h1, w6 - pull * h2
    return found


def draw(generator: random.Random) -> dict[str, Any]:
    """Quantities with six decimals and mixed signs; none is near zero, and the error falls at every update."""
    while True:
        drawn = _candidate(generator)
        if _clear(drawn) and _falls(drawn):
            return drawn


def _candidate(generator: random.Random) -> dict[str, Any]:
    def number(low: float, high: float) -> float:
        return round(generator.uniform(low, high) * generator.choice((-1, 1)), 6)

    i1, i2 = (number(0.6, 2.4) for _ in range(2))
    w1, w2, w3, w4, w5, w6 = (number(0.15, 1.2) for _ in range(6))
    actual, learning_rate = number(0.4, 3.0), round(generator.uniform(0.02, 0.15), 6)
    return quantities(i1, i2, w1, w2, w3, w4, w5, w6, actual, learning_rate)


def _clear(drawn: Mapping[str, Any]) -> bool:
    numbers = [abs(drawn[name]) for name in ("h1", "h2", "prediction")]
    signs = {drawn[name] > 0 for name in ("w1", "w2", "w3", "w4", "w5", "w6")}
    return min(numbers) > 0.1 and 0.5 < abs(drawn["delta"]) < 5 and len(signs) == 2


def _falls(drawn: Mapping[str, Any]) -> bool:
    sizes = [abs(delta) for delta in deltas(drawn, UPDATES)]
    return (
        len(sizes) == UPDATES + 1
        and all(after < 0.97 * before for before, after in pairwise(sizes))
        and sizes[-1] > 1e-3
    )


def _situation(
    name: str, inputs: tuple[float, float], weights: Sequence[float], actual: float, learning_rate: float
) -> Situation:
    w1, w2, w3, w4, w5, w6 = weights
    return Situation(name, quantities(*inputs, w1, w2, w3, w4, w5, w6, actual, learning_rate))


TEXT = Situation("the text", quantities(2.0, 3.0, 0.15, 0.20, 0.10, 0.05, 0.16, 0.20, actual=1.0, learning_rate=0.05))

LEAPING = (-1.159973, -0.735803, -1.169179, 0.817769, -1.181819, 1.073801)
"""Weights with which the first update overshoots the target."""

FIXED = (
    Situation("A", quantities(1.7, -0.6, 0.37, -0.83, -0.46, 0.29, 0.71, -0.53, actual=-1.3, learning_rate=0.11)),
    Situation("B", quantities(-1.4, 2.3, 0.62, 0.35, 0.27, -0.48, -0.39, 0.94, actual=2.6, learning_rate=0.07)),
    # All quantities are large: limits show, on either side.
    _situation(
        "L",
        (11.922677, -18.579047),
        (10.846255, 12.000244, -11.931862, -14.251186, 13.84076, 13.411552),
        actual=232.356291,
        learning_rate=5.9e-07,
    ),
    _situation(
        "M",
        (-15.590413, 10.538793),
        (-11.866954, -12.318166, 10.608832, 12.210481, -13.93206, -11.925904),
        actual=95.304267,
        learning_rate=9.7e-07,
    ),
)
"""The situations of every step."""

FURTHER = (
    Situation("C", quantities(0.9, 1.3, -0.74, 0.22, 0.58, 0.41, 0.33, 1.19, actual=0.45, learning_rate=0.13)),
    _situation(
        "D", (1.587155, 1.099261), (-0.391718, -0.615577, 0.746788, 0.395002, 0.422941, 0.608058), -0.710698, 0.050856
    ),
    _situation(
        "E", (0.728655, 1.905907), (-0.814585, 0.548847, 1.187427, -0.60784, 0.285392, -0.978822), 0.722341, 0.069014
    ),
    _situation(
        "F", (-1.393992, -2.302954), (0.500303, 0.708286, -0.899912, 0.668217, 1.040099, 0.201551), -0.42319, 0.046455
    ),
    _situation(
        "G", (-2.06761, 0.775402), (-0.323025, 0.70335, -0.821287, 1.034274, 0.681385, -0.989051), -0.490375, 0.041531
    ),
    # The prediction is near the target from the start: early stops and coarse limits show.
    _situation(
        "H", (1.283164, -0.917452), (0.482913, -0.651207, 0.738426, 0.317594, 0.573861, -0.846239), 0.143153, 0.083517
    ),
    # Two gradients are far smaller than the others: limits that ignore the size show.
    _situation(
        "I", (1.283164, -0.917452), (0.482913, -0.651207, 0.738426, 0.317594, 0.008213, -0.846239), -0.495137, 0.083517
    ),
    # The first update overshoots the target; after it, training converges fast.
    *(
        _situation(name, (1.378499, 1.161492), LEAPING, actual=0.548462, learning_rate=0.167038)
        for name in ("J", "K")  # in K the prediction counts as near before the first update, and again later
    ),
    # Large quantities again: two gradients have other signs than in L and M, and steps are so large that no training
    # converges.
    _situation(
        "N",
        (11.160031, 16.655133),
        (-13.632509, 13.578658, 13.397653, -12.135985, -11.096015, -11.485377),
        actual=-306.60087,
        learning_rate=0.041768,
    ),
)
"""A few steps are called in some of these as well: together the situations tell every derived mistake from the right
answer, so that no seed can draw situations that a wrong formula passes; `grader.soundness.unsound` shows it.
"""
