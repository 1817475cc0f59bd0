"""The outcomes as a class is looked at: five groups, each with a sign of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from grader.steps import Outcome, Verdict


@dataclass(frozen=True)
class Group:
    """Outcomes that are shown alike: a letter for the data, the style's class for the sign, and what it means."""

    letter: str
    style: str
    meaning: str
    outcomes: tuple[Outcome, ...]


RIGHT = Group("r", "right", "right", ("passed",))
WRONG = Group("w", "wrong", "wrong", ("wrong", "refused"))
HALT = Group("h", "halt", "does not run", ("broken", "raised", "crashed", "timed_out"))
TODO = Group("t", "todo", "not started", ("not_written", "missing"))
FAULT = Group("f", "fault", "not graded", ("error",))
GROUPS = (RIGHT, WRONG, HALT, TODO, FAULT)

_GROUP_OF = {outcome: group for group in GROUPS for outcome in group.outcomes}


def group(verdict: Verdict) -> Group:
    return _GROUP_OF[verdict.outcome]


def sizes(verdicts: Iterable[Verdict]) -> Counter[Group]:
    """How many verdicts are in each group."""
    return Counter(map(group, verdicts))
