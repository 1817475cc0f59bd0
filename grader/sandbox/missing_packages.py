"""The errors for a missing package of the extra `[grade]`."""

from __future__ import annotations

from grader.sandbox.errors import CannotIsolate
from grader.tools import install

MSGSPEC = "msgspec"


def instead_of_all(fault: ModuleNotFoundError) -> type:
    """A class that raises CannotIsolate when it is called; raises any other fault again."""
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
