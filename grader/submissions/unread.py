"""A source that could not be read, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unread:
    """A source that is not text or too large, and the sentence that says so; the other fields are as in `Document`."""

    name: str
    sentence: str
    age: tuple[int, ...] = ()
    attempt: int = 0
    too_large: bool = False
