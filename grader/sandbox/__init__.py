"""Runs each submission in a confined process that holds no expected value, and trusts none of its messages."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.sandbox.errors import CannotIsolate as CannotIsolate
    from grader.sandbox.errors import SandboxError as SandboxError
    from grader.sandbox.limits import Limits as Limits
    from grader.sandbox.questions import Asked as Asked
    from grader.sandbox.said import Said as Said
    from grader.sandbox.sandbox import Sandbox as Sandbox
    from grader.sandbox.student import SandboxedStudent as SandboxedStudent

_HOME = {
    "Asked": "grader.sandbox.questions",
    "CannotIsolate": "grader.sandbox.errors",
    "Limits": "grader.sandbox.limits",
    "Said": "grader.sandbox.said",
    "Sandbox": "grader.sandbox.sandbox",
    "SandboxError": "grader.sandbox.errors",
    "SandboxedStudent": "grader.sandbox.student",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    # A command that grades nothing does without the extra's packages.
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(_HOME[name]), name)
    except ModuleNotFoundError as fault:
        from grader.sandbox.missing_packages import instead_of_all  # only where something is missing

        return instead_of_all(fault)
