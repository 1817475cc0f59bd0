"""A submission before it is read: its student, and the paths of its parts. Small to keep, and to send."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class NoSubmissions(Exception):
    """There is nothing to grade under this path; the message says what was expected, and what to do."""


@dataclass(frozen=True)
class Part:
    """A file, folder or archive on disk; with `member`, a file of the class's archive at `path`.

    name: the student's own name for it, for a member with its folders ("part/ex1.py"); empty for a student's folder.
    attempt: larger for later ones, if the platform's names tell it for each file.
    """

    path: Path
    name: str
    member: str | None = None
    attempt: int = 0


@dataclass(frozen=True)
class Entry:
    """One student's submission, not yet read; `notes` say which other parts were left out."""

    student: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
