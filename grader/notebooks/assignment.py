"""The folder of an nbgrader course: the assignment's notebooks and the configuration, written only if changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.building import BuildError, LacksExtra, solved_text
from grader.course import Course
from grader.files import replace_file
from grader.notebooks.cells import MadeCell, exercise_cells
from grader.notebooks.configuration import CONFIG, Setting, lacking, new_configuration
from grader.notebooks.merging import changed, merged
from grader.steps import Exercise
from grader.tools import tool

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
FORMAT, IDS_SINCE = 4, 5
"""The notebook format, and the first minor version with cell ids."""


@dataclass(frozen=True)
class File:
    """A file to write: its path, its text, and the names of the cells that change (none if it is new)."""

    path: Path
    text: str
    cells: tuple[str, ...] = ()


def notebooks_folder(course_dir: Path, course: Course) -> Path:
    """The assignment's folder for nbgrader; it has the course's name."""
    return course_dir / "source" / course.name


def write_assignment(course_dir: Path, course: Course, solutions: Path) -> list[File]:
    """Write the course's notebooks, and an nbgrader_config.py if there is none; returns what was written.

    On a BuildError (a fault in a solved file, or a file in the way that is not a notebook) nothing is changed.
    """
    files = list(_files(course_dir, course, solutions))
    for file in files:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file.path, [file.text])
    return files


def lacking_settings(course_dir: Path) -> list[Setting]:
    """The lines that an instructor should add to an existing nbgrader_config.py."""
    config = course_dir / CONFIG
    return lacking(config.read_text(encoding="utf-8", errors="replace")) if config.exists() else []


def _files(course_dir: Path, course: Course, solutions: Path) -> Iterator[File]:
    nbformat = _nbformat()
    for exercise in course.exercises:
        path = notebooks_folder(course_dir, course) / f"{exercise.name}.ipynb"
        cells = _nodes(course, exercise, solutions / f"{exercise.name}.py")
        if not path.exists():
            yield File(path, _text(nbformat.v4.new_notebook(cells=cells, metadata=METADATA)))
            continue
        old = _read(path)
        known = _with_ids(old, cells)
        new = nbformat.from_dict({**known, "cells": merged(known.cells, cells)})
        if new != old:
            yield File(path, _text(new), tuple(changed(known.cells, new.cells)))
    if not (course_dir / CONFIG).exists():
        yield File(course_dir / CONFIG, new_configuration())


def _nbformat() -> Any:
    return tool("nbformat", "nbgrader", LacksExtra)


def _nodes(course: Course, exercise: Exercise, solved: Path) -> list[Any]:
    cells = exercise_cells(solved_text(solved), course, exercise, str(solved))
    return [_node(cell, exercise.name) for cell in cells]


def _node(cell: MadeCell, exercise: str) -> Any:
    new = getattr(_nbformat().v4, f"new_{cell.kind}_cell")
    metadata = {"nbgrader": dict(cell.marks)} if cell.marks else {}
    return new(source=cell.source, id=cell.id(exercise), metadata=metadata)


def _read(path: Path) -> Any:
    nbformat = _nbformat()
    try:
        return nbformat.read(path, as_version=FORMAT)
    except (OSError, ValueError, AttributeError, KeyError, nbformat.ValidationError) as fault:
        raise BuildError(f"{path} is not a notebook: move it away, and run this again ({fault})") from None


def _with_ids(old: Any, made: Sequence[Any]) -> Any:
    """The notebook, with ids for cells of an older format: those of the `made` cells with the same source."""
    if old.nbformat_minor >= IDS_SINCE:
        return old
    ids = {(cell.cell_type, cell.source): cell.id for cell in made}
    known = _nbformat().v4.upgrade(deepcopy(old), from_version=FORMAT, from_minor=old.nbformat_minor)
    for cell in known.cells:
        cell.id = ids.get((cell.cell_type, cell.source), cell.id)
    return known


def _text(notebook: Any) -> str:
    return f"{_nbformat().writes(notebook)}\n"
