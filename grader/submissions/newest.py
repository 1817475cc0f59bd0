"""When a submission was handed in, by its own content: nbgrader's timestamp.txt, or the dates in an archive.

A file's date on the instructor's disk only says when it was copied there, so it is not used.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from grader.submissions.disk import read_file
from grader.submissions.limits import Unreadable

STAMP = "timestamp.txt"
_TIME = re.compile(r"\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)\d*\s*(\S{0,60})\s*")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")


def seconds(text: str) -> float:
    """A time as nbgrader and Gradescope write it ("2015-02-02 15:58:23.948203 UTC") in seconds; 0 for anything else."""
    found = _TIME.fullmatch(text)
    if found is None:
        return 0
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}").replace(tzinfo=_zone(found[3])).timestamp()
    except (ValueError, OverflowError):
        return 0


def folder_stamp(folder: Path) -> float:
    """The latest timestamp.txt of a folder and of the folders in it."""
    return max(map(_stamp, _stamps(folder)), default=0)


def archive_time(infos: Iterable[zipfile.ZipInfo]) -> tuple[int, ...]:
    """The latest date of the files in an archive."""
    return max((info.date_time for info in infos if not info.is_dir()), default=())


def _stamps(folder: Path) -> Iterator[Path]:
    yield folder / STAMP
    with os.scandir(folder) as found:
        for _, entry in zip(range(100), found, strict=False):
            if entry.is_dir(follow_symlinks=False):
                yield Path(entry.path) / STAMP


def _stamp(path: Path) -> float:
    try:
        return seconds(read_file(path, STAMP, 200).decode("utf-8-sig"))
    except (OSError, Unreadable, UnicodeDecodeError):
        return 0


def _zone(name: str) -> tzinfo:
    """The time zone by name or offset; UTC if there is none, or this machine does not know it."""
    offset = _OFFSET.fullmatch(name)
    if offset:
        east = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(east if offset[1] == "+" else -east)
    try:
        return ZoneInfo(name) if _ZONE.fullmatch(name) and name != "Z" else UTC
    except (ValueError, KeyError, OSError):
        return UTC
