"""The command `grader` as a student types it."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

GRADER = str(Path(sysconfig.get_path("scripts")) / "grader")
"""The console script that the installation has made."""


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """`grader ARGUMENTS` in a process of its own, for commands that run pytest."""
    return pytester.run(GRADER, *arguments, timeout=60)


def is_quiet(result: pytest.RunResult) -> bool:
    """Whether the output shows neither a traceback nor where the kit lies."""
    text = result.stdout.str() + result.stderr.str()
    return not any(part in text for part in ("Traceback", "site-packages", "grader/commands", "courses/backprop"))
