"""The installed courses, found through the entry-point group `grader.courses`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points

from grader.steps import Course, Exercise

GROUP = "grader.courses"
FILE_NAME = re.compile(r"ex\d+_\w+\.py")
"""What an exercise file is called; no course is loaded for a file of another name."""


class CourseError(Exception):
    """A course that cannot be loaded, or is not installed; the message names it and the ones that are."""


@cache
def courses() -> Mapping[str, Course]:
    """The installed courses by name (CourseError if one of them cannot be loaded)."""
    found: dict[str, Course] = {}
    for entry in entry_points(group=GROUP):
        try:
            loaded = entry.load()
        except Exception as fault:
            raise CourseError(
                f"the course {entry.name!r} ({entry.value}) cannot be loaded: {type(fault).__name__}: {fault}"
            ) from fault
        if not isinstance(loaded, Course):
            raise CourseError(f"the course {entry.name!r} ({entry.value}) is no grader.Course")
        found[entry.name] = loaded
    return found


def course_named(name: str) -> Course:
    """The installed course of that name (CourseError if there is none)."""
    if name not in courses():
        raise CourseError(f"no course is called {name!r}; installed: {', '.join(courses()) or 'none'}")
    return courses()[name]


def exercise_of(file_name: str) -> tuple[Course, Exercise] | None:
    """The exercise that a file of this name belongs to; None if it is no exercise file of an installed course."""
    if not FILE_NAME.fullmatch(file_name):
        return None
    name = file_name.removesuffix(".py")
    return next(((c, e) for c in courses().values() for e in c.exercises if e.name == name), None)
