"""The states of steps as a class is looked at: each with a sign of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.outcomes import State
from grader.signs import SIGNS
from grader.verdicts import Verdict


@dataclass(frozen=True)
class Group:
    """Steps in one state: a letter for the data, the style's class for the sign, and what it means.

    always: how many they are is told even where there are none.
    """

    letter: str
    style: str
    meaning: str
    always: bool


def _group(state: State, letter: str, meaning: str = "", *, always: bool = False) -> Group:
    return Group(letter, SIGNS[state].style, meaning or SIGNS[state].meaning, always)


GROUPS: Mapping[State, Group] = {
    State.RIGHT: _group(State.RIGHT, "r", always=True),
    State.WRONG: _group(State.WRONG, "w", always=True),
    State.HALTED: _group(State.HALTED, "h"),
    State.TO_DO: _group(State.TO_DO, "t", "not started", always=True),
    State.FAULT: _group(State.FAULT, "f", "not graded"),
}
"""In the order in which they are shown, and with other words where a class is spoken of, not to its student."""


def group(verdict: Verdict) -> Group:
    """The group of a step; where nothing of it was handed in, as of most files of a course's first week, it is to do.

    Its student sees that there is something to mend: the function may be renamed.
    """
    return GROUPS[State.TO_DO if verdict.outcome == "missing" else verdict.state]
