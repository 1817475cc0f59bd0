"""A student's own functions, called in the text's situation: what the last page and the drawing show of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from grader.courses.backprop.network import TEXT

Functions = Mapping[str, Callable[..., Any]]

WITHIN = 1e-6
"""How near the target training comes."""

AT_MOST = 1000
"""Updates; the text's network needs 35."""

STEP = 1e-3
"""For finite differences: the error is quadratic in each weight, so they carry rounding only."""


def call(functions: Functions, name: str, made: Mapping[str, object] | None = None) -> Any:
    """A student's function, called with the text's quantities and what was made of them (KeyError: it is not there)."""
    quantities = {**TEXT.quantities, **(made or {})}
    return functions[name](*(quantities[parameter] for parameter in signature(functions[name]).parameters))


def updates_until_near(functions: Functions) -> int:
    """How many updates training needs to come near the target."""
    return int(call(functions, "train_until", {"tolerance": WITHIN, "max_updates": AT_MOST}))


def finite_differences(functions: Functions) -> list[float]:
    """The six numerical gradients."""
    return [float(number) for number in call(functions, "numerical_gradients", {"step": STEP})]


def own_gradients(functions: Functions) -> list[float]:
    """The six gradients, each from its own function."""
    return [float(call(functions, f"gradient_w{number}")) for number in range(1, 7)]
