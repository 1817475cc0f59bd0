"""Files that survive a kill: appended whole line by whole line, or replaced in one move."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

_FRESH = ".replacing-"
"""What the name of the folder begins with in which a file is written anew."""


class NoFile(OSError):
    """What stands at a path is a folder, a device or a pipe, and is left as it is."""


def unwritable(path: Path | str, fault: OSError) -> str:
    """The sentence about what cannot be written."""
    return f"{path} cannot be written: {fault.strerror or fault}."


def replace_file(path: Path, lines: Iterable[str]) -> None:
    """Write a text anew, as `replace_bytes` does."""
    replace_bytes(path, (line.encode() for line in lines))


def replace_bytes(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file anew; a reader, or a run after a kill, sees the old one or the new one, never a half.

    A link stays, and what it points to is written. NoFile where something else than a file stands there; whatever the
    OSError, it names `path`.
    """
    try:
        _check(path)
        _replace(Path(os.path.realpath(path)), pieces)
    except OSError as fault:
        raise type(fault)(fault.errno, fault.strerror, str(path)) from None


def check_place(path: Path) -> None:
    """Find out before the work is done whether a file can be written there (NoFile, OSError)."""
    _check(path)
    with TemporaryDirectory(prefix=_FRESH, dir=path.parent):
        pass


def clear(folder: Path) -> None:
    """Take away what a kill in the middle of a replacement has left; no other process may be writing there."""
    for left in folder.glob(f"{_FRESH}*"):
        rmtree(left)


def _check(path: Path) -> None:
    if path.exists() and not path.is_file():
        raise NoFile(errno.EEXIST, "a folder or a device stands there, and is not replaced", str(path))


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    # A folder beside the file, not a name made of its own: that may be as long as a name can be.
    with TemporaryDirectory(prefix=_FRESH, dir=path.parent) as folder:
        fresh = Path(folder, "new")
        with open(fresh, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)


def cut_to_whole_lines(path: Path) -> None:
    """Take a last line without its end off a file (NoFile): what is appended must not be glued to it."""
    if path.exists():
        _check(path)
        os.truncate(path, sum(len(line) for line in lines_of(path) if line.endswith(b"\n")))


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file, none where there is no file."""
    if path.exists():
        with open(path, "rb") as file:
            yield from file


def open_to_append(path: Path) -> FileIO:
    """The file for `append`. It has no buffer: what did not go to a full disk must not go there later."""
    return open(path, "ab", buffering=0)


def append(file: FileIO, line: str, *, synced: bool = True) -> None:
    """Append a line; it is on the disk when this returns if `synced`, and safe from kills, but no power cut, otherwise.

    Nothing of it is there if this fails, with an OSError that names the file.
    """
    start, data = file.tell(), memoryview(f"{line}\n".encode())
    try:
        while data:
            data = data[file.write(data) :]
        if synced:
            os.fsync(file.fileno())
    except OSError as fault:
        with suppress(OSError):
            file.truncate(start)
        raise type(fault)(fault.errno, fault.strerror, str(file.name)) from None
