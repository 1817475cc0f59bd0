"""A source that nothing is taken from, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unread:
    """A source that is no text or too large, and the sentence that says so; all else is as with one that is read."""

    name: str
    sentence: str
    age: tuple[int, ...] = ()
    attempt: int = 0
    too_large: bool = False
