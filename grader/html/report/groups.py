"""The states of steps as a class is looked at: each with a sign of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.html.signs import SIGNS
from grader.outcomes import State
from grader.verdicts import Verdict


@dataclass(frozen=True)
class Group:
    """Steps in one state: a letter for the data, the style's class for the sign, and what it means."""

    letter: str
    style: str
    meaning: str


GROUPS: Mapping[State, Group] = {
    State.RIGHT: Group("r", SIGNS[State.RIGHT], "right"),
    State.WRONG: Group("w", SIGNS[State.WRONG], "wrong"),
    State.HALTED: Group("h", SIGNS[State.HALTED], "does not run"),
    State.TO_DO: Group("t", SIGNS[State.TO_DO], "not started"),
    State.FAULT: Group("f", SIGNS[State.FAULT], "not graded"),
}
"""In the order in which they are shown."""


def group(verdict: Verdict) -> Group:
    """The group of a step; where nothing of it was handed in, as of most files of a course's first week, it is to do.

    Its student sees that there is something to mend: the function may be renamed.
    """
    return GROUPS[State.TO_DO if verdict.outcome == "missing" else verdict.state]
