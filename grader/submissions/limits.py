"""How much is read of one submission, and the sentence that says why it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from grader.text import cleaned

MOST_BYTES: Final = 1_000_000
"""Of one source, and of all .py files of a submission and the code in its notebooks together."""

MOST_TOGETHER: Final = 10_000_000
"""Bytes of all sources of a submission, the pictures in its notebooks included."""

MOST_ARCHIVE: Final = 10_000_000
"""Bytes of a student's zip file; pictures and data in it are not read, but an archive lies in memory as a whole."""

MOST_UNPACKED: Final = 50_000_000
"""Bytes that all files of a student's archive may claim to have."""

MOST_RATIO: Final = 100
"""How many times smaller than itself a large file may lie in an archive; program text stays below 20."""

MOST_ENTRIES: Final = 2_000
"""Files and folders that are looked at in one submission."""

MOST_LISTED: Final = 10_000
"""Files that an archive may list, those that cost nothing with them: virtual environments and hidden folders of an
ordinary kind, for which 10 MB have room, list some thousands. Each takes less than a kilobyte of memory."""

MOST_SOURCES: Final = 200
MOST_DEPTH: Final = 8
MOST_NOTES: Final = 20


class Unreadable(Exception):
    """The student's own doing: a submission, or a file of it, that cannot be read; the message is a whole sentence.

    What the machine is to blame for (no permission, a broken disk) stays an OSError, which costs nobody points.
    """


class TooLarge(Unreadable):
    """A file over the limit: nothing of it is read, and where no exercise needs it, it is left out."""


def size(sources: Iterable[str]) -> int:
    """Bytes of texts, as UTF-8."""
    return sum(len(source.encode("utf-8", "surrogatepass")) for source in sources)


def named(text: str) -> str:
    """A file name of a stranger's, as it may stand in a sentence on one line."""
    return re.sub(r"\s", " ", cleaned(text, 120))
