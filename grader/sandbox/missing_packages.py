"""What stands for the sandbox where the packages of the extra `[grade]` are not installed."""

from __future__ import annotations

from grader.sandbox.errors import CannotIsolate
from grader.tools import install

MSGSPEC = "msgspec"


def instead_of_all(fault: ModuleNotFoundError) -> type:
    """A class that says what is missing as soon as somebody wants a sandbox; other faults are passed on."""
    if fault.name != MSGSPEC:  # the only one of them that is imported here
        raise fault

    class Missing:
        def __init__(self, *_: object, **__: object) -> None:
            raise CannotIsolate(needed(MSGSPEC))

    return Missing


def needed(package: str) -> str:
    """The sentence about a missing package."""
    without = "" if package == MSGSPEC else ", or use `--no-isolation` if you trust every submission"
    return f"Grading strangers' code needs the package {package}: install it with `{install('grade')}`{without}."
