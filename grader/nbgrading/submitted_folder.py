"""A student's submitted folder, as nbgrader collected it: read with care, never run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from grader.digests import digest
from grader.nbgrading.folder import is_ignored
from grader.nbgrading.nbgrader_parts import parse_utc
from grader.submissions.disk import read_file
from grader.submissions.limits import MOST_BYTES, MOST_ENTRIES, Unreadable, named
from grader.submissions.names import NOTEBOOK, suffix
from grader.submissions.newest import STAMP

MOST_NOTEBOOK = 10_000_000
"""The largest notebook in bytes, with its outputs (mostly pictures), which are ignored."""


@dataclass(frozen=True)
class Handed:
    """A student's folder.

    notebooks: the bytes of those directly in it, by name without suffix, or the sentence that says why they cannot be
    read; others: the relative names of its other plain files; refused: sentences about links and other files that are
    not copied; stamp: when it was handed in (UTC), None if unknown; fault: why the stamp, or all of it, cannot be read;
    lost: whether that is the machine's fault, not the student's. digest: sha256 (hex) of all of it.
    """

    student: str
    folder: Path
    notebooks: Mapping[str, bytes | str]
    others: tuple[str, ...]
    refused: tuple[str, ...]
    stamp: datetime | None
    fault: str | None
    digest: str
    lost: bool = False


def handed_in(student: str, folder: Path, ignored: Sequence[str], largest: int) -> Handed:
    """Read the folder without files that match one of the globs; larger files than `largest` bytes are not copied."""
    try:
        return _handed_in(student, folder, ignored, largest)
    except OSError as fault:  # no permission, a broken disk, a file that was removed meanwhile
        words = f"It cannot be read: {fault}. Run the same command again."
        return Handed(student, folder, {}, (), (), None, words, digest([words]), lost=True)


def _handed_in(student: str, folder: Path, ignored: Sequence[str], largest: int) -> Handed:
    found = dict(sorted(_files(folder, ignored, largest)))
    if len(found) > MOST_ENTRIES:
        crowded = f"There are more than {MOST_ENTRIES} files in it."
        return Handed(student, folder, {}, (), (), None, crowded, digest([crowded]))
    notebooks = {
        name.removesuffix(NOTEBOOK): _notebook(folder, name)
        for name in found
        if "/" not in name and suffix(name) == NOTEBOOK
    }
    others = tuple(name for name, reason in found.items() if reason is None and suffix(name) != NOTEBOOK)
    refused = tuple(f"{named(name)} {reason}." for name, reason in found.items() if reason is not None)
    stamp, fault = _stamp(folder) if STAMP in others else (None, None)
    traces = {name: _trace(folder / name) for name in others}
    all_of_it = digest([*chain(*notebooks.items(), *traces.items()), *refused])
    return Handed(student, folder, notebooks, others, refused, stamp, fault, all_of_it)


def _files(folder: Path, ignored: Sequence[str], largest: int) -> Iterator[tuple[str, str | None]]:
    """The relative names of all files in a folder, each with the reason why it is not copied, or None."""
    seen = 0
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_ignored(name, ignored))
        links = [name for name in folders if os.path.islink(os.path.join(inside, name))]
        for name in sorted([*names, *links]):
            if not is_ignored(name, ignored):
                path = os.path.join(inside, name)
                yield os.path.relpath(path, folder), _reason(os.lstat(path), largest)
        seen += len(names) + len(folders)
        if seen > MOST_ENTRIES:
            return


def _reason(status: os.stat_result, largest: int) -> str | None:
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        return "is a link or the like, and is not followed"
    return "is too large to be copied" if status.st_size > largest else None


def _notebook(folder: Path, name: str) -> bytes | str:
    try:
        return read_file(folder / name, name, MOST_NOTEBOOK)
    except Unreadable as fault:
        return str(fault)


def _stamp(folder: Path) -> tuple[datetime | None, str | None]:
    """The time in timestamp.txt as nbgrader reads it, None if it is empty; and why it cannot be read, or None."""
    try:
        text = read_file(folder / STAMP, STAMP, 200).decode("utf-8-sig").strip()
        return (parse_utc(text) if text else None), None
    except (Unreadable, ValueError, OverflowError, TypeError):
        return None, f"{STAMP} holds no time, so that nobody knows whether it was late."


def _trace(path: Path) -> bytes:
    """The content of a small file; size and date of a large one, which is copied but not graded."""
    status = path.stat()
    return path.read_bytes() if status.st_size <= MOST_BYTES else b"%d %d" % (status.st_size, status.st_mtime_ns)
