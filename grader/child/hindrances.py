"""Errors that the sandbox causes: it has no files but the modules, and no connections."""

from __future__ import annotations

from .messages import Raised

HINDRANCES = (
    *("No such file or directory", "Read-only file system", "Operation not permitted", "Permission denied"),
    *("File too large", "can't start new thread", "Address family not supported", "No usable temporary directory"),
    "unsupported locale setting",
)
"""The system's messages when the sandbox is in the way, or when a file is missing for another reason."""

KINDS = {"FileNotFoundError", "URLError"}
"""Exceptions with messages of their own: NumPy's about a file, the library's about a download."""


def is_hindrance(raised: Raised) -> bool:
    """Whether the sandbox may have caused the exception."""
    return raised.name in KINDS or any(words in raised.message for words in HINDRANCES)
