"""What the shared style sheet calls the signs of the states, on every page."""

from __future__ import annotations

from collections.abc import Mapping

from grader.outcomes import State

SIGNS: Mapping[State, str] = {
    State.RIGHT: "right",
    State.WRONG: "wrong",
    State.HALTED: "halt",
    State.TO_DO: "todo",
    State.FAULT: "fault",
}
