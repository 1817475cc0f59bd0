"""Exercises that are checked step by step. These names are what course authors and notebooks import, loaded on use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.chart import Chart as Chart
    from grader.chart import Curve as Curve
    from grader.course import Course as Course
    from grader.drawing import Caption as Caption
    from grader.drawing import Drawing as Drawing
    from grader.drawing import Edge as Edge
    from grader.drawing import Node as Node
    from grader.drawing import Tile as Tile
    from grader.notebooks.check import check as check
    from grader.steps import Exercise as Exercise
    from grader.steps import Mistake as Mistake
    from grader.steps import Situation as Situation
    from grader.steps import Step as Step
    from grader.values import Array as Array
    from grader.verdicts import Verdict as Verdict

_HOME = {
    "Array": "grader.values",
    "Caption": "grader.drawing",
    "Chart": "grader.chart",
    "Course": "grader.course",
    "Curve": "grader.chart",
    "Drawing": "grader.drawing",
    "Edge": "grader.drawing",
    "Exercise": "grader.steps",
    "Mistake": "grader.steps",
    "Node": "grader.drawing",
    "Situation": "grader.steps",
    "Step": "grader.steps",
    "Tile": "grader.drawing",
    "Verdict": "grader.verdicts",
    "check": "grader.notebooks.check",
}

__all__ = [
    "Array",
    "Caption",
    "Chart",
    "Course",
    "Curve",
    "Drawing",
    "Edge",
    "Exercise",
    "Mistake",
    "Node",
    "Situation",
    "Step",
    "Tile",
    "Verdict",
    "check",
]


def __getattr__(name: str) -> object:
    # Importing the pytest plugin imports this file in every pytest run of the machine: nothing heavy may load here.
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
