"""From a path to one entry per student, without reading what was handed in."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO

from grader.course import Course
from grader.submissions import gradescope
from grader.submissions.attempts import Claim, latest, merged
from grader.submissions.blackboard import whole_names
from grader.submissions.download import class_archive
from grader.submissions.entry import Entry, NoSubmissions, Part
from grader.submissions.items import Listing, exercises_of
from grader.submissions.limits import named
from grader.submissions.listing import listing
from grader.submissions.lms import Owner, owner, without_suffix
from grader.submissions.prefixed import BY_NAME, put_together

_ONE_BY_ONE = {"Canvas", "Moodle", "Blackboard", "Brightspace", BY_NAME}
"""Platforms whose downloads list the files of a submission one by one, each under a name of the platform's.

A folder whose name has a time is a whole submission instead.
"""

_Person = tuple[str, str, str]


def entries(path: Path, course: Course, include: str | None = None) -> list[Entry]:
    """One entry per student, sorted by student. NoSubmissions where there is nothing to grade.

    `include` is a glob on the names of the entries, with or without their suffix, or on the students' ids.
    """
    return entries_in(listing(path, course), path, course, include)


def entries_in(found: Listing, path: Path, course: Course, include: str | None = None) -> list[Entry]:
    """As `entries`, for a listing."""
    people = _gradescope_people(found.metadata) if found.metadata else {}
    claims = [
        Claim(item, who) for item in found.items for who in people.get(item.name) or [owner(item.name, item.is_folder)]
    ]
    if not claims:
        raise NoSubmissions(f"Nothing in {path} is a submission: there is no folder, .zip, .py or .ipynb in it.")
    exercises = exercises_of(course)
    known = put_together(whole_names(_without_likenesses(claims)), exercises)
    wanted = [claim for claim in known if include is None or _matches(claim, include)]
    if not wanted:
        some = ", ".join(named(claim.item.name) for claim in claims[:3])
        raise NoSubmissions(f"Nothing in {path} matches {include!r}; the entries are called {some} and so on.")
    groups = defaultdict(list)
    for claim in wanted:
        groups[_person(claim)].append(claim)
    return sorted(_named_entries(groups, exercises), key=lambda entry: entry.student)


def _person(claim: Claim) -> _Person:
    return claim.owner.platform, claim.owner.key, claim.owner.student


def _named_entries(groups: Mapping[_Person, Sequence[Claim]], exercises: Set[str]) -> Iterator[Entry]:
    """An entry for each person; the platform's number tells two people of one name apart."""
    people_called = defaultdict(set)
    for platform, key, student in groups:
        people_called[student].add((platform, key))
    alone = {person for person in groups if len(people_called[person[2]]) == 1 or not person[0]}
    taken = set(people_called)
    for person, claims in sorted(groups.items(), key=lambda group: group[0]):
        platform, key, student = person
        while person not in alone and student in taken:
            student = f"{student}_{key}"  # again if somebody is called like that
        taken.add(student)
        one_by_one = platform in _ONE_BY_ONE and not any(claim.owner.time for claim in claims)
        parts, notes = merged(claims, exercises) if one_by_one else latest(claims)
        yield Entry(student, parts, notes)


def _matches(claim: Claim, include: str) -> bool:
    name = claim.item.name
    return any(fnmatchcase(text, include) for text in (name, without_suffix(name), claim.owner.student))


def _without_likenesses(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; names like "cs_101_2024_ann" and "cs_101_2024_bob" are not Canvas's, whose files differ in number.

    Only a group's file has one number for several people, and then one name.
    """
    names = defaultdict(set)
    for claim in claims:
        names[claim.owner.attempt[1]].add(without_suffix(claim.owner.file))
    alike = {number for number, files in names.items() if number and len(files) > 1}
    return [
        Claim(claim.item, Owner(without_suffix(claim.item.name)))
        if claim.owner.platform == "Canvas" and claim.owner.attempt[1] in alike
        else claim
        for claim in claims
    ]


def _gradescope_people(metadata: Part) -> Mapping[str, list[Owner]]:
    """The owners of the folders in Gradescope's export. The file is the instructor's own, and may be long."""
    try:
        with _opened(metadata) as file:
            text = io.TextIOWrapper(file, encoding="utf-8", errors="replace")
            return gradescope.owners(gradescope.short_lines(text))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise NoSubmissions(f"{metadata.member} in {metadata.path} is damaged: download the export again.") from fault
    except OSError as fault:
        raise NoSubmissions(f"{metadata.path} cannot be read: {fault.strerror}.") from None


def _opened(part: Part) -> IO[bytes]:
    return open(part.path, "rb") if part.member is None else class_archive(part.path).open(part.member)
