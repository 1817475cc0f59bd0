"""The students in a gradebook's own export."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.reports.platforms import Platform, Row

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DELIMITERS = ",;\t"


class NoRoster(Exception):
    """The file is not an export of that gradebook; the message names it, and says what to do."""


@dataclass(frozen=True)
class Roster:
    """The students of a gradebook: the columns that identify them, the rows, and the rows' numbers by name."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    places: Mapping[str, Sequence[int]]

    def rows_of(self, student: str) -> Sequence[int]:
        """The numbers of the rows that may be the student's."""
        return self.places.get(_spelled(student), ())

    def rows_of_member(self, student: str) -> Sequence[int]:
        """The same for a name with the group's name in front of it; both may contain hyphens."""
        parts = student.split("-")
        names = ("-".join(parts[number:]) for number in range(1, len(parts)))
        return next(filter(None, map(self.rows_of, names)), ())


def read_roster(path: Path, platform: Platform) -> Roster:
    """The students in an export (NoRoster if it is not one)."""
    try:
        text = _decoded(path.read_bytes())
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except OSError as fault:
        raise NoRoster(f"{path} cannot be read: {fault.strerror}.") from None
    except (UnicodeDecodeError, csv.Error) as fault:
        raise NoRoster(f"{path} is no CSV file: {fault}. Export the gradebook of {platform.title} again.") from None
    header = [name.strip() for name in table[0]] if table else []
    if not set(header) & set(platform.keys):
        wanted = " or ".join(platform.keys)
        raise NoRoster(
            f"{path} has no column {wanted} in its first line: it is not an export of {platform.title}, or one in"
            " another language. Choose English there (in the language menu, or your settings), and export it again."
        )
    rows = tuple(dict(zip(header, (cell.strip() for cell in line), strict=False)) for line in table[1:])
    kept = tuple(name for name in dict.fromkeys(header) if name in {*platform.keys, *platform.others})
    return Roster(kept, rows, _places(rows, platform))


def _places(rows: Sequence[Row], platform: Platform) -> Mapping[str, Sequence[int]]:
    places = defaultdict(list)
    for number, row in enumerate(rows):
        for name in {_spelled(name) for name in (*(row.get(key, "") for key in platform.keys), *platform.names(row))}:
            places[name].append(number)
    return {name: found for name, found in places.items() if name}


def _spelled(name: str) -> str:
    """The form of a name for look-ups: without upper case, and with accents composed (a Mac decomposes them)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())  # casefold decomposes some again


def _decoded(data: bytes) -> str:
    encoding = next((coding for mark, coding in _MARKS.items() if data.startswith(mark)), "utf-8")
    return data.decode(encoding)


def _delimiter(text: str) -> str:
    """The delimiter that is most frequent in the first line."""
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)
