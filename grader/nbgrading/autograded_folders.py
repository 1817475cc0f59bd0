"""The autograded folders: each is whole and agrees with the gradebook, or is not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from grader.nbgrading.cell_scores import Judged
from grader.nbgrading.document import document
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.submitted_folder import Handed
from grader.submissions.names import NOTEBOOK

NEW, OLD = "new", "old"


class Folders:
    """Writes the autograded folders of an assignment, many in one go.

    They are made beside their place, as hidden folders. Then the old ones go, the gradebook is written, and the new
    ones are moved to their places: whatever is killed when, a folder that stands is the one the gradebook speaks of.
    """

    def __init__(self, folder: CourseFolder, assignment: str) -> None:
        self._folder, self._assignment = folder, assignment
        self._given = folder.given(assignment)

    def place(self, student: str) -> Path:
        """Where nbgrader looks for the student's folder."""
        return self._folder.autograded(student, self._assignment)

    def tidy(self, student: str) -> None:
        """Take away what a killed run has left beside the folder."""
        for age in (NEW, OLD):
            shutil.rmtree(_beside(self.place(student), age), ignore_errors=True)

    def make(self, judged: Judged, handed: Handed) -> None:
        """Write the folder beside its place."""
        made = _beside(self.place(handed.student), NEW)
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        notebooks = {f"{name}{NOTEBOOK}": document(*whole) for name, whole in judged.notebooks.items()}
        own = {name: handed.folder / name for name in _apart(handed.others, [*self._given, *notebooks])}
        for name, path in {**own, **self._given}.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, made / name)
        for name, text in notebooks.items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        self._permit(made)

    def exchange(self, students: Sequence[str], save: Callable[[], None]) -> None:
        """Put the folders that were made in their places, with `save` (the gradebook's part) in the middle."""
        for student in students:
            with suppress(FileNotFoundError):
                os.rename(self.place(student), _beside(self.place(student), OLD))
        save()
        for student in students:
            os.rename(_beside(self.place(student), NEW), self.place(student))
        for student in students:
            self.tidy(student)

    def _permit(self, made: Path) -> None:
        for inside, _, names in os.walk(made):
            for name in names:
                os.chmod(os.path.join(inside, name), self._folder.permissions)
            if self._folder.groupshared:
                os.chmod(inside, 0o2775)


def _apart(names: Iterable[str], taken: Sequence[str]) -> Iterator[str]:
    """Those of a student's files that are in nobody's way: neither such a file nor a folder around or below one."""
    for name in names:
        if not any(f"{name}/".startswith(f"{other}/") or f"{other}/".startswith(f"{name}/") for other in taken):
            yield name


def _beside(place: Path, age: str) -> Path:
    return place.with_name(f".{place.name}.{age}")
