"""Right answers pass, however they are written."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course

from .right_answers import RIGHT
from .student import verdict, written

CASES = [
    pytest.param(step, form, id=f"{step}-{number}")
    for step, forms in RIGHT.items()
    for number, form in enumerate(forms)
]


@pytest.mark.parametrize(("name", "form"), CASES)
def test_honest_answer(name: str, form: str) -> None:
    """Each of these ways to write a step is right, so it passes without a word."""
    step = course.step(name)
    found = verdict(step, written(step, form))
    assert (found.outcome, found.points, found.feedback) == ("passed", step.points, "")


def test_every_step_has_ten_ways() -> None:
    """The list above has at least ten different ways for every step of the course."""
    assert list(RIGHT) == [step.name for step in course.steps]
    assert all(len(set(forms)) == len(forms) >= 10 for forms in RIGHT.values())
