"""One run at a time in a folder: of two that write to the same results each would overwrite the other's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.tools import tool

LOCK = ".lock"
"""The file that a run holds. It stays when the run has ended, held by nobody, however that ended."""


class InUse(Exception):
    """Another run writes to the folder, or whether one does cannot be told; the message says the way out."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder, which exists, for as long as the block runs (InUse)."""
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
