"""The gradebooks that import a CSV file: the names of their columns, and how they identify a student.

Canvas (canvas-lms, lib/gradebook_exporter.rb and gradebook_importer.rb): Student, ID, SIS User ID, SIS Login ID,
Section, then an assignment's title, in an export with its number, "Homework (123)"; a row "Points Possible". A student
is found by ID, else SIS User ID, else SIS Login ID, else by name.
Moodle (moodle, grade/import/csv/classes/load_data.php): the instructor says which column holds the user name, the ID
number or the e-mail address, and which one goes to which grade item; one unknown user stops the whole import. The
worksheet that stands beside an assignment's download has Identifier ("Participant 4101"), Full name, Email address.
Blackboard Learn (help for instructors, "Uploading External Grade Center Items"): Last Name, First Name, Username, each
cell quoted. A student is found by Username; a column by the number after its name, as in
"Homework [Total Pts: 24 Score] |123", without it a new one is made.
Brightspace (D2L's help, "Importing grades"): OrgDefinedId or Username, an item's name with "Points Grade" behind it, in
an export also "<Numeric MaxPoints:24>", and last "End-of-Line Indicator", a "#" in each row. Exports have a "#" before
both ids as well. Names and addresses are not to be imported. An item's name has none of / " * < > + = | , % in it
(D2L's API reference, "Grades").
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Row: TypeAlias = Mapping[str, str]
"""A student's row in a gradebook's export, by column."""


@dataclass(frozen=True)
class Platform:
    """A gradebook.

    columns: those of a file that is made without an export; known_by: the ones that hold a student's id.
    keys, others: the columns of an export that identify a student, `keys` uniquely; no others are written, so that no
    other grade is touched. names: the other names that a student's submission may have; names_groups: whether a group's
    name and a hyphen may be in front of them. quoting: csv's. last: the title of a last column, and its text in each
    row.
    """

    title: str
    columns: tuple[str, ...]
    known_by: tuple[str, ...]
    keys: tuple[str, ...]
    others: tuple[str, ...]
    names: Callable[[Row], tuple[str, ...]]
    column: str = "{title}"
    never: str = ""
    points_row: bool = False
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL
    last: tuple[str, str] | None = None
    names_groups: bool = False

    def column_of(self, title: str, points: float) -> str:
        """The name of a new column for a course of this title."""
        kept = "".join(character for character in title if character not in self.never)
        return self.column.format(title=" ".join(kept.split()), points=points)


def _canvas_names(row: Row) -> tuple[str, ...]:
    """The names in Canvas's downloads: the word characters of the sortable name; also with the ID behind it."""
    sortable = row.get("Student") or f"{row.get('LastName', '')}{row.get('FirstName', '')}"
    name = "".join(filter(_is_in_words, sortable)).lower()
    return (name, f"{name}_{row.get('ID', '')}") if name else ()


def _is_in_words(character: str) -> bool:
    """Whether it is a word character; Canvas, unlike `re`, counts accents and vowel signs, too."""
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def _no_names(_: Row) -> tuple[str, ...]:
    return ()


def _moodle_names(row: Row) -> tuple[str, ...]:
    """The names in Moodle's downloads: the full name; for two students of one name, with the worksheet's number."""
    name = (
        row.get("Full name") or f"{row.get('First name', '')} {row.get('Last name') or row.get('Surname', '')}".strip()
    )
    number = row.get("Identifier", "").removeprefix("Participant ")
    return (name, f"{name}_{number}") if number else (name,)


def _brightspace_names(row: Row) -> tuple[str, ...]:
    """The ids without the export's "#", and the full name as in Brightspace's downloads."""
    ids = (row.get(key, "").removeprefix("#") for key in ("OrgDefinedId", "Username"))
    return (*ids, f"{row.get('First Name', '')} {row.get('Last Name', '')}".strip())


PLATFORMS = {
    "canvas": Platform(
        title="Canvas",
        columns=("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
        known_by=("Student", "SIS Login ID"),
        keys=("ID", "SIS User ID", "SIS Login ID"),
        others=("Student", "LastName", "FirstName", "Integration ID", "Root Account", "Section"),
        names=_canvas_names,
        points_row=True,
    ),
    "moodle": Platform(
        title="Moodle",
        columns=("Username",),
        known_by=("Username",),
        keys=("Username", "ID number", "Email address"),
        others=("First name", "Last name", "Surname", "Full name"),
        names=_moodle_names,
        names_groups=True,
    ),
    "blackboard": Platform(
        title="Blackboard",
        columns=("Last Name", "First Name", "Username"),
        known_by=("Username",),
        keys=("Username", "Student ID"),
        others=("Last Name", "First Name"),
        names=_no_names,
        column="{title} [Total Pts: {points:g} Score]",
        quoting=csv.QUOTE_ALL,
    ),
    "brightspace": Platform(
        title="Brightspace",
        columns=("Username",),
        known_by=("Username",),
        keys=("OrgDefinedId", "Username"),
        others=(),
        names=_brightspace_names,
        column="{title} Points Grade",
        never='/"*<>+=|,%',
        last=("End-of-Line Indicator", "#"),
    ),
}
