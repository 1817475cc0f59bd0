"""The marks on the board: told apart by shape, with and without colour, in every encoding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.page.progress import RIGHT, TO_DO
from grader.steps import Outcome


@dataclass(frozen=True, eq=False)
class Mark:
    """A sign, its plain stand-in, what it means, and its colour."""

    sign: str
    plain: str
    meaning: str
    colour: Mapping[str, bool]


DONE = Mark("✓", "+", "right", {"green": True})
OPEN = Mark("·", ".", "to do", {"yellow": True})
WRONG = Mark("✗", "x", "wrong", {"red": True})
BROKEN = Mark("!", "!", "does not run", {"purple": True})
FAULT = Mark("?", "?", "not checked", {"purple": True})

_MARKS: dict[Outcome, Mark] = {RIGHT: DONE, TO_DO: OPEN, "wrong": WRONG, "refused": WRONG, "error": FAULT}


def mark(outcome: Outcome) -> Mark:
    return _MARKS.get(outcome, BROKEN)


def legend(outcomes: Iterable[Outcome]) -> list[Mark]:
    """The marks that occur, in a fixed order."""
    used = {mark(outcome) for outcome in outcomes}
    return [known for known in (DONE, WRONG, BROKEN, FAULT, OPEN) if known in used]


def can_show(encoding: str | None) -> bool:
    """Whether a terminal of this encoding shows the signs."""
    try:
        "✓✗·".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
