"""The files and folders under a path that an instructor gives, before their owners are known."""

from __future__ import annotations

from dataclasses import dataclass

from grader.course import Course
from grader.submissions.entry import Part

INSTRUCTORS = {"__init__.py", "conftest.py"}
"""Files among the submissions that are not students'."""


@dataclass(frozen=True)
class Item:
    """A file or folder at the top of a class's folder or download."""

    name: str
    is_folder: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Listing:
    """The items, and Gradescope's metadata if it lies beside them.

    others: files that hold no code; hidden: names with a dot in front that would be items without it.
    """

    items: tuple[Item, ...]
    metadata: Part | None = None
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def exercises_of(course: Course) -> set[str]:
    """The names of a course's exercises."""
    return {exercise.name for exercise in course.exercises}
