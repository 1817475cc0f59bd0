"""The signs of the states: different in shape, with and without colour, in every encoding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.outcomes import State


@dataclass(frozen=True, eq=False)
class Sign:
    """A shape, its plain stand-in, what it means, its colour in a terminal, its class in the pages' style sheet."""

    shape: str
    plain: str
    meaning: str
    colour: Mapping[str, bool]
    style: str


SIGNS: Mapping[State, Sign] = {
    State.RIGHT: Sign("✓", "+", "right", {"green": True}, "right"),
    State.WRONG: Sign("✗", "x", "wrong", {"red": True}, "wrong"),
    State.HALTED: Sign("!", "!", "does not run", {"purple": True}, "halt"),
    State.FAULT: Sign("?", "?", "not checked", {"purple": True}, "fault"),
    State.TO_DO: Sign("·", ".", "to do", {"yellow": True}, "todo"),
}


def legend(states: Iterable[State]) -> list[State]:
    """The states that occur, in a fixed order."""
    used = set(states)
    return [state for state in SIGNS if state in used]


def can_show(encoding: str | None) -> bool:
    """Whether a terminal of this encoding shows the shapes."""
    try:
        "✓✗·".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
