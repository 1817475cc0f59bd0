"""All that is read before a run begins: the course folder, the assignment in its gradebook, and who has handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import Engine

from grader.nbgrading import database, gradebook
from grader.nbgrading.assignment import Assignment
from grader.nbgrading.folder import CourseFolder, NoCourse

MOST_ID = 128
"""Characters of a student's id that the gradebook can hold."""


class Unusable(Exception):
    """There is nothing that can be graded; the message says why, and what to do."""


@dataclass(frozen=True)
class Opened:
    """A course folder, gradebook and assignment, opened for a run.

    students: whose submissions are graded; refused: why others cannot be; everybody: all who have handed in.
    """

    folder: CourseFolder
    engine: Engine
    assignment: Assignment
    students: tuple[str, ...]
    refused: Mapping[str, str]
    everybody: tuple[str, ...]

    @property
    def kept(self) -> Path:
        """The hidden folder for the state of this assignment's runs."""
        return self.folder.kept(self.assignment.name)


@contextmanager
def opened(root: Path, url: str | None, name: str, wanted: Sequence[str]) -> Iterator[Opened]:
    """A course folder opened for an assignment (Unusable if there is nothing to grade); `wanted` are globs of ids."""
    try:
        folder = CourseFolder(root, url)
        with database.opened(folder.url, folder.root) as engine:
            yield _opened(folder, engine, name, wanted)
    except (NoCourse, database.NoGradebook) as fault:
        raise Unusable(str(fault)) from None


def _opened(folder: CourseFolder, engine: Engine, name: str, wanted: Sequence[str]) -> Opened:
    with engine.connect() as connection:
        assignment = gradebook.assignment(connection, name, folder)
        known = gradebook.students(connection)
    found = folder.students(name, wanted)
    if not found:
        whose = f" of {', '.join(wanted)}" if wanted else ""
        raise Unusable(f"There is no submission{whose}: nothing matches {folder.submitted('*', name)}.")
    refused = dict(_refused(found, known, create=bool(folder.settings.create_student)))
    students = tuple(student for student in found if student not in refused)
    return Opened(folder, engine, assignment, students, refused, tuple(folder.students(name, ["*"])))


def _refused(students: Sequence[str], known: set[str], *, create: bool) -> Iterator[tuple[str, str]]:
    for student in students:
        if len(student) > MOST_ID or not student.isprintable():
            yield student, "The gradebook cannot hold this id: rename the folder."
        elif student not in known and not create:
            yield student, "The gradebook has no such student, and nbgrader's create_student is off."
