"""Files and folders of a stranger's on disk: never followed, never waited for, never read beyond a limit."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from grader.submissions.limits import MOST_DEPTH, MOST_ENTRIES, Unreadable, named
from grader.submissions.names import ARCHIVE, OTHER_ARCHIVES, SOURCES, ignored_folder, suffix

# Windows has neither flag; there the look before the opening must do.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a fifo",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def read_file(path: Path, name: str, most: int) -> bytes:
    """The bytes of a plain file with one name, `most` of them at most."""
    _check_plain(path.lstat(), name)
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as fault:
        if fault.errno in {errno.ELOOP, errno.ENXIO}:  # it has become a link or a fifo since we looked
            raise not_plain(stat.S_IFLNK if fault.errno == errno.ELOOP else stat.S_IFIFO, name) from None
        raise
    with os.fdopen(descriptor, "rb") as file:
        _check_plain(os.fstat(descriptor), name)
        data = file.read(most + 1)
    if len(data) > most:
        raise too_large(name, most)
    return data


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
    with os.scandir(folder) as found:
        entries = list(_bounded(found, [0]))
    own = any(suffix(entry.name) in {*SOURCES, ARCHIVE} for entry in entries)
    assignment = any(entry.name == first and entry.is_dir(follow_symlinks=False) for entry in entries)
    yield from _walk(folder, f"{first}/" if assignment and not own else "", [0])


def _walk(root: Path, prefix: str, seen: list[int]) -> Iterator[str]:
    if prefix.count("/") > MOST_DEPTH:
        raise Unreadable(f"{named(prefix)} lies too deep: hand in the files without the folders around them.")
    with os.scandir(root / prefix) as found:
        entries = sorted(_bounded(found, seen), key=lambda entry: entry.name)
    if any(entry.name == "pyvenv.cfg" for entry in entries):
        # A virtual environment: not the student's work, and full of links; only the files beside it may be his.
        entries = [entry for entry in entries if not prefix and entry.is_file(follow_symlinks=False)]
    for entry in entries:
        yield from _one(root, entry, f"{prefix}{entry.name}", seen)


def _one(root: Path, entry: os.DirEntry[str], name: str, seen: list[int]) -> Iterator[str]:
    if entry.is_dir(follow_symlinks=False):
        if not ignored_folder(entry.name):
            yield from _walk(root, f"{name}/", seen)
    elif not entry.is_file(follow_symlinks=False):
        raise not_plain(entry.stat(follow_symlinks=False).st_mode, name)
    elif suffix(entry.name) in {*SOURCES, ARCHIVE, *OTHER_ARCHIVES}:
        yield name


def _bounded(found: Iterator[os.DirEntry[str]], seen: list[int]) -> Iterator[os.DirEntry[str]]:
    for entry in found:
        seen[0] += 1
        if seen[0] > MOST_ENTRIES:
            raise Unreadable(f"There are more than {MOST_ENTRIES} files: hand in those of the exercises only.")
        yield entry


def _check_plain(status: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise not_plain(status.st_mode, name)
    if status.st_nlink > 1:
        raise Unreadable(
            f"{named(name)} is a hard link: it may be a file of somebody else's. Grade a plain copy (cp -r) of what was"
            " handed in."
        )
