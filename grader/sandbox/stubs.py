"""Exercise files that are handed in unchanged: they hold only stubs, and need not be run."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from types import CodeType

from grader.child.compiled import functions, parts
from grader.child.messages import Loaded
from grader.child.statements import definitions, is_stub
from grader.course import Course
from grader.steps import Exercise
from grader.submissions.files import File
from grader.submissions.percent import percent_cells


@cache
def stubs(course: Course) -> Mapping[File, Loaded]:
    """The course's exercise files in which every step is still to be written, and what a child would say of each.

    They are the course's own, so they can be compiled here without a sandbox: a class hands in many of them.
    """
    return {file: Loaded(0, functions(_within(file), {}), [], [], []) for file in _files(course)}


def _files(course: Course) -> Iterator[File]:
    for exercise in course.exercises:
        path = course.exercises_folder / f"{exercise.name}.py"
        with suppress(OSError, SyntaxError, ValueError):  # the author's slip: such a file is run like any other
            file = File(path.name, percent_cells(path.read_text(encoding="utf-8")))
            if _is_to_do(file, exercise):
                yield file


def _is_to_do(file: File, exercise: Exercise) -> bool:
    found = {name: node for cell in file.cells for name, node in definitions(ast.parse(cell.source)).items()}
    return all(is_stub(found.get(step.name)) for step in exercise.steps)


def _within(file: File) -> Iterator[CodeType]:
    for cell in file.cells:
        yield from parts(compile("\n" * (cell.line - 1) + cell.source, file.name, "exec"))
