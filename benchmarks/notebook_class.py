"""An nbgrader course whose class has handed in its notebooks, many in short time."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.throughput import slip
from grader.courses.backprop import course
from tests.notebooks.classroom import Classroom

Answer: TypeAlias = Callable[[random.Random, str, str], str]
"""What a student makes of a step, out of its stub and its solution."""


def released(folder: Path) -> Classroom:
    """A course made by `grader notebooks`, and released by nbgrader."""
    classroom = Classroom(folder)
    classroom.write()
    done = classroom.nbgrader("generate_assignment", course.name)
    if done.returncode:
        raise SystemExit(f"nbgrader generate_assignment has failed:\n{done.stdout}")
    return classroom


def hand_in(classroom: Classroom, size: int, answer: Answer) -> None:
    """Each of so many students hands in all released notebooks, with his own answers in them."""
    notebooks = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in classroom.release.glob("*.ipynb")}
    solved = {name: _sources(classroom.source / name) for name in notebooks}
    for number in range(size):
        chance = random.Random(number)
        folder = classroom.path / "submitted" / f"student{number:05}" / course.name
        folder.mkdir(parents=True)
        for name, notebook in notebooks.items():
            made = {**notebook, "cells": [_answered(cell, solved[name], chance, answer) for cell in notebook["cells"]]}
            (folder / name).write_text(json.dumps(made), encoding="utf-8")


def right(_chance: random.Random, _stub: str, solution: str) -> str:
    """Everything is solved."""
    return solution


def mixed(chance: random.Random, stub: str, solution: str) -> str:
    """Some steps are solved, some have a sign turned round, some are not written."""
    if chance.random() < 0.3:
        return stub
    return slip(solution, chance) if chance.random() < 0.1 else solution


def _answered(cell: Any, solved: dict[str, str], chance: random.Random, answer: Answer) -> Any:
    step = _grade_id(cell)
    if step not in {s.name for s in course.steps}:
        return cell
    return {**cell, "source": answer(chance, "".join(cell["source"]), solved[step])}


def _sources(path: Path) -> dict[str, str]:
    """The cells' sources by their grade ids."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {_grade_id(cell): "".join(cell["source"]) for cell in cells}


def _grade_id(cell: Any) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))
