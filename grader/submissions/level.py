"""Whether the folder that was given lies too high: then each entry is a class, and no student."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.course import Course
from grader.submissions.archive import inside_name, opened
from grader.submissions.disk import read_file
from grader.submissions.entry import Entry
from grader.submissions.limits import MOST_ARCHIVE, Unreadable
from grader.submissions.names import ARCHIVE, SOURCES, folder_of, ignored, stem, suffix
from grader.submissions.surroundings import kit_of
from grader.submissions.walk import Walk


def class_within(found: Sequence[Entry], course: Course) -> str | None:
    """The first folder ("hw1", "fall/hw1") that looks like a class, if each entry with exercises is one; else None.

    Such a folder holds folders, or archives, with the same exercise in them. A student's old versions look the same,
    so that nobody is refused for it.
    """
    first = None
    for entry in found:
        names = _exercises(entry.parts[0].path, course)
        around = os.path.commonpath([folder_of(name) for name in names]) if names else ""
        if names and not _is_class([name.removeprefix(f"{around}/") for name in names]):
            return None
        if names and first is None:
            first = "/".join(filter(None, [entry.parts[0].path.name, around]))
    return first


def _is_class(names: Sequence[str]) -> bool:
    """Whether an exercise lies in several of the folders, and none beside them."""
    held = {(name.partition("/")[0], stem(name)) for name in names}
    return all("/" in name for name in names) and max(Counter(exercise for _, exercise in held).values()) > 1


def _exercises(folder: Path, course: Course) -> list[str]:
    """The names of all files of exercises."""
    exercises = {exercise.name for exercise in course.exercises}
    return [name for name in _names(folder, course) if stem(name) in exercises and suffix(name) in SOURCES]


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
