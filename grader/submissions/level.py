"""Whether the folder that was given lies one too high: then each entry is a class, and no student."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from grader.steps import Course
from grader.submissions.entry import Entry
from grader.submissions.names import SOURCES, ignored_folder, stem, suffix
from grader.submissions.surroundings import kit_of


def class_within(found: Sequence[Entry], course: Course) -> str | None:
    """The name of the first entry, if all entries are folders of folders with the same exercise in them; else None.

    A student's old versions look the same, so that nobody is refused for it.
    """
    folders = [entry.parts[0].path for entry in found]
    return folders[0].name if all(_is_class(folder, course) for folder in folders) else None


def _is_class(folder: Path, course: Course) -> bool:
    try:
        inner = [entry for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)]
        if kit_of(course).lies_in("", {f"{entry.name}/" for entry in inner}):
            return False
        exercises = {exercise.name for exercise in course.exercises}
        held = Counter(name for entry in inner if not ignored_folder(entry.name) for name in _held(entry, exercises))
    except OSError:  # no folder, or none that can be looked at: who reads the submission says so
        return False
    return any(count > 1 for count in held.values())


def _held(folder: os.DirEntry[str], exercises: Set[str]) -> Iterator[str]:
    """The exercises of which there is a file in the folder itself."""
    with os.scandir(folder.path) as entries:
        yield from {stem(entry.name) for entry in entries if suffix(entry.name) in SOURCES} & exercises
