"""Copies of this process, which have all loaded that it has: for what would end it, and for what takes long to load."""

from __future__ import annotations

import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any


def in_a_copy(work: Callable[[], object], timeout: float = 120) -> int:
    """Do the work in a copy of this process; returns the exit code, or minus the signal that ended it."""
    copy = multiprocessing.get_context("fork").Process(target=work)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python 3.12 warns where there are threads, as in a worker of xdist
        copy.start()
    copy.join(timeout)
    ended = copy.exitcode
    copy.kill()
    assert ended is not None, f"not done after {timeout} seconds"
    return ended


def said_in_a_copy(work: Callable[[], object], folder: Path, log: Path) -> CompletedProcess[str]:
    """Do the work of a command in a folder; what it says to either stream is in stdout."""
    code = in_a_copy(lambda: _saying(work, folder, log))
    return CompletedProcess((), code, log.read_text(encoding="utf-8"))


def _saying(work: Callable[[], Any], folder: Path, log: Path) -> None:
    os.chdir(folder)
    warnings.simplefilter("ignore")
    with open(log, "w", encoding="utf-8", buffering=1) as stream:
        for descriptor in (1, 2):
            os.dup2(stream.fileno(), descriptor)
        sys.stdout = sys.stderr = stream
        work()
