"""A submission made ready for the grader: the students' own code, taken out of restored notebooks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.nbgrading.assignment import Assignment, Notebook
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.restored_notebook import Restored, code_cells, restored
from grader.nbgrading.submitted_folder import Handed, handed_in
from grader.submissions import Entry
from grader.submissions.entry import Part
from grader.submissions.limits import MOST_BYTES, Unreadable, named, size
from grader.submissions.names import NOTEBOOK, stem, storable, suffix, without_dot
from grader.submissions.sheet import is_enough, mentioned, mentions


@dataclass(frozen=True)
class Prepared:
    """A submission as it is graded.

    notebooks: those of the assignment that were handed in and can be read. faults: why others that were handed in
    cannot be read. notes: sentences about what was changed, renamed or left out.
    """

    handed: Handed
    notebooks: Mapping[str, Restored]
    faults: Mapping[str, str]
    notes: tuple[str, ...]


class Desk:
    """Prepares the submissions of an assignment; `staging` is a folder of its own for the code that will be run."""

    def __init__(self, folder: CourseFolder, found: Assignment, course: Course, staging: Path) -> None:
        self._folder, self._found, self._course, self._staging = folder, found, course, staging
        self._modules = {name: path for name, path in folder.given(found.name).items() if suffix(name) == ".py"}

    def handed(self, student: str) -> Handed:
        """What the student has handed in."""
        place = self._folder.submitted(student, self._found.name)
        return handed_in(student, place, self._folder.ignored, self._folder.largest)

    def prepared(self, handed: Handed) -> Prepared:
        """The submission, restored; nothing is written."""
        notebooks: dict[str, Restored] = {}
        faults: dict[str, str] = {}
        matched, notes = self._matched(handed)
        for notebook, name, data in matched:
            try:
                if isinstance(data, str):
                    raise Unreadable(data)
                notebooks[notebook.name] = restored(data, f"{name}{NOTEBOOK}", notebook, mentions(self._course))
            except Unreadable as fault:
                faults[notebook.name] = str(fault)
        hopeless = self._hopeless(handed, notebooks)
        if hopeless is not None:
            notebooks, faults = {}, {notebook.name: hopeless for notebook in self._found.notebooks}
        notes += [f"{name}: {change}." for name, made in notebooks.items() for change in made.changes]
        hidden = [f"{named(name)} is hidden, and was left out." for name in handed.others if without_dot(name)]
        return Prepared(handed, notebooks, faults, (*notes, *hidden, *handed.refused))

    def entry(self, prepared: Prepared) -> Entry:
        """Write the code that will be run into the staging folder."""
        handed = prepared.handed
        place = self._staging / handed.student
        self.clear(handed.student)
        place.mkdir(parents=True)
        parts = []
        for name, made in prepared.notebooks.items():
            path = place / f"{name}{NOTEBOOK}"
            path.write_text(json.dumps(_plain(made.code)), encoding="utf-8")
            parts.append(Part(path, path.name))
        modules = {name: handed.folder / name for name in handed.others if self._is_module(name)} if parts else {}
        parts += [Part(path, storable(name)) for name, path in {**modules, **self._modules}.items()]
        return Entry(handed.student, tuple(parts), tuple(sorted(prepared.faults.values())))

    def clear(self, student: str) -> None:
        """Remove what was staged for a student."""
        shutil.rmtree(self._staging / student, ignore_errors=True)

    def close(self) -> None:
        """Remove the staging folder."""
        shutil.rmtree(self._staging, ignore_errors=True)

    def _matched(self, handed: Handed) -> tuple[list[tuple[Notebook, str, bytes | str]], list[str]]:
        """The assignment's notebooks that were handed in, each with its name there and its bytes; and the notes."""
        found: list[tuple[Notebook, str, bytes | str]] = []
        notes = []
        whole = self._found.by_name.keys() <= handed.notebooks.keys()
        defined = {} if whole else {name: self._defined(name, data) for name, data in handed.notebooks.items()}
        for notebook in self._found.notebooks:
            name: str | None = notebook.name
            if notebook.name not in handed.notebooks:
                name = self._stand_in(notebook, defined)
                where = "was not handed in" if name is None else f"was found in {named(name)}{NOTEBOOK}"
                notes.append(f"{notebook.name} {where}.")
            if name is not None:
                found.append((notebook, name, handed.notebooks[name]))
        used = {*self._found.by_name, *(name for _, name, _ in found)}
        others = [name for name in handed.notebooks if name not in used]
        notes += [f"{named(name)}{NOTEBOOK} is none of the assignment's, and was left out." for name in others]
        return found, notes

    def _stand_in(self, notebook: Notebook, defined: Mapping[str, Set[str]]) -> str | None:
        """The notebook that defines most steps of a missing one: some students write everything into one notebook."""
        wanted = {step.name for step in notebook.steps(self._course).values()}
        own = {name: name in self._found.by_name for name in defined}
        worth = {name: len(wanted & names) for name, names in defined.items()}
        able = [name for name, count in worth.items() if is_enough(count, len(wanted), of_another=own[name])]
        return max(able, key=lambda name: (not own[name], worth[name], name), default=None)

    def _defined(self, name: str, data: bytes | str) -> set[str]:
        try:
            cells = [] if isinstance(data, str) else code_cells(data, name)
        except Unreadable:
            return set()
        return {step for cell in cells for step in mentioned(cell, self._course)}

    def _hopeless(self, handed: Handed, notebooks: Mapping[str, Restored]) -> str | None:
        """Why nothing of the submission can be graded; None if something can."""
        if not handed.notebooks:
            return handed.fault or "There is no notebook in it."
        modules = (handed.folder / name for name in handed.others if self._is_module(name))
        code = size(source for made in notebooks.values() for source in made.code)
        if code + sum(path.stat().st_size for path in modules) > MOST_BYTES:
            return f"All of its code together is larger than {MOST_BYTES // 1_000_000} MB."
        return None

    def _is_module(self, name: str) -> bool:
        """Whether it is a helper module that the notebooks may import, and has no notebook's name."""
        return suffix(name) == ".py" and stem(name) not in self._found.by_name and name not in self._modules


def _plain(code: Sequence[str]) -> Mapping[str, object]:
    cells = [{"cell_type": "code", "metadata": {}, "source": source} for source in code]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
