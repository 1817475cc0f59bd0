"""pytest as the commands run it: a process of its own, in the same environment."""

from __future__ import annotations

import subprocess
import sys


def run(*arguments: str, quietly: bool = False) -> int:
    """The exit code of `pytest ARGUMENTS`."""
    output = subprocess.DEVNULL if quietly else None
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], stdout=output, check=False).returncode
