"""A zip file: checked before any of it is unpacked, and unpacked only in memory."""

from __future__ import annotations

import errno
import io
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from grader.submissions.disk import not_plain, too_large
from grader.submissions.limits import (
    MOST_BYTES,
    MOST_DEPTH,
    MOST_ENTRIES,
    MOST_LISTED,
    MOST_RATIO,
    MOST_UNPACKED,
    Unreadable,
    named,
)
from grader.submissions.names import SOURCES, ignored, storable, suffix
from grader.submissions.surroundings import Kit, clones, own_names

_ESCAPES = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:")
_HERE = re.compile(r"(?<![^/])\./(?!\Z)")
_ENCRYPTED = 0x1 | 0x40
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_CENTRAL_HEADER = b"PK\x01\x02"


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip archive in these bytes."""
    # Each entry begins with this mark: counting them limits the list before zipfile makes objects of it.
    if data.count(_CENTRAL_HEADER) > MOST_LISTED:
        raise _bomb(name, f"more than {MOST_LISTED} files")
    with _damage(name):
        return zipfile.ZipFile(io.BytesIO(data))


@dataclass(frozen=True)
class Contents:
    """The files of an archive by relative name, sorted, and the folders of it that are clones of the kit, sorted."""

    files: tuple[tuple[str, zipfile.ZipInfo], ...]
    clones: tuple[str, ...]


def contents(infos: Iterable[zipfile.ZipInfo], name: str, size: int, kit: Kit) -> Contents:
    """The files of a student's archive that may be their own work, after all checks that need no unpacking.

    `size` is that of the archive: if the packed files are larger together, they overlap.
    """
    listed = [(inside_name(info), info) for info in infos]
    for inside, _ in listed:
        _check_inside(inside, name)
    files = [(inside, info) for inside, info in listed if not (inside.endswith("/") or ignored(inside))]
    names = [inside for inside, _ in files]
    own = own_names(names, kit)
    found = _checked([(inside, info) for inside, info in files if inside in own], name)
    _check_sizes(found, name, size)
    return Contents(tuple(sorted(found.items())), tuple(sorted(clones(names, kit))))


def _checked(files: Iterable[tuple[str, zipfile.ZipInfo]], name: str) -> dict[str, zipfile.ZipInfo]:
    """The files by name; all can be unpacked, and no two have the same name."""
    found: dict[str, zipfile.ZipInfo] = {}
    for inside, info in files:
        if inside.count("/") > MOST_DEPTH:
            raise Unreadable(
                f"{named(name)} nests its folders too deep: hand in the files without the folders around them."
            )
        _check_kind(info, f"{name}/{inside}")
        if inside in found:
            raise Unreadable(f"{named(name)} holds two files called {named(inside)}: make the archive again.")
        found[inside] = info
    return found


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, most: int) -> bytes:
    """The bytes of one file of an archive, `most` of them at most, whatever its header claims."""
    if info.file_size > most:
        raise too_large(name, most)
    with _damage(name), archive.open(info) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise too_large(name, most)
    return data


def inside_name(info: zipfile.ZipInfo) -> str:
    """The full name in the archive (also after a NUL byte), with slashes in place of Windows' backslashes.

    The "./" that some programs put before each name is removed.
    """
    return _HERE.sub("", storable(info.orig_filename.replace("\\", "/")))


def leads_out(inside: str) -> bool:
    """Whether a name in an archive points outside of it."""
    return _ESCAPES.search(inside) is not None


def _check_inside(inside: str, name: str) -> None:
    if leads_out(inside) or "\0" in inside:
        raise Unreadable(
            f"{named(name)} holds a file whose name leads out of the archive ({named(inside)}): make the archive again,"
            " of the exercises' folder."
        )


def _check_kind(info: zipfile.ZipInfo, name: str) -> None:
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        raise not_plain(mode, name)
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable(f"{named(name)} is encrypted: make the archive again, without a password.")
    if suffix(name) in SOURCES and info.compress_type not in _METHODS:
        raise Unreadable(f"{named(name)} is packed in a way that is not read: make an ordinary zip archive.")


def _check_sizes(found: dict[str, zipfile.ZipInfo], name: str, size: int) -> None:
    infos = found.values()
    if len(infos) > MOST_ENTRIES:
        raise _bomb(name, f"more than {MOST_ENTRIES} files")
    if sum(info.compress_size for info in infos) > size:
        raise _bomb(name, "files that overlap")
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise _bomb(name, f"more than {MOST_UNPACKED // 1_000_000} MB when it is unpacked")
    if any(_is_packed_too_well(info) for inside, info in found.items() if suffix(inside) not in SOURCES):
        raise _bomb(name, f"a file packed more than {MOST_RATIO} times smaller than it is")


def _is_packed_too_well(info: zipfile.ZipInfo) -> bool:
    return info.file_size > max(MOST_BYTES, MOST_RATIO * info.compress_size)


def _bomb(name: str, what: str) -> Unreadable:
    return Unreadable(f"{named(name)} holds {what}, and is not unpacked: hand in the exercises' files only.")


@contextmanager
def _damage(name: str) -> Iterator[None]:
    """Turn errors of zipfile into Unreadable: the archive is at fault.

    zipfile documents BadZipFile, but raises a dozen other types, too (zlib.error, struct.error, EOFError, ...). Only a
    failing disk sets an errno; EINVAL comes from an impossible offset in the file.
    """
    try:
        yield
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno not in {None, errno.EINVAL}:
            raise
        raise Unreadable(f"{named(name)} is damaged, or no zip archive: make it again and hand in that.") from None
