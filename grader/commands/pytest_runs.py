"""pytest as the commands run it: a process of its own, in the same environment."""

from __future__ import annotations

import subprocess
import sys

from grader.commands import pytest_process


def run(*arguments: str, quietly: bool = False) -> int:
    """The exit code of `pytest ARGUMENTS`."""
    output = subprocess.DEVNULL if quietly else None
    command = [sys.executable, "-m", pytest_process.__name__, *arguments]
    return subprocess.run(command, stdout=output, check=False).returncode
