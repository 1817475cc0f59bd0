"""Files and folders of a stranger's on disk: never followed, never waited for, never read beyond a limit."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from grader.submissions.limits import MOST_DEPTH, MOST_ENTRIES, Unreadable, named
from grader.submissions.names import ARCHIVE, HANDED_IN, SOURCES, ignored_folder, suffix

# Windows has neither flag; there the look before the opening must do.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a fifo",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_AT_ONCE = 65_536
"""Bytes: to make room for all that a file may hold takes longer than to read what a student's file does hold."""


def read_file(path: Path | str, name: str, most: int) -> bytes:
    """The bytes of a plain file with one name, `most` of them at most."""
    _check_plain(os.lstat(path), name)
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as fault:
        if fault.errno in {errno.ELOOP, errno.ENXIO}:  # it has become a link or a fifo since we looked
            raise not_plain(stat.S_IFLNK if fault.errno == errno.ELOOP else stat.S_IFIFO, name) from None
        raise
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        _check_plain(os.fstat(descriptor), name)
        data = _beginning(file, most + 1)
    if len(data) > most:
        raise too_large(name, most)
    return data


def _beginning(file: io.FileIO, room: int) -> bytes:
    """The first bytes of a file, `room` of them at most."""
    pieces = []
    while piece := file.read(min(room, _AT_ONCE)):
        pieces.append(piece)
        room -= len(piece)
    return b"".join(pieces)


def not_plain(mode: int, name: str) -> Unreadable:
    """The complaint about something that is neither a file nor a folder."""
    kind = _KINDS.get(stat.S_IFMT(mode), "something else")
    return Unreadable(f"{named(name)} is {kind}, not a file, and is not followed: hand in the file itself.")


def too_large(name: str, most: int) -> Unreadable:
    """The complaint about a file over the limit."""
    return Unreadable(
        f"{named(name)} is larger than {most // 1_000_000} MB: clear the outputs of notebooks, leave out what does not"
        " belong to the exercises, and hand in the rest."
    )


def sources_in(folder: Path, first: str) -> Iterator[str]:
    """The relative names ("part/ex1.py") of what could be read in a folder: sources and archives, sorted.

    Where the folder itself holds none and has a folder called `first` (nbgrader's name of the assignment), only that
    one is looked into. Anything that is neither file nor folder makes the whole submission unreadable.
    """
    seen = [0]
    entries = _entries(folder, seen)
    own = any(suffix(entry.name) in {*SOURCES, ARCHIVE} for entry in entries)
    if not own and any(entry.name == first and entry.is_dir(follow_symlinks=False) for entry in entries):
        yield from _folder(folder, f"{first}/", [0])
    else:
        yield from _walk(folder, entries, "", seen)


def _folder(root: Path, prefix: str, seen: list[int]) -> Iterator[str]:
    if prefix.count("/") > MOST_DEPTH:
        raise Unreadable(f"{named(prefix)} lies too deep: hand in the files without the folders around them.")
    yield from _walk(root, _entries(root / prefix, seen), prefix, seen)


def _entries(folder: Path, seen: list[int]) -> list[os.DirEntry[str]]:
    """What stands in a folder, sorted; no more is listed than may be in a submission."""
    with os.scandir(folder) as found:
        entries = list(islice(found, MOST_ENTRIES + 1 - seen[0]))
    seen[0] += len(entries)
    if seen[0] > MOST_ENTRIES:
        raise Unreadable(f"There are more than {MOST_ENTRIES} files: hand in those of the exercises only.")
    return sorted(entries, key=lambda entry: entry.name)


def _walk(root: Path, entries: list[os.DirEntry[str]], prefix: str, seen: list[int]) -> Iterator[str]:
    if any(entry.name == "pyvenv.cfg" for entry in entries):
        # A virtual environment: not the student's work, and full of links; only the files beside it may be his.
        entries = [entry for entry in entries if not prefix and entry.is_file(follow_symlinks=False)]
    for entry in entries:
        yield from _one(root, entry, f"{prefix}{entry.name}", seen)


def _one(root: Path, entry: os.DirEntry[str], name: str, seen: list[int]) -> Iterator[str]:
    if entry.is_dir(follow_symlinks=False):
        if not ignored_folder(entry.name):
            yield from _folder(root, f"{name}/", seen)
    elif not entry.is_file(follow_symlinks=False):
        raise not_plain(entry.stat(follow_symlinks=False).st_mode, name)
    elif suffix(entry.name) in HANDED_IN:
        yield name


def _check_plain(status: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise not_plain(status.st_mode, name)
    if status.st_nlink > 1:
        raise Unreadable(
            f"{named(name)} is a hard link: it may be a file of somebody else's. Grade a plain copy (cp -r) of what was"
            " handed in."
        )
