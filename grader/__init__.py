"""Exercises that are checked step by step. These names are what course authors and notebooks import, loaded on use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.answers.values import Array as Array
    from grader.course import Course as Course
    from grader.notebooks.check import check as check
    from grader.notebooks.hints import hint as hint
    from grader.picture.chart import Chart as Chart
    from grader.picture.chart import Curve as Curve
    from grader.picture.drawing import Caption as Caption
    from grader.picture.drawing import Drawing as Drawing
    from grader.picture.drawing import Edge as Edge
    from grader.picture.drawing import Node as Node
    from grader.picture.drawing import Tile as Tile
    from grader.steps import Composed as Composed
    from grader.steps import Exercise as Exercise
    from grader.steps import Mistake as Mistake
    from grader.steps import Situation as Situation
    from grader.steps import Step as Step
    from grader.verdicts import Verdict as Verdict

_HOME = {
    "Array": "grader.answers.values",
    "Caption": "grader.picture.drawing",
    "Chart": "grader.picture.chart",
    "Composed": "grader.steps",
    "Course": "grader.course",
    "Curve": "grader.picture.chart",
    "Drawing": "grader.picture.drawing",
    "Edge": "grader.picture.drawing",
    "Exercise": "grader.steps",
    "Mistake": "grader.steps",
    "Node": "grader.picture.drawing",
    "Situation": "grader.steps",
    "Step": "grader.steps",
    "Tile": "grader.picture.drawing",
    "Verdict": "grader.verdicts",
    "check": "grader.notebooks.check",
    "hint": "grader.notebooks.hints",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    # Importing the pytest plugin imports this file in every pytest run of the machine: nothing heavy may load here.
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
