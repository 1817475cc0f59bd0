"""All sources of one submission, gathered from its folders, files and archives under one limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.submissions.archive import files_in, inside_name, opened, unpacked
from grader.submissions.disk import not_plain, read_file, sources_in, too_large
from grader.submissions.entry import Part
from grader.submissions.limits import MOST_ARCHIVE, MOST_BYTES, MOST_SOURCES, Unreadable, named
from grader.submissions.listing import class_archive
from grader.submissions.lms import owner
from grader.submissions.names import ARCHIVE, OTHER_ARCHIVES, SOURCES, storable, suffix
from grader.submissions.newest import archive_time


@dataclass(frozen=True)
class Document:
    """A .py or .ipynb of a submission. `name` is where it lay ("hw.zip/part/ex1.py"); `age` its archive's time."""

    name: str
    data: bytes
    age: tuple[int, ...] = ()


@dataclass
class _Pile:
    """The documents so far, and how much more may come."""

    documents: list[Document] = field(default_factory=list)
    unopened: list[Unreadable] = field(default_factory=list)
    room: int = MOST_BYTES

    def add(self, document: Document) -> None:
        self.room -= len(document.data)
        if self.room < 0:
            raise too_large("All of it together", MOST_BYTES)
        if len(self.documents) == MOST_SOURCES:
            raise Unreadable(f"There are more than {MOST_SOURCES} .py and .ipynb files: hand in the exercises only.")
        self.documents.append(document)


def gathered(parts: Sequence[Part], assignment: str) -> list[Document]:
    """The documents of a submission, sorted by name. Unreadable if any part is hostile or too large.

    `assignment` is the folder that counts where a student's folder holds several (nbgrader's).
    """
    pile = _Pile()
    for part in parts:
        if part.member is None:
            _take_path(part, assignment, pile)
    _take_members([part for part in parts if part.member is not None], pile)
    if pile.unopened and not pile.documents:
        raise pile.unopened[0]
    return sorted(pile.documents, key=lambda document: document.name)


def _take_path(part: Part, assignment: str, pile: _Pile) -> None:
    mode = os.lstat(part.path).st_mode
    if stat.S_ISDIR(mode):
        for inside in sources_in(part.path, assignment):
            _take_file(os.path.join(part.path, inside), storable(inside), pile)
    elif not stat.S_ISREG(mode):
        raise not_plain(mode, part.name)
    else:
        _take_file(part.path, part.name, pile)


def _take_file(path: Path | str, name: str, pile: _Pile) -> None:
    kind = suffix(name)
    if kind in SOURCES:
        pile.add(Document(name, read_file(path, name, MOST_BYTES)))
    elif kind == ARCHIVE:
        _take_archive(read_file(path, name, MOST_ARCHIVE), name, pile)
    elif kind in OTHER_ARCHIVES:
        pile.unopened.append(_unopened(name))


def _take_archive(data: bytes, name: str, pile: _Pile) -> None:
    """The sources of a student's archive; an archive in it is not opened."""
    with opened(data, name) as archive:
        infos = archive.infolist()
        files = files_in(infos, name, len(data))
        _check_one_student([inside for inside, _ in files], name)
        for inside, info in files:
            whole = f"{name}/{inside}"
            if suffix(inside) in SOURCES:
                pile.add(Document(whole, unpacked(archive, info, whole, MOST_BYTES), archive_time(infos)))
            elif suffix(inside) in {ARCHIVE, *OTHER_ARCHIVES}:
                pile.unopened.append(_unopened(whole))


def _take_members(parts: Sequence[Part], pile: _Pile) -> None:
    """What a class's archive holds of this student; his own archive in it is opened as well."""
    if not parts:
        return
    path = parts[0].path
    archive = class_archive(path)
    infos = [archive.getinfo(part.member or "") for part in parts]
    names = {inside_name(info): part.name for info, part in zip(infos, parts, strict=True)}
    for inside, info in files_in(infos, path.name, path.stat().st_size):
        name = names[inside]
        if suffix(name) in SOURCES:
            pile.add(Document(name, unpacked(archive, info, name, MOST_BYTES)))
        elif suffix(name) == ARCHIVE:
            _take_archive(unpacked(archive, info, name, MOST_ARCHIVE), name, pile)
        elif suffix(name) in OTHER_ARCHIVES:
            pile.unopened.append(_unopened(name))


def _check_one_student(names: list[str], archive: str) -> None:
    """A student's archive with a platform's names in it must not stand in for other students."""
    owners = {(whose.platform, whose.key) for name in names for part in name.split("/") if (whose := owner(part, True))}
    if len({key for platform, key in owners if platform}) > 1:
        raise Unreadable(
            f"{named(archive)} looks like the download of a whole class, and stands where one student's submission is"
            " expected: give `grader` the path of the download itself."
        )


def _unopened(name: str) -> Unreadable:
    return Unreadable(f"{named(name)} is an archive that is not opened: hand in one .zip with the files in it.")
