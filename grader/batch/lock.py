"""A lock that allows one run at a time in a folder: two would overwrite each other's results."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.tools import tool

LOCK = ".lock"
"""The file that a run locks. It stays after the run, unlocked even if the run was killed."""


class InUse(Exception):
    """Another run is writing to the folder, or that cannot be checked; the message says what to do."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Lock an existing folder for as long as the block runs (InUse)."""
    filelock = tool("filelock", "grade", InUse)
    lock = filelock.FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise InUse(f"Another run is writing to {folder}: wait until it has ended.") from None
    try:
        yield
    finally:
        lock.release()
