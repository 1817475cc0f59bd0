"""Packages of an extra, imported when they are needed: the base install is light."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def tool(module: str, purpose: str, extra: str, error: type[Exception]) -> Any:
    """The module; where it cannot be imported an `error` that names the extra which brings it."""
    try:
        return import_module(module)
    except ImportError as fault:
        raise error(f'{purpose}: pip install "pytest-exercises[{extra}]" ({fault})') from fault
