"""The autograded folders: each is complete and agrees with the gradebook, or does not exist."""

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

    They are made as hidden folders beside their final places. Then the old ones are moved away, the gradebook is
    written, and the new ones are moved into place: an existing folder always matches the gradebook.
    """

    def __init__(self, folder: CourseFolder, assignment: str) -> None:
        self._folder, self._assignment = folder, assignment
        self._given = folder.given(assignment)

    def place(self, student: str) -> Path:
        """Where nbgrader looks for the student's folder."""
        return self._folder.autograded(student, self._assignment)

    def tidy(self, student: str) -> None:
        """Remove the hidden folders that a killed run has left beside the student's folder."""
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
        """Move the new folders into place; `save` writes the gradebook once the old ones are moved away."""
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
    """The student's files that clash with none of the taken names, nor with a folder around or below one."""
    for name in names:
        if not any(f"{name}/".startswith(f"{other}/") or f"{other}/".startswith(f"{name}/") for other in taken):
            yield name


def _beside(place: Path, age: str) -> Path:
    return place.with_name(f".{place.name}.{age}")
