"""The cells of an exercise's notebook: its solved file's cells with nbgrader's marks, and a check for each step."""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from grader.building import BEGIN, FORMAT, BuildError, LacksExtra, check_markers
from grader.cell_marks import Marks
from grader.child.statements import definitions
from grader.course import Course
from grader.installed import FIRST, KIT, package_of
from grader.steps import Exercise, Step
from grader.tools import tool

Part: TypeAlias = tuple[str, str]
"""The kind ("code", "markdown", "raw") and the source of a cell in the file."""

OURS = "grader-"
"""The prefix of the ids of cells made here; an instructor's own cells have other ids."""

TEST = "test_"
"""The prefix of the grade id of a cell that checks a step."""

NOTE = """\
**In this notebook**, write each function in its cell and run the cell (Shift+Enter). Then run the check below it: it
says whether the function is right, and if not, what kind of slip it is. Run All stops at the first check that fails:
the checks further down are not run then, so run each of them by itself.

Stuck? Write `from grader import hint` into a cell of your own, and below it `{hint}`: it gives you a nudge, and one
more each time. (Where the lessons speak of saving a file, of `pytest exercises` and of `grader hint`, they speak to
those who work with the same exercises as files.)"""

CHECK = """\
try:
    from grader import check as grader_check
except ImportError:
    raise ImportError("Install the kit: %pip install {packages}") from None

# Run this cell to check {step}.
grader_check("{step}", course="{course}"{package})
### BEGIN HIDDEN TESTS
grader_check("{step}", course="{course}"{package}, hidden=True)
### END HIDDEN TESTS"""
"""A test cell. The import has a special name, so that it replaces no function of the student's; and it is so far above
the hidden tests that the traceback of a missing kit does not show them."""


@dataclass(frozen=True)
class MadeCell:
    """One cell; `name` is unique in the notebook, `marks` is nbgrader's metadata (empty for none)."""

    kind: str
    source: str
    name: str
    marks: Mapping[str, object]

    def id(self, exercise: str) -> str:
        """An id that depends only on the exercise and the name."""
        return OURS + hashlib.sha256(f"{exercise}/{self.name}".encode()).hexdigest()[:16]


def exercise_cells(text: str, course: Course, exercise: Exercise, name: str) -> list[MadeCell]:
    """The cells of an exercise's notebook, made from the text of its solved file.

    A solution cell has its step's name, the check below it is `test_STEP`; other code is locked and named
    `before_STEP`. BuildError, with `name` for the file, if a step is missing, shares a cell with another, or has no
    solution between markers.
    """
    check_markers(text, name)
    parts = _parts(text)
    steps = [_step(part, exercise, name) for part in parts]
    for step in exercise.steps:
        if step not in steps:
            raise BuildError(f"{name}: no cell defines the step {step.name}")
    cells = list(_cells(parts, steps, course))
    for called, times in Counter(cell.name for cell in cells).items():
        if times > 1 or not called.isascii():
            raise BuildError(f"{name}: {called} is not a name for an nbgrader cell: it is {_fault(times)}")
    return cells


def _fault(times: int) -> str:
    return "taken by another cell" if times > 1 else "not all ASCII"


def _parts(text: str) -> list[Part]:
    notebook = tool("jupytext", "nbgrader", LacksExtra).reads(text, fmt=FORMAT)
    return [(str(cell.cell_type), str(cell.source)) for cell in notebook.cells]


def _step(part: Part, exercise: Exercise, name: str) -> Step | None:
    """The step that a cell defines; None if it defines none."""
    kind, source = part
    defined = _defined(source) if kind == "code" else set()
    found = [step for step in exercise.steps if step.name in defined]
    if len(found) > 1:
        both = " and ".join(step.name for step in found)
        raise BuildError(f"{name}: one cell defines {both}: put `# %%` between them, since each has a check of its own")
    if found and BEGIN not in source:
        raise BuildError(f"{name}: the cell of {found[0].name} has no ### {BEGIN}: nbgrader would clear all of it")
    return found[0] if found else None


def _defined(source: str) -> set[str]:
    try:
        return set(definitions(ast.parse(source)))
    except SyntaxError:  # an IPython magic: it defines nothing
        return set()


def _cells(parts: Sequence[Part], steps: Sequence[Step | None], course: Course) -> Iterator[MadeCell]:
    used: Counter[str] = Counter()
    noted = False
    for number, ((kind, source), step) in enumerate(zip(parts, steps, strict=True)):
        if kind == "code" and not noted:
            yield MadeCell("markdown", NOTE.format(hint=_hint(steps, course)), "note", {})
            noted = True
        if step:
            yield MadeCell(kind, source, step.name, _marks(step.name, solution=True))
            yield _check(step, course)
            continue
        following = next((s.name for s in steps[number:] if s), None)
        place = f"before_{following}" if following else "after_all"
        used[place] += 1
        called = place if used[place] == 1 else f"{place}_{used[place]}"
        yield MadeCell(kind, source, called, _marks(called, solution=BEGIN in source) if kind == "code" else {})


def _hint(steps: Sequence[Step | None], course: Course) -> str:
    """The line that asks for a hint for the notebook's first step, or for the course's first if it has none."""
    first = next((step.name for step in steps if step), course.steps[0].name)
    return f'hint("{first}")' if course.name == FIRST else f'hint("{first}", course="{course.name}")'


def _check(step: Step, course: Course) -> MadeCell:
    name = f"{TEST}{step.name}"
    own = _own_package(course)
    package, packages = (f', package="{own}"', f"{KIT} {own}") if own else ("", KIT)
    source = CHECK.format(step=step.name, course=course.name, package=package, packages=packages)
    return MadeCell("code", source, name, {**_marks(name, solution=False), "grade": True, "points": step.points})


def _own_package(course: Course) -> str:
    """The package that contains the course; empty for the kit itself."""
    found = package_of(course)
    return found.name if found and found.name != KIT else ""


def _marks(grade_id: str, *, solution: bool) -> dict[str, object]:
    """nbgrader's metadata of a cell without points: a solution cell, or a locked one."""
    return Marks(grade_id, solution=solution, locked=not solution).metadata
