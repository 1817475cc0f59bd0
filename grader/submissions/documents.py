"""All sources of one submission, gathered from its folders, files and archives under one limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from pathlib import Path

from grader.course import Course
from grader.submissions.archive import contents, inside_name, opened, unpacked
from grader.submissions.disk import TOGETHER, not_plain, read_file, too_large
from grader.submissions.download import class_archive
from grader.submissions.entry import Part
from grader.submissions.gradescope import METADATA
from grader.submissions.items import exercises_of
from grader.submissions.limits import (
    MOST_ARCHIVE,
    MOST_BYTES,
    MOST_SOURCES,
    MOST_TOGETHER,
    TooLarge,
    Unreadable,
    named,
)
from grader.submissions.lms import Owner, owner
from grader.submissions.names import (
    ARCHIVE,
    SOURCES,
    added_suffix,
    handed_in,
    is_plain_text,
    stem,
    storable,
    suffix,
    without_dot,
)
from grader.submissions.newest import archive_time
from grader.submissions.surroundings import Kit, kit_of
from grader.submissions.unread import Unread
from grader.submissions.walk import Walk


@dataclass(frozen=True)
class Document:
    """A .py or .ipynb of a submission. `name` is its path ("hw.zip/part/ex1.py"); `age` its archive's time."""

    name: str
    data: bytes
    age: tuple[int, ...] = ()
    attempt: int = 0


@dataclass(frozen=True)
class Gathered:
    """The documents of a submission, sorted by name, and notes about files that were left out."""

    documents: tuple[Document, ...]
    notes: tuple[str, ...]
    too_large: tuple[Unread, ...]


