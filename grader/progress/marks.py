"""The marks on the board: told apart by shape, with and without colour, in every encoding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.outcomes import State


@dataclass(frozen=True, eq=False)
class Mark:
    """A sign, its plain stand-in, what it means, and its colour."""

    sign: str
    plain: str
    meaning: str
    colour: Mapping[str, bool]


MARKS: Mapping[State, Mark] = {
    State.RIGHT: Mark("✓", "+", "right", {"green": True}),
    State.WRONG: Mark("✗", "x", "wrong", {"red": True}),
    State.HALTED: Mark("!", "!", "does not run", {"purple": True}),
    State.FAULT: Mark("?", "?", "not checked", {"purple": True}),
    State.TO_DO: Mark("·", ".", "to do", {"yellow": True}),
}


def legend(states: Iterable[State]) -> list[State]:
    """The states that occur, in a fixed order."""
    used = set(states)
    return [state for state in MARKS if state in used]


def can_show(encoding: str | None) -> bool:
    """Whether a terminal of this encoding shows the signs."""
    try:
        "✓✗·".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
