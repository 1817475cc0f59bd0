"""The installed courses, found through the entry-point group `grader.courses`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points

from grader.exercise_files import FILE_NAME
from grader.faults import located
from grader.steps import Course, Exercise

GROUP = "grader.courses"


class CourseError(Exception):
    """A course that cannot be loaded, or is not installed; the message names it and the ones that are."""


@cache
def _found() -> tuple[Mapping[str, Course], Mapping[str, str]]:
    """The installed courses by name, and what is wrong with those that cannot be loaded."""
    loaded: dict[str, Course] = {}
    faults: dict[str, str] = {}
    for entry in entry_points(group=GROUP):
        try:
            course = entry.load()
        except Exception as fault:
            faults[entry.name] = f"cannot be loaded: {located(fault, entry.module.partition('.')[0])}"
            continue
        if not isinstance(course, Course):
            faults[entry.name] = f"({entry.value}) is not a grader.Course"
        elif course.name != entry.name:
            faults[entry.name] = f"({entry.value}) calls itself {course.name!r}: give course and entry point one name"
        else:
            loaded[entry.name] = course
    return loaded, faults


def courses() -> Mapping[str, Course]:
    """The installed courses by name; one that cannot be loaded does not stand in the way of the others."""
    return _found()[0]


def course_named(name: str) -> Course:
    """The installed course of that name (CourseError if there is none, or it cannot be loaded)."""
    loaded, faults = _found()
    if name in faults:
        raise CourseError(f"the course {name!r} {faults[name]}")
    if name not in loaded:
        raise CourseError(f"no course is called {name!r}; installed: {', '.join(loaded) or 'none'}")
    return loaded[name]


def exercise_of(file_name: str) -> tuple[Course, Exercise] | None:
    """The exercise that a file of this name belongs to; None if it is not an exercise file of an installed course.

    A CourseError says that it may be one of a course that cannot be loaded.
    """
    if not FILE_NAME.fullmatch(file_name):
        return None
    name = file_name.removesuffix(".py")
    for course in courses().values():
        for exercise in course.exercises:
            if exercise.name == name:
                return course, exercise
    for broken in _found()[1]:
        course_named(broken)
    return None
