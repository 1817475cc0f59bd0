"""Slow files, and steps without time left: no right step is lost."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.steps import Exercise
from grader.submissions.files import File
from tests.sandbox.conftest import STEPS, Short, made, solved, verdicts

HASTY = Short(step=0.8)

SLOW: dict[str, tuple[float, str, set[str]]] = {
    "near the limit": (0.44, "", set()),
    "one is endless": (0.24, "ex7_gradient_check", set()),
    "one step ends it": (0.32, "", {"forward_h1"}),
    "several end it": (0.18, "", {"forward_h1", "forward_h2", "forward_out"}),
    "seven end it": (0.2, "", set(STEPS[:7])),
}


def slow(exercise: Exercise, seconds: float, crashing: set[str], below: str = "") -> File:
    """A solved file that takes so long to run; some of its steps end the program."""
    crashes = "".join(f"def {s.name}(*_):\n    os._exit(0)\n" for s in exercise.steps if s.name in crashing)
    return solved(exercise.name, f"\nimport os, time\ntime.sleep({seconds})\n{below}{crashes}")


@pytest.mark.parametrize("name", SLOW)
def test_slow_files_cost_no_right_step(name: str) -> None:
    """Protects right steps where files take long: a file that has ended once gets the same time again."""
    seconds, endless, crashing = SLOW[name]
    loops = {endless: "while True:\n    pass\n"}
    files = [slow(exercise, seconds, crashing, loops.get(exercise.name, "")) for exercise in course.exercises]
    with made(HASTY) as box:
        found = verdicts(box, *files)
    lost = crashing.union(step.name for step in course.steps if step.exercise == endless)
    assert {step for step, verdict in found.items() if not verdict.passed} == lost


def test_no_right_step_is_lost_to_those_that_no_time_is_left_for() -> None:
    """Protects the points of students with slow files and many crashes: steps that have answered count."""
    crashing = {step.name for step in course.exercise("ex3_gradients").steps}
    files = [slow(exercise, 0.3, crashing) for exercise in course.exercises]
    with made(Short(step=0.8, total=2.2)) as box:
        found = verdicts(box, *files)
    assert {step for step, verdict in found.items() if verdict.passed} >= set(STEPS[:5])
    assert {found[step].outcome for step in crashing} <= {"crashed", "timed_out"}