@dataclass
class _Pile:
    """The documents so far, and how many more bytes are allowed."""

    kit: Kit
    exercises: Set[str]
    documents: list[Document] = field(default_factory=list)
    unopened: list[Unreadable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    too_large: list[Unread] = field(default_factory=list)
    room: int = MOST_TOGETHER

    def take(self, name: str, data: Callable[[], bytes], age: tuple[int, ...] = (), attempt: int = 0) -> None:
        """Read a source and add it, or note that it is too large."""
        try:
            document = Document(name, data(), age, attempt)
        except TooLarge as fault:
            self.too_large.append(Unread(name, str(fault), age, attempt, too_large=True))
        else:
            self._add(document)

    def _add(self, document: Document) -> None:
        self.room -= len(document.data)
        if self.room < 0:
            raise too_large(TOGETHER, MOST_TOGETHER)
        if len(self.documents) == MOST_SOURCES:
            raise Unreadable(f"There are more than {MOST_SOURCES} .py and .ipynb files: hand in the exercises only.")
        self.documents.append(document)

    def leave(self, name: str) -> None:
        """Remember an unread file; a text or a hidden file only if it is named after an exercise."""
        hidden = without_dot(name)
        if stem(hidden or name) in self.exercises or not (hidden or is_plain_text(name)):
            self.unopened.append(_unopened(name))

    def mention(self, clones: Iterable[str]) -> None:
        self.notes += [self.kit.note(folder) for folder in clones]


def gathered(parts: Sequence[Part], course: Course) -> Gathered:
    """The documents of a submission. Unreadable if any part is hostile, or all of it is too large.

    If a student's folder holds several assignments (nbgrader), only the folder with the course's name counts.
    """
    pile = _Pile(kit_of(course), exercises_of(course))
    for part in parts:
        if part.member is None:
            _take_path(part, course.name, pile)
    _take_members([part for part in parts if part.member is not None], pile)
    if pile.unopened and not (pile.documents or pile.too_large):
        raise pile.unopened[0]
    notes = [*pile.notes, *(f"{unopened} It was left out." for unopened in pile.unopened)]
    documents = tuple(sorted(pile.documents, key=lambda document: document.name))
    return Gathered(documents, tuple(notes), tuple(pile.too_large))


def _take_path(part: Part, assignment: str, pile: _Pile) -> None:
    mode = os.lstat(part.path).st_mode
    if stat.S_ISDIR(mode):
        walk = Walk(part.path, pile.kit)
        found = list(walk.sources(assignment))
        _check_one_student([storable(inside) for inside in found], storable(part.path.name))
        if (part.path / METADATA).is_file():
            raise _a_class(storable(part.path.name))
        for inside in found:
            _take_file(os.path.join(part.path, inside), storable(inside), part.attempt, pile)
        pile.mention(map(storable, walk.clones))
    elif not stat.S_ISREG(mode):
        raise not_plain(mode, part.name)
    else:
        _take_file(part.path, part.name, part.attempt, pile)


def _take_file(path: Path | str, name: str, attempt: int, pile: _Pile) -> None:
    if suffix(name) in SOURCES:
        pile.take(name, partial(read_file, path, name, MOST_BYTES), attempt=attempt)
    elif suffix(name) == ARCHIVE:
        _take_archive(read_file(path, name, MOST_ARCHIVE), name, attempt, pile)
    elif handed_in(name):
        pile.leave(name)


def _take_archive(data: bytes, name: str, attempt: int, pile: _Pile) -> None:
    """Add the sources of a student's archive; archives inside it are not opened."""
    with opened(data, name) as archive:
        infos = archive.infolist()
        found = contents(infos, name, len(data), pile.kit)
        _check_one_student([inside for inside, _ in found.files if handed_in(inside)], name)
        for inside, info in found.files:
            whole = f"{name}/{inside}"
            if suffix(inside) in SOURCES:
                source = partial(unpacked, archive, info, whole, MOST_BYTES)
                pile.take(whole, source, archive_time(infos), attempt)
            elif handed_in(inside):
                pile.leave(whole)
    pile.mention(f"{name}/{folder}" for folder in found.clones)


def _take_members(parts: Sequence[Part], pile: _Pile) -> None:
    """Add this student's files in the archive of a class; an archive among them is opened as well."""
    if not parts:
        return
    path = parts[0].path
    archive = class_archive(path)
    infos = [archive.getinfo(part.member or "") for part in parts]
    whose = {inside_name(info): part for info, part in zip(infos, parts, strict=True)}
    found = contents(infos, path.name, path.stat().st_size, pile.kit)
    for inside, info in found.files:
        name, attempt = whose[inside].name, whose[inside].attempt
        if suffix(name) in SOURCES:
            pile.take(name, partial(unpacked, archive, info, name, MOST_BYTES), attempt=attempt)
        elif suffix(name) == ARCHIVE:
            _take_archive(unpacked(archive, info, name, MOST_ARCHIVE), name, attempt, pile)
        elif handed_in(name):
            pile.leave(name)
    pile.mention(found.clones)


def _check_one_student(names: list[str], whole: str) -> None:
    """Unreadable if the names in a student's folder or archive are those of a download with several students."""
    owners = list(takewhile(lambda whose: whose.platform, map(_owner, names)))  # usually none
    people = {(whose.platform, whose.key) for whose in owners}
    if len(people) > 1 and len(owners) == len(names) and not _only_look_so(owners):
        raise _a_class(whole)


def _only_look_so(owners: Sequence[Owner]) -> bool:
    """Whether two people have a file with one number: then names like "week_1_2024_a.py" are not Canvas's."""
    files = {(whose.key, whose.attempt[1]) for whose in owners if whose.platform == "Canvas"}
    return len({number for _, number in files}) < len(files)


def _owner(name: str) -> Owner:
    """The owner of a file, by its name or that of a folder around it."""
    return next((whose for part in name.split("/") if (whose := owner(part, True)).platform), Owner(name))


def _a_class(whole: str) -> Unreadable:
    return Unreadable(
        f"{named(whole)} looks like the download of a whole class, and stands where one student's submission is"
        " expected: give `grader` the path of the download itself."
    )


def _unopened(name: str) -> Unreadable:
    """The complaint about a file that may be the student's work, but cannot be read under this name."""
    added = added_suffix(name)
    if added:
        meant = named(name.rpartition("/")[2].removesuffix(added))
        return Unreadable(f"{named(name)} is not read: take {added} off its name, and hand in {meant}.")
    if hidden := without_dot(name):
        return Unreadable(f"{named(name)} is hidden, and not read: take the dot off its name, and hand in {hidden}.")
    if is_plain_text(name):
        return Unreadable(f"{named(name)} is not read: give it the suffix .py and hand in that.")
    return Unreadable(f"{named(name)} is an archive that is not opened: hand in one .zip with the files in it.")
