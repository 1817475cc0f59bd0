"""Right values that are cut off at any limit fail: all of them, or only one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import pytest

from grader.courses.backprop import course
from grader.steps import Step
from tests.functions import verdict

STEPS = [step for step in course.steps if step.name not in ("train_until", "wrong_weights")]
"""Those that do not answer with counts or with numbers of weights."""

INF = float("inf")
LIMITS = [(-INF, 1), (-1, INF), (-1, 1), (0, 1), (-INF, 5), (-5, 5), (-10, INF), (-10, 10)]
POSITIVE = {"error"}
"""Steps whose answer never is below zero."""

Place = tuple[int, ...]


@pytest.mark.parametrize("limits", LIMITS, ids=str)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_answers_that_are_cut_off(step: Step, limits: tuple[float, float]) -> None:
    """A right formula inside min, max or clip does not pass, and the limit is named."""
    if step.name in POSITIVE and limits[1] == INF:
        return
    found = verdict(step.name, partial(_answer_cut_at, step, (), limits))
    assert not found.passed
    assert found.mistake in {
        "derived:cut_off",
        "cut_off",
        "derived:activation",
        "other_activation",
        "output_activation",
    }


@pytest.mark.parametrize("step", [step for step in STEPS if step.exercise > "ex4"], ids=lambda step: step.name)
def test_one_number_that_is_cut_off(step: Step) -> None:
    """A limit on one of several numbers fails too: some case takes each number beyond 1, up and down."""
    for place in _places(step.reference(*step.arguments(course.text))):
        for limits in ((-INF, 1), (-1, INF)):
            found = verdict(step.name, partial(_answer_cut_at, step, place, limits))
            assert not found.passed, (place, limits)


def _places(answer: Any) -> Iterator[Place]:
    if isinstance(answer, (tuple, list)):
        yield from ((number, *place) for number, part in enumerate(answer) for place in _places(part))
    else:
        yield from np.ndindex(np.shape(answer))


def _answer_cut_at(step: Step, place: Place, limits: tuple[float, float], *given: Any) -> Any:
    return _cut_at(place, step.reference(*given), limits)


def _cut_at(place: Place, answer: Any, limits: tuple[float, float]) -> Any:
    """The answer with one of its numbers cut off, or all of them where no place is given."""
    if isinstance(answer, (tuple, list)):
        parts = [_cut_at(place[1:], p, limits) if place[:1] in ((), (n,)) else p for n, p in enumerate(answer)]
        return type(answer)(parts)
    changed = np.array(answer, dtype=float)
    changed[place] = np.clip(changed[place], *limits)
    return changed if changed.shape else float(changed)
