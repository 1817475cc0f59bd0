"""The groups of steps on the page of a class, by state: each with a sign of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.outcomes import State
from grader.signs import SIGNS
from grader.verdicts import Verdict


@dataclass(frozen=True)
class Group:
    """Steps in one state: a letter for the data, the style's class for the sign, and what it means.

    always: whether the number is shown even if it is 0.
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
"""The groups in the order on the page; some words differ from those for students."""


def group(verdict: Verdict) -> Group:
    """The group of a step; `missing` counts as a to-do here: in a course's first weeks most files are missing.

    The student is told that it is missing: the function may have been renamed.
    """
    return GROUPS[State.TO_DO if verdict.outcome == "missing" else verdict.state]
