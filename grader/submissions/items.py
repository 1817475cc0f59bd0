"""What lies under a path that an instructor gives, before it is known whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from grader.course import Course
from grader.submissions.entry import Part

INSTRUCTORS = {"__init__.py", "conftest.py"}
"""Files that stand among students' and are none of theirs."""


@dataclass(frozen=True)
class Item:
    """What stands under one name in a class's folder or download."""

    name: str
    is_folder: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Listing:
    """The items, and Gradescope's metadata if it lies beside them.

    others: files that nobody's code is in; hidden: names that begin with a dot, of what would be an item without it.
    """

    items: tuple[Item, ...]
    metadata: Part | None = None
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def exercises_of(course: Course) -> set[str]:
    """The names of a course's exercises."""
    return {exercise.name for exercise in course.exercises}
