"""A submission before it is read: whose it is, and where its parts lie. Cheap to keep, and to send elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class NoSubmissions(Exception):
    """There is nothing to grade under this path; the message says what was looked for and the way out."""


@dataclass(frozen=True)
class Part:
    """A file, folder or archive on disk; with `member`, a file of the class's archive at `path`.

    name: what the student called it, for a member with its folders ("part/ex1.py"); empty for a student's folder.
    attempt: later ones are larger, where the platform tells it of each file.
    """

    path: Path
    name: str
    member: str | None = None
    attempt: int = 0


@dataclass(frozen=True)
class Entry:
    """One student's submission, not yet read; `notes` say which other parts of his were left out."""

    student: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
