"""The outcomes of a step, and what each means for pytest and grading alike. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal, TypeAlias

Outcome: TypeAlias = Literal[
    "passed", "wrong", "not_written", "missing", "broken", "raised", "timed_out", "crashed", "refused", "error"
]


class State(Enum):
    """The few states that outcomes are shown as: each has a sign of its own."""

    RIGHT = auto()
    WRONG = auto()
    HALTED = auto()
    """The function gave no answer, or there is none to call."""
    TO_DO = auto()
    FAULT = auto()
    """The grader's own: never the student's zero."""


@dataclass(frozen=True)
class Facts:
    """What is true of an outcome, beside its state.

    tried: the student has had a try at the step, in vain. inherited: the fault may be that of another step, which the
    function calls. of_file: the fault may be the whole file's, and then all its steps have it.
    """

    state: State
    tried: bool = False
    inherited: bool = False
    of_file: bool = False


FACTS: Mapping[Outcome, Facts] = {
    "passed": Facts(State.RIGHT),
    "wrong": Facts(State.WRONG, tried=True, inherited=True),
    "refused": Facts(State.WRONG, tried=True, inherited=True),
    "raised": Facts(State.HALTED, tried=True, inherited=True),
    "timed_out": Facts(State.HALTED, tried=True, inherited=True),
    "crashed": Facts(State.HALTED, tried=True),
    "broken": Facts(State.HALTED, tried=True, of_file=True),
    "missing": Facts(State.HALTED, of_file=True),
    "not_written": Facts(State.TO_DO),
    "error": Facts(State.FAULT),
}


class HasOutcome:
    """What has an outcome knows what is true of it."""

    outcome: Outcome

    @property
    def facts(self) -> Facts:
        return FACTS[self.outcome]

    @property
    def state(self) -> State:
        return self.facts.state

    @property
    def passed(self) -> bool:
        return self.state is State.RIGHT

    @property
    def is_to_do(self) -> bool:
        return self.state is State.TO_DO


def points_of(outcome: Outcome, most: float) -> float | None:
    """What an outcome earns of the most points; None where the grader could not tell."""
    state = FACTS[outcome].state
    if state is State.FAULT:
        return None
    return most if state is State.RIGHT else 0.0
