"""Calls of a student's own functions in the text's situation, for the last page and the drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from grader.courses.backprop.network import TEXT

Functions = Mapping[str, Callable[..., Any]]

WITHIN = 1e-6
"""The distance from the target at which training ends."""

AT_MOST = 1000
"""The most updates; the text's network needs 35."""

STEP = 1e-3
"""The step of finite differences: the error is quadratic in each weight, so they are off by rounding only."""


def call(functions: Functions, name: str, made: Mapping[str, object] | None = None) -> Any:
    """The answer of a student's function to the text's quantities and those in `made` (KeyError if it is missing)."""
    quantities = {**TEXT.quantities, **(made or {})}
    return functions[name](*(quantities[parameter] for parameter in signature(functions[name]).parameters))


def updates_until_near(functions: Functions) -> int:
    """The number of updates until training is near the target."""
    return int(call(functions, "train_until", {"tolerance": WITHIN, "max_updates": AT_MOST}))


def finite_differences(functions: Functions) -> list[float]:
    """The six numerical gradients."""
    return [float(number) for number in call(functions, "numerical_gradients", {"step": STEP})]


def own_gradients(functions: Functions) -> list[float]:
    """The six gradients, each from the student's own function."""
    return [float(call(functions, f"gradient_w{number}")) for number in range(1, 7)]
