"""The outcomes: one table of what is true of each, and doors that have a look for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest

from grader.html.report.groups import GROUPS
from grader.outcomes import FACTS, Outcome, State, points_of
from grader.progress_page.picture import SHADES
from grader.pytest_door.reporting import LETTERS, WORDS
from grader.reports.junit import ELEMENTS
from grader.signs import SIGNS

LOOKS = {
    "signs": SIGNS,
    "shades": SHADES,
    "groups": GROUPS,
    "JUnit": ELEMENTS,
    "letters": LETTERS,
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_door_shows_every_state(look: Mapping[State, object]) -> None:
    """A state that a door has no look for would end its page in a KeyError."""
    assert look.keys() == set(State)


def test_every_outcome_is_known() -> None:
    """An outcome that the table or pytest's words lack would end a run in a KeyError; every state has one."""
    assert FACTS.keys() == WORDS.keys() == set(get_args(Outcome))
    assert {facts.state for facts in FACTS.values()} == set(State)


def test_only_a_right_step_earns_points() -> None:
    """Nothing but `passed` has points, and what the grader could not tell has none, not zero."""
    earned = {outcome: points_of(outcome, 2.0) for outcome in FACTS}
    assert {outcome for outcome, points in earned.items() if points} == {"passed"}
    assert {outcome for outcome, points in earned.items() if points is None} == {"error"}
