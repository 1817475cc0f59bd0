"""Files around a student's work that are not theirs: virtual environments, and the kit in a clone handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from grader.course import Course
from grader.submissions.limits import named
from grader.submissions.names import folder_of, folders_around, handed_in

VENV = "pyvenv.cfg"
"""The file that marks a virtual environment. Of such a folder, only exercise files directly in it may be the student's,
who has made an environment of the working folder."""


@dataclass(frozen=True)
class Kit:
    """The folders of the kit: in a folder that holds both, only the exercises are the student's."""

    exercises: str = "exercises"
    solutions: str = "solutions"

    def lies_in(self, folder: str, folders: Set[str]) -> bool:
        """Whether a folder is a clone or a fork of the kit; `folders` are all that exist."""
        return {f"{folder}{self.exercises}/", f"{folder}{self.solutions}/"} <= folders

    def note(self, folder: str) -> str:
        """The note about what is left out of a clone."""
        read, left = named(f"{folder}{self.exercises}"), named(f"{folder}{self.solutions}")
        return f"Only {read} was read: {left} and whatever else lies beside it is taken for the kit's own."


def kit_of(course: Course) -> Kit:
    """The kit of a course, by the names of the course's folders if they differ."""
    exercises, solutions = course.exercises_folder.name, course.solutions_folder.name
    return Kit(exercises, solutions) if exercises and solutions and exercises != solutions else Kit()


def clones(names: Iterable[str], kit: Kit) -> set[str]:
    """The folders around these files that are clones of the kit."""
    folders = {folder for name in names for folder in folders_around(name)}
    return {folder for folder in folders if kit.lies_in(folder, folders)}


def own_names(names: Sequence[str], kit: Kit) -> set[str]:
    """The names that may be the student's work."""
    cloned = clones(names, kit)
    environments = {folder_of(name) for name in names if name.rpartition("/")[2] == VENV} - cloned
    return {name for name in names if _is_own(name, kit, cloned, environments)}


def _is_own(name: str, kit: Kit, cloned: Set[str], environments: Set[str]) -> bool:
    """Whether no folder around a file shows that it is not the student's."""
    around = folders_around(name)
    exempt = folder_of(name) if handed_in(name) else None
    return all(name.startswith(f"{folder}{kit.exercises}/") for folder in around if folder in cloned) and not any(
        folder in environments for folder in around if folder != exempt
    )
