"""The installed courses, found through the entry-point group `grader.courses`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import Distribution, EntryPoint, entry_points

from grader.course import Course
from grader.exercise_files import FILE_NAME
from grader.faults import located
from grader.steps import Exercise

GROUP = "grader.courses"
KIT = "pytest-exercises"

FIRST = "backprop"
"""The course that is meant where none is named."""


class CourseError(Exception):
    """A course that cannot be loaded, or is not installed; the message names it and the ones that are."""


class NotInstalled(CourseError):
    """No installed package has the course."""


@cache
def _found() -> tuple[Mapping[str, Course], Mapping[str, str]]:
    """The installed courses by name, and what is wrong with those that cannot be used."""
    loaded: dict[str, Course] = {}
    faults: dict[str, str] = {}
    for name, entries in _entries().items():
        found = _loaded(entries[0]) if len(entries) == 1 else f"is in two installed packages{_named(entries)}"
        if isinstance(found, Course):
            loaded[name] = found
        else:
            faults[name] = found
    return loaded, faults


def _entries() -> Mapping[str, Sequence[EntryPoint]]:
    """The entry points by name; two packages that name the same object mean one course, as after a renaming."""
    found: dict[str, dict[str, EntryPoint]] = {}
    for entry in entry_points(group=GROUP):
        found.setdefault(entry.name, {}).setdefault(entry.value, entry)
    return {name: list(entries.values()) for name, entries in found.items()}


def _named(entries: Sequence[EntryPoint]) -> str:
    packages = " and ".join(entry.dist.name for entry in entries if entry.dist)
    return f", {packages}: uninstall one of them" if packages else ""


def _loaded(entry: EntryPoint) -> Course | str:
    """The course of an entry point, or what is wrong with it."""
    try:
        course = entry.load()
    except Exception as fault:
        return f"cannot be loaded: {located(fault, entry.module.partition('.')[0])}"
    if not isinstance(course, Course):
        return f"({entry.value}) is not a grader.Course"
    if course.name != entry.name:
        return f"({entry.value}) calls itself {course.name!r}: give course and entry point one name"
    return course


def courses() -> Mapping[str, Course]:
    """The installed courses by name; one that cannot be loaded does not stand in the way of the others."""
    return _found()[0]


def course_named(name: str) -> Course:
    """The installed course of that name (CourseError if there is none, or it cannot be loaded)."""
    loaded, faults = _found()
    if name in faults:
        raise CourseError(f"the course {name!r} {faults[name]}")
    if name not in loaded:
        raise NotInstalled(f"no course is called {name!r}; installed: {', '.join(loaded) or 'none'}")
    return loaded[name]


def package_of(course: Course) -> Distribution | None:
    """The installed package that the course comes from; None if it is none."""
    return next((entry.dist for entry in entry_points(group=GROUP) if entry.name == course.name), None)


def exercise_of(file_name: str) -> tuple[Course, Exercise] | None:
    """The exercise that a file of this name belongs to; None if it is not an exercise file of an installed course.

    A CourseError says that it may be one of a course that cannot be loaded, or is one of two courses.
    """
    if not FILE_NAME.fullmatch(file_name):
        return None
    name = file_name.removesuffix(".py")
    found = [course for course in courses().values() if name in course.step_names]
    if len(found) > 1:
        both = " and ".join(course.name for course in found)
        raise CourseError(f"{file_name} is a file of two installed courses, {both}: uninstall one, or rename its file")
    if found:
        return found[0], found[0].exercise(name)
    for broken in _found()[1]:
        course_named(broken)
    return None
