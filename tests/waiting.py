"""Waiting for what another process does."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 60.0
"""Seconds: a busy machine takes its time, and what never comes to hold fails all the same."""


def wait_for(holds: Callable[[], bool], *, during: subprocess.Popen[Any] | None = None) -> None:
    """Wait until something holds, while a process runs."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        assert during is None or during.poll() is None
        time.sleep(0.01)
