"""Several submissions of one student: which is the latest, and the notes about the others."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from grader.submissions.archive import opened, unpacked
from grader.submissions.disk import read_file
from grader.submissions.entry import Part
from grader.submissions.items import Item
from grader.submissions.limits import MOST_ARCHIVE, Unreadable, named
from grader.submissions.lms import Owner
from grader.submissions.names import ARCHIVE, added_suffix, natural, stem, suffix
from grader.submissions.newest import STAMP, archive_time, folder_stamp, seconds

Age: TypeAlias = tuple[float, tuple[int, ...]]
"""nbgrader's timestamp (0 for none), then an archive's latest date (empty for none)."""


_TIMED = {"Blackboard", "Brightspace"}
"""Platforms whose names say when each file was handed in. Canvas only counts files of one name: the count is that of an
attempt only if the name is an exercise's."""


@dataclass(frozen=True)
class Claim:
    """An item, and its owner by its name."""

    item: Item
    owner: Owner


def latest(claims: Sequence[Claim]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of the submission that counts: by timestamp.txt, then by an archive's time, then by name.

    A file that cannot be read as it is (alice.py.txt) counts only if there is nothing else.
    """
    if len(claims) == 1:
        return claims[0].item.parts, ()
    *earlier, last = sorted(claims, key=lambda claim: (not added_suffix(claim.item.name), _age(claim), *_order(claim)))
    why = f"left out: {named(last.item.name)} is the later submission of this student."
    return last.item.parts, tuple(f"{named(claim.item.name)} was {why}" for claim in earlier)


def merged(claims: Sequence[Claim], exercises: Container[str]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The files that a platform lists one by one, the last attempt of each name; and notes about earlier ones."""
    kept: dict[str, Claim] = {}
    notes = []
    names = _given_names(claims, exercises)
    for claim in sorted(claims, key=lambda claim: (claim.owner.attempt, *_order(claim))):
        key = names[claim.owner.file] or claim.item.name
        if key in kept:
            notes.append(f"An earlier attempt at {named(key)} was left out ({named(kept[key].item.name)}).")
        kept[key] = claim
    if any(claim.owner.late for claim in claims):
        notes.append(f"It was handed in late, says {claims[0].owner.platform}.")
    parts = (part for claim in kept.values() for part in _renamed(claim, names[claim.owner.file], exercises))
    return tuple(parts), tuple(notes)


def _given_names(claims: Sequence[Claim], exercises: Container[str]) -> Mapping[str, str]:
    """The student's own file names, by the platform's.

    Canvas marks a repeated exercise by a count, ex1-1.py, and a repeated archive, too, hw-1.zip beside hw.zip; but
    hw-1.py and hw-2.py may be two files that the student named so.
    """
    plain = {claim.owner.file: claim.owner.uncounted for claim in claims}
    alike = Counter(plain.values())

    def counted(name: str) -> bool:
        return alike[name] == 1 or stem(name) in exercises or (suffix(name) == ARCHIVE and name in plain)

    return {file: name if counted(name) else file for file, name in plain.items()}


def _renamed(claim: Claim, name: str, exercises: Container[str]) -> tuple[Part, ...]:
    """The item's parts under the student's own file name, without the platform's additions."""
    if claim.item.is_folder or not name:
        return claim.item.parts
    told = claim.owner.platform in _TIMED or stem(name) in exercises
    attempt = claim.owner.attempt[0] if told else 0
    return tuple(Part(part.path, name, part.member, attempt) for part in claim.item.parts)


def _order(claim: Claim) -> tuple[str, str]:
    return natural(claim.item.name), claim.item.name


def _age(claim: Claim) -> Age:
    if claim.owner.time:
        return claim.owner.time, ()
    part = claim.item.parts[0]
    try:
        if claim.item.is_folder and part.member is None:
            return folder_stamp(part.path), ()
        return _archive_age(part.path) if suffix(claim.item.name) == ARCHIVE and part.member is None else (0, ())
    except (OSError, Unreadable):
        return 0, ()  # reading it later tells what is wrong


def _archive_age(path: Path) -> Age:
    with opened(read_file(path, path.name, MOST_ARCHIVE), path.name) as archive:
        return max(map(seconds, _stamps(archive)), default=0), archive_time(archive.infolist())


def _stamps(archive: zipfile.ZipFile) -> list[str]:
    stamps = [info for info in archive.infolist() if info.filename.rpartition("/")[2] == STAMP]
    return [unpacked(archive, info, STAMP, 200).decode("utf-8", "replace") for info in stamps[:10]]
