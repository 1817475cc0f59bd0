"""What a program runs into only where it is graded: there are no files but its modules, and nothing is let out."""

from __future__ import annotations

from .messages import Raised

HINDRANCES = (
    *("No such file or directory", "Read-only file system", "Operation not permitted", "Permission denied"),
    *("File too large", "can't start new thread", "Address family not supported", "No usable temporary directory"),
    "unsupported locale setting",
)
"""What the system says where the sandbox is in the way; or where a file is not there for other reasons."""

KINDS = {"FileNotFoundError", "URLError"}
"""Exceptions that say it in words of their own: NumPy's of a file, the library's of a download."""


def is_hindrance(raised: Raised) -> bool:
    """Whether it may be the confinement that has spoken."""
    return raised.name in KINDS or any(words in raised.message for words in HINDRANCES)
