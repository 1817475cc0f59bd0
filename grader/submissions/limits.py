"""How much of one submission is read, and the errors for what is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from grader.text import cleaned

MOST_BYTES: Final = 1_000_000
"""Bytes of one source; also of all .py files and all code in notebooks of a submission together."""

MOST_TOGETHER: Final = 10_000_000
"""Bytes of all sources of a submission, including the pictures in its notebooks."""

MOST_ARCHIVE: Final = 10_000_000
"""Bytes of a student's zip file: pictures and data in it are not read, but the whole archive is in memory."""

MOST_UNPACKED: Final = 50_000_000
"""Bytes that all files of a student's archive may claim to have."""

MOST_RATIO: Final = 100
"""The highest compression ratio of a large file in an archive; program text stays below 20."""

MOST_ENTRIES: Final = 2_000
"""Files and folders that are listed in one submission."""

MOST_LISTED: Final = 10_000
"""Files that an archive may list, including ignored ones: ordinary virtual environments and hidden folders, which fit
into 10 MB, have some thousands. Each takes less than a kilobyte of memory."""

MOST_SOURCES: Final = 200
MOST_DEPTH: Final = 8
MOST_NOTES: Final = 20


class Unreadable(Exception):
    """A submission, or a file of it, that cannot be read, by the student's fault; the message is a whole sentence.

    The machine's faults (no permission, a broken disk) stay OSErrors, which cost nobody points.
    """


class TooLarge(Unreadable):
    """A file over the limit: it is not read, and it is left out if no exercise needs it."""


def size(sources: Iterable[str]) -> int:
    """The bytes of all texts, as UTF-8."""
    return sum(len(source.encode("utf-8", "surrogatepass")) for source in sources)


def named(text: str) -> str:
    """A student's file name, cleaned for a sentence on one line."""
    return re.sub(r"\s", " ", cleaned(text, 120))
