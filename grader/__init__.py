"""Exercises that are checked step by step. These names are what a course author imports; they load on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.steps import Course as Course
    from grader.steps import Exercise as Exercise
    from grader.steps import Mistake as Mistake
    from grader.steps import Situation as Situation
    from grader.steps import Step as Step
    from grader.steps import Verdict as Verdict

_HOME = {
    "Course": "grader.steps",
    "Exercise": "grader.steps",
    "Mistake": "grader.steps",
    "Situation": "grader.steps",
    "Step": "grader.steps",
    "Verdict": "grader.steps",
}

__all__ = ["Course", "Exercise", "Mistake", "Situation", "Step", "Verdict"]


def __getattr__(name: str) -> object:
    # Importing the pytest plugin imports this file in every pytest run of the machine: nothing heavy may load here.
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
