"""Gradescope's export: folders `submission_12345`, and a submission_metadata.yml with their owners.

Only the needed lines of its YAML are read, by indentation: the base install has no YAML library. The file holds every
student's output, so it is read as a stream. YAML indents a text of several lines deeper than its key: no student's
output can begin at the columns that are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from grader.submissions.lms import Owner
from grader.submissions.newest import seconds

METADATA = "submission_metadata.yml"
LONGEST_LINE = 10_000
_FOLDER = re.compile(r"(submission_\w+):\s*")
_CREATED = re.compile(r"  :created_at: (.+)")
_SECTION = re.compile(r"  :?\w+:")
_PERSON = re.compile(r"  (?:- |  ):(name|sid|email): (.+)")


@dataclass
class _Record:
    created: float = 0
    people: list[dict[str, str]] = field(default_factory=list)


def owners(lines: Iterable[str]) -> Mapping[str, list[Owner]]:
    """The submitters of each folder; a group's submission has several, and counts for each."""
    records: dict[str, _Record] = {}
    record, in_people = _Record(), False
    for line in lines:
        if folder := _FOLDER.fullmatch(line.rstrip()):
            record, in_people = records.setdefault(folder[1], _Record()), False
        elif line.startswith("  :submitters:"):
            in_people = True
        elif in_people and (person := _PERSON.fullmatch(line.rstrip())):
            _add(record, line.startswith("  - "), person[1], unquoted(person[2]))
        elif _SECTION.match(line):
            in_people = False
            created = _CREATED.fullmatch(line.rstrip())
            record.created = seconds(unquoted(created[1])) if created else record.created
    return {
        name: [owner for person in found.people for owner in _owner(person, found)] for name, found in records.items()
    }


def short_lines(stream: TextIO) -> Iterator[str]:
    """The lines of a stream without overlong ones: a student's output may be one line of any length."""
    whole = True
    while line := stream.readline(LONGEST_LINE):
        ends = line.endswith("\n")
        if whole and (ends or len(line) < LONGEST_LINE):
            yield line
        whole = ends


def _add(record: _Record, is_new: bool, key: str, value: str) -> None:
    if is_new or not record.people:
        record.people.append({})
    record.people[-1][key] = value


def _owner(person: Mapping[str, str], record: _Record) -> list[Owner]:
    """The person by student id, else by address, else by name: one of them is in the gradebook."""
    known = next((person[key] for key in ("sid", "email", "name") if person.get(key)), None)
    return [Owner(known, platform="Gradescope", key=known, time=record.created)] if known else []


def unquoted(value: str) -> str:
    """A YAML scalar on one line as text; empty for none."""
    value = value.strip()
    if value in {"~", "null", "''", '""'}:
        return ""
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if value.startswith('"'):
        try:
            return str(json.loads(re.sub(r"\\x([0-9A-Fa-f]{2})", r"\\u00\1", value)))
        except ValueError:
            return value.strip('"')
    return value
