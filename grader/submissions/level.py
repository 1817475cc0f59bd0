"""Whether the folder that was given lies too high: then each entry is a class, and no student."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import TypeAlias

from grader.steps import Course
from grader.submissions.archive import inside_name, opened
from grader.submissions.disk import read_file
from grader.submissions.documents import Document
from grader.submissions.entry import Entry
from grader.submissions.limits import MOST_ARCHIVE, MOST_BYTES, Unreadable
from grader.submissions.lms import without_suffix
from grader.submissions.names import ARCHIVE, SOURCES, folder_of, ignored, stem, suffix
from grader.submissions.sheet import sheet_of
from grader.submissions.surroundings import kit_of
from grader.submissions.walk import Walk

_Found: TypeAlias = tuple[str, Set[str]]
"""A file's name, and the exercises that it has something of."""


def class_within(found: Sequence[Entry], course: Course) -> str | None:
    """The first folder ("hw1", "fall/hw1") that looks like a class, if each entry with exercises is one; else None.

    Such a folder holds folders, archives or files of any name with the same exercise in them. A student's old versions
    look the same, so that nobody is refused for it.
    """
    names = {exercise.name for exercise in course.exercises}
    first = None
    for entry in found:
        files = _exercises(entry.parts[0].path, course)
        around = os.path.commonpath([folder_of(name) for name, _ in files]) if files else ""
        if files and not _is_class([(name.removeprefix(f"{around}/"), held) for name, held in files], names):
            return None
        if files and first is None:
            first = "/".join(filter(None, [entry.parts[0].path.name, around]))
    return first


def _is_class(files: Sequence[_Found], names: Set[str]) -> bool:
    """Whether an exercise lies under several names, and none stands there under its own."""
    tops = {(without_suffix(name.partition("/")[0]), exercise) for name, held in files for exercise in held}
    return not names & {top for top, _ in tops} and max(Counter(exercise for _, exercise in tops).values()) > 1


def _exercises(folder: Path, course: Course) -> list[_Found]:
    """All files that have something of an exercise: by their name, or else by what they define."""
    found = ((name, _held(folder, name, course)) for name in _names(folder, course) if suffix(name) in SOURCES)
    return [(name, held) for name, held in found if held]


def _held(folder: Path, name: str, course: Course) -> Set[str]:
    own = {exercise.name for exercise in course.exercises} & {stem(name)}
    return own or _defined(folder, name, course)


def _defined(folder: Path, name: str, course: Course) -> Set[str]:
    """The exercises with a step that the file defines; none of one in an archive, or that cannot be read."""
    try:
        steps = sheet_of(Document(name, read_file(folder / name, name, MOST_BYTES)), course).steps
    except (OSError, Unreadable):
        return set()
    return {step.exercise for step in course.steps if step.name in steps}


def _names(folder: Path, course: Course) -> Iterator[str]:
    """What could be read in a folder, and in archives in it, as far as it can be looked at; nothing for a file.

    What is wrong with any of it is said by whoever reads the submission.
    """
    try:
        for name in Walk(folder, kit_of(course)).sources(course.name):
            yield from _packed(folder, name) if suffix(name) == ARCHIVE else [name]
    except (OSError, Unreadable):
        return


def _packed(folder: Path, name: str) -> list[str]:
    with opened(read_file(folder / name, name, MOST_ARCHIVE), name) as archive:
        inside = [inside_name(info) for info in archive.infolist()]
    return [f"{name}/{one}" for one in inside if not ignored(one)]
