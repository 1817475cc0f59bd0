"""The course that follows the text "Backpropagation Step by Step": a 2-2-1 linear network, worked out by hand."""

from __future__ import annotations

from pathlib import Path

from grader import Course
from grader.courses.backprop import (
    closing,
    drawing,
    ex1_forward_pass,
    ex2_error,
    ex3_gradients,
    ex4_update,
    ex5_matrices,
    ex6_training,
    ex7_gradient_check,
    network,
    shown,
)

MODULES = (
    ex1_forward_pass,
    ex2_error,
    ex3_gradients,
    ex4_update,
    ex5_matrices,
    ex6_training,
    ex7_gradient_check,
)


def _folder(name: str) -> Path:
    """The course's files: inside the package where it is installed, at the repository's top level in a checkout."""
    inside = Path(__file__).with_name(name)
    return inside if inside.is_dir() else Path(__file__).parents[3] / name


course = Course(
    name="backprop",
    title="Backpropagation, step by step",
    exercises=tuple(module.exercise for module in MODULES),
    text=network.TEXT,
    fixed=network.FIXED,
    further=network.FURTHER,
    draw=network.draw,
    seed=0,
    fixed_suffice=True,
    closing=closing.closing,
    drawing=drawing.drawing,
    texts=shown.TEXTS,
    chart=shown.chart,
    exercises_folder=_folder("exercises"),
    solutions_folder=_folder("solutions"),
)
