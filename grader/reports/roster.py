"""A gradebook's own export, read for the students who are in it."""

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
    """The file is no export of that gradebook; the message names it, and the way out."""


@dataclass(frozen=True)
class Roster:
    """The students of a gradebook: its columns that say whose a row is, the rows, and who is called what."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    places: Mapping[str, Sequence[int]]

    def rows_of(self, student: str) -> Sequence[int]:
        """The numbers of the rows that may be the student's."""
        return self.places.get(_spelled(student), ())

    def rows_of_member(self, student: str) -> Sequence[int]:
        """The same of one who comes with his group in front of his name; either may have hyphens in it."""
        parts = student.split("-")
        names = ("-".join(parts[number:]) for number in range(1, len(parts)))
        return next(filter(None, map(self.rows_of, names)), ())


def read_roster(path: Path, platform: Platform) -> Roster:
    """The students in an export (NoRoster if it is none)."""
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
    """A name as it is looked up: capital letters make no difference, nor does an accent that a Mac has set apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())  # which takes some apart again


def _decoded(data: bytes) -> str:
    encoding = next((coding for mark, coding in _MARKS.items() if data.startswith(mark)), "utf-8")
    return data.decode(encoding)


def _delimiter(text: str) -> str:
    """What stands most often in the first line."""
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)
