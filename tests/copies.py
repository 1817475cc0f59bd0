"""Copies of this process, which have all loaded that it has: for what would end it, and for what takes long to load."""

from __future__ import annotations

import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from typing import TextIO


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


def said_in_a_copy(work: Callable[[], object], folder: Path) -> CompletedProcess[str]:
    """Do the work of a command in a folder; what it says to either stream is in stdout."""
    with TemporaryFile("w+", encoding="utf-8", buffering=1) as said:
        code = in_a_copy(lambda: _saying(work, folder, said))
        said.seek(0)
        return CompletedProcess((), code, said.read())


def _saying(work: Callable[[], object], folder: Path, said: TextIO) -> None:
    os.chdir(folder)
    warnings.simplefilter("ignore")
    for descriptor in (1, 2):
        os.dup2(said.fileno(), descriptor)
    sys.stdout = sys.stderr = said
    work()
