"""pytest as the commands run it: a process of its own, in the same environment."""

from __future__ import annotations

import subprocess
import sys

from grader.commands import INTERRUPTED

START = f"""
import sys
try:
    from runpy import run_module
    run_module("pytest", run_name="__main__", alter_sys=True)
except KeyboardInterrupt:
    sys.exit({INTERRUPTED})
"""
"""pytest, without a traceback where Ctrl-C stops its start or its end.

It is no module of ours: each import is a moment in which Python itself would show one, and pytest warns of a plugin
that was imported before it.
"""


def run(*arguments: str, quietly: bool = False) -> int:
    """The exit code of `pytest ARGUMENTS`."""
    output = subprocess.DEVNULL if quietly else None
    command = [sys.executable, "-c", START, *arguments]
    return subprocess.run(command, stdout=output, check=False).returncode
