"""Packages of an extra, imported when they are needed: the base install is light."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from grader.installed import KIT


def tool(module: str, extra: str, error: type[Exception]) -> Any:
    """The module; where it cannot be imported an `error` that names the extra which brings it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as fault:
        raise error(missing(fault, extra)) from fault
    except ImportError as fault:  # it is there, but not as it should be
        raise error(f"{module} cannot be imported ({fault}): {install(extra)}") from fault


def missing(fault: ModuleNotFoundError, extra: str) -> str:
    """The sentence about a package that is not installed."""
    return f"This needs the package {str(fault.name).partition('.')[0]}: {install(extra)}"


def install(extra: str) -> str:
    """What to type for the packages of an extra."""
    return f'pip install "{KIT}[{extra}]"'
