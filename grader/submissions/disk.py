"""Reading students' files on disk: no link is followed, nothing blocks, and nothing is read beyond a limit."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

from grader.submissions.limits import TooLarge, Unreadable, named

# Windows has neither flag; there the check before opening has to do.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a fifo",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_AT_ONCE = 65_536
"""Bytes read at once: to allocate room for the largest allowed file takes longer than to read a student's file."""


def read_file(path: Path | str, name: str, most: int) -> bytes:
    """The bytes of a plain file without other hard links; TooLarge beyond `most`."""
    _check_plain(os.lstat(path), name)
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as fault:
        if fault.errno in {errno.ELOOP, errno.ENXIO}:  # it has become a link or a fifo since the check
            raise not_plain(stat.S_IFLNK if fault.errno == errno.ELOOP else stat.S_IFIFO, name) from None
        raise
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        status = os.fstat(descriptor)
        _check_plain(status, name)
        data = b"" if status.st_size > most else _beginning(file, most + 1)
    if max(status.st_size, len(data)) > most:
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


TOGETHER = "All of it together"
"""The subject of the sentence about a whole submission that is too large."""


def too_large(name: str, most: int) -> TooLarge:
    """The complaint about a file over the limit."""
    return TooLarge(
        f"{named(name)} is larger than {most // 1_000_000} MB: clear the outputs of notebooks, leave out virtual"
        " environments, data and whatever else does not belong to the exercises, and hand in the rest."
    )


def _check_plain(status: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise not_plain(status.st_mode, name)
    if status.st_nlink > 1:
        raise Unreadable(
            f"{named(name)} is a hard link: it may be a file of somebody else's. Grade a plain copy (cp -r) of what was"
            " handed in."
        )
