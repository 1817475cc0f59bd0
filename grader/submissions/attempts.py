"""Two submissions of one student: which is the later, and the sentence about the other."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from grader.submissions.archive import opened, unpacked
from grader.submissions.disk import read_file
from grader.submissions.entry import Part
from grader.submissions.limits import MOST_ARCHIVE, Unreadable, named
from grader.submissions.listing import Item
from grader.submissions.lms import Owner
from grader.submissions.names import ARCHIVE, suffix
from grader.submissions.newest import STAMP, archive_time, folder_stamp, seconds

Age: TypeAlias = tuple[float, tuple[int, ...]]
"""nbgrader's timestamp (0 for none), then an archive's latest date (empty for none)."""


@dataclass(frozen=True)
class Claim:
    """An item, and whose it is by its name."""

    item: Item
    owner: Owner


def latest(claims: Sequence[Claim]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of the submission that counts: by timestamp.txt, then by an archive's time, then by name."""
    if len(claims) == 1:
        return claims[0].item.parts, ()
    *earlier, last = sorted(claims, key=lambda claim: (_age(claim), claim.item.name))
    why = f"left out: {named(last.item.name)} is the later submission of this student."
    return last.item.parts, tuple(f"{named(claim.item.name)} was {why}" for claim in earlier)


def merged(claims: Sequence[Claim]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The files that a platform lists one by one, those of one name by the attempt that counts."""
    kept: dict[str, Claim] = {}
    notes = []
    for claim in sorted(claims, key=lambda claim: (claim.owner.attempt, claim.item.name)):
        key = claim.owner.file or claim.item.name
        if key in kept:
            notes.append(f"An earlier attempt at {named(key)} was left out ({named(kept[key].item.name)}).")
        kept[key] = claim
    if any(claim.owner.late for claim in claims):
        notes.append(f"It was handed in late, says {claims[0].owner.platform}.")
    return tuple(part for claim in kept.values() for part in _renamed(claim)), tuple(notes)


def _renamed(claim: Claim) -> tuple[Part, ...]:
    """The item's parts under the names that the student gave them, without the platform's additions."""
    if claim.item.is_folder or not claim.owner.file:
        return claim.item.parts
    return tuple(Part(part.path, claim.owner.file, part.member) for part in claim.item.parts)


def _age(claim: Claim) -> Age:
    if claim.owner.time:
        return claim.owner.time, ()
    part = claim.item.parts[0]
    try:
        if claim.item.is_folder and part.member is None:
            return folder_stamp(part.path), ()
        return _archive_age(part.path) if suffix(claim.item.name) == ARCHIVE and part.member is None else (0, ())
    except (OSError, Unreadable):
        return 0, ()  # whoever reads it will say what is wrong with it


def _archive_age(path: Path) -> Age:
    with opened(read_file(path, path.name, MOST_ARCHIVE), path.name) as archive:
        return max(map(seconds, _stamps(archive)), default=0), archive_time(archive.infolist())


def _stamps(archive: zipfile.ZipFile) -> list[str]:
    stamps = [info for info in archive.infolist() if info.filename.rpartition("/")[2] == STAMP]
    return [unpacked(archive, info, STAMP, 200).decode("utf-8", "replace") for info in stamps[:10]]
