"""Whether the given folder is one level too high: then each entry is a class, not a student."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeAlias

from grader.course import Course
from grader.submissions.archive import contents, opened, unpacked
from grader.submissions.disk import read_file
from grader.submissions.documents import Document
from grader.submissions.entry import Entry, Part
from grader.submissions.items import exercises_of
from grader.submissions.limits import MOST_ARCHIVE, MOST_BYTES, Unreadable
from grader.submissions.lms import without_suffix
from grader.submissions.names import ARCHIVE, SOURCES, folder_of, stem, suffix
from grader.submissions.sheet import Sheet, sheet_of
from grader.submissions.surroundings import Kit, kit_of
from grader.submissions.walk import Walk

_Found: TypeAlias = tuple[str, Set[str]]
"""A file's name, and the exercises that it contains steps of."""

_Read: TypeAlias = Callable[[], bytes]


def class_within(found: Sequence[Entry], course: Course) -> str | None:
    """The first folder ("fall/hw1", "hw1.zip") that looks like a class, if each entry with exercises is one; else None.

    A class holds folders, archives or files of any name with the same exercise in them. A student's old versions look
    the same, so this is only a warning.
    """
    names = exercises_of(course)
    first = None
    for entry in found:
        files = _exercises(entry.parts[0], course)
        around = os.path.commonpath([folder_of(name) for name, _ in files]) if files else ""
        if files and not _is_class([(name.removeprefix(f"{around}/"), held) for name, held in files], names):
            return None
        if files and first is None:
            first = "/".join(filter(None, [entry.parts[0].path.name, around]))
    return first


def _is_class(files: Sequence[_Found], names: Set[str]) -> bool:
    """Whether an exercise is under several top-level names, none of which is an exercise's own."""
    tops = {(without_suffix(name.partition("/")[0]), exercise) for name, held in files for exercise in held}
    return not names & {top for top, _ in tops} and max(Counter(exercise for _, exercise in tops).values()) > 1


def _exercises(part: Part, course: Course) -> list[_Found]:
    """All files that belong to an exercise, by their name or else by the steps that they define.

    It stops at what cannot be read (reading the submission will say so), and at the most that is read of a submission.
    """
    names, found, room = exercises_of(course), list[_Found](), MOST_BYTES
    with suppress(OSError, Unreadable):
        for name, read in _sources(part, course):
            held: Set[str] = names & {stem(name)}
            sheet = _sheet(name, read, course) if not held and room > 0 else None
            if sheet:
                held, room = _defined(sheet, course), room - sheet.size
            if held:
                found.append((name, held))
    return found


def _sheet(name: str, read: _Read, course: Course) -> Sheet | None:
    """A file as cells; None if it cannot be read."""
    try:
        return sheet_of(Document(name, read()), course)
    except (OSError, Unreadable):
        return None


def _defined(sheet: Sheet, course: Course) -> set[str]:
    """The exercises of which a file defines a step."""
    return {step.exercise for step in course.steps if step.name in sheet.steps}


def _sources(part: Part, course: Course) -> Iterator[tuple[str, _Read]]:
    """The sources in a folder and the archives in it, or in an archive; none for a file, or a member of a download."""
    kit = kit_of(course)
    if part.member is None and suffix(part.name) == ARCHIVE:
        yield from _packed(part.path, "", kit)
    elif part.name == "":
        for name in Walk(part.path, kit).sources(course.name):
            if suffix(name) == ARCHIVE:
                yield from _packed(part.path / name, f"{name}/", kit)
            elif suffix(name) in SOURCES:
                yield name, partial(read_file, part.path / name, name, MOST_BYTES)


def _packed(path: Path, around: str, kit: Kit) -> Iterator[tuple[str, _Read]]:
    data = read_file(path, path.name, MOST_ARCHIVE)
    with opened(data, path.name) as archive:
        for name, info in contents(archive.infolist(), path.name, len(data), kit).files:
            if suffix(name) in SOURCES:
                yield around + name, partial(unpacked, archive, info, name, MOST_BYTES)
