"""A student's own functions, called in the text's situation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from grader.courses.backprop.network import TEXT

Functions = Mapping[str, Callable[..., Any]]


def call(functions: Functions, name: str, made: Mapping[str, object] | None = None) -> Any:
    """A student's function, called with the text's quantities and what was made of them (KeyError: it is not there)."""
    quantities = {**TEXT.quantities, **(made or {})}
    return functions[name](*(quantities[parameter] for parameter in signature(functions[name]).parameters))
