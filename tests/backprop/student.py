"""A student whose whole file is a text, for the tests of this folder."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from grader.answers.answer import Answer, Arguments
from grader.checking import check
from grader.courses.backprop import course
from grader.soundness import situations
from grader.steps import Exercise, Step
from grader.verdicts import Verdict
from tests.functions import answers_of

SOLUTIONS = Path(__file__).parents[2] / "solutions"

HEADER = "import math\nimport numpy as np\n\n\ndef _sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n\n\n"
"""What a wrong or honest answer may need beside what is in its file."""


class Written:
    """A student who hands in one text."""

    def __init__(self, text: str) -> None:
        self.names: dict[str, Any] = {}
        exec(compile(text, "<student>", "exec"), self.names)

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer]:
        """The answers of the student's function, and its arguments as they were afterwards."""
        return answers_of(self.names[step.name], calls)


def verdict(step: Step, text: str) -> Verdict:
    """The verdict on one step of such a file."""
    return check(step, Written(HEADER + text), situations(course, step, course.seed))


def verdicts(exercise: Exercise, text: str) -> list[Verdict]:
    """The verdicts on all steps of such a file."""
    student = Written(HEADER + text)
    return [check(step, student, situations(course, step, course.seed)) for step in exercise.steps]


def written(step: Step, formula: str) -> str:
    """The function of a step that returns a formula, or has a body with its own `return`."""
    body = formula if "return " in formula else f"return {formula}"
    lines = "\n    ".join(body.strip().splitlines())
    return f"def {step.name}({', '.join(step.parameters)}):\n    {lines}\n"


def solved_but_for(step: Step, text: str) -> str:
    """The solved file of the step's exercise, with this text instead of the function."""
    solved = _solved(step.exercise)
    tree = ast.parse(solved)
    place = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == step.name)
    lines = solved.splitlines()
    lines[place.lineno - 1 : place.end_lineno] = text.splitlines()
    return "\n".join(lines)


@cache
def _solved(exercise: str) -> str:
    return (SOLUTIONS / f"{exercise}.py").read_text(encoding="utf-8")
