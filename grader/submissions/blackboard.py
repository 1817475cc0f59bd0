"""Blackboard's full user names: its file names do not show where the assignment ends and the user name begins.

The text file about each attempt has the user name in its first line: `Name: Jane Doe (jane_doe)`. Without these texts,
the common beginning of all names is taken for the assignment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from grader.submissions.archive import unpacked
from grader.submissions.attempts import Claim
from grader.submissions.disk import read_file
from grader.submissions.download import class_archive
from grader.submissions.entry import Part
from grader.submissions.limits import MOST_BYTES, Unreadable

_NAME = re.compile(r"[^\n]*\((?P<user>[^()\s]+)\)\s*")


def whole_names(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of Blackboard with full user names."""
    own = [claim for claim in claims if _is_blackboards(claim)]
    said = {claim.owner.key: user for claim in own if (user := _said(claim))}
    assignments = {key.removesuffix(user) for key, user in said.items()} or _alike({claim.owner.key for claim in own})
    return [_whole(claim, said, assignments) if _is_blackboards(claim) else claim for claim in claims]


def _is_blackboards(claim: Claim) -> bool:
    return claim.owner.platform == "Blackboard"


def _whole(claim: Claim, said: Mapping[str, str], assignments: Set[str]) -> Claim:
    key = claim.owner.key
    before = max((name for name in assignments if key.startswith(name)), key=len, default="")
    user = said.get(key) or (key.removeprefix(before) if before else claim.owner.student)
    return replace(claim, owner=replace(claim.owner, student=user))


def _said(claim: Claim) -> str | None:
    """The user name in the text about an attempt, if the text's file name ends with it."""
    if claim.owner.file or claim.item.is_folder:
        return None
    try:
        text = _text(claim.item.parts[0])
    except (OSError, Unreadable):
        return None
    found = _NAME.fullmatch(text.lstrip().partition("\n")[0])
    return found["user"] if found and claim.owner.key.endswith(f"_{found['user']}") else None


def _text(part: Part) -> str:
    if part.member is None:
        data = read_file(part.path, part.name, MOST_BYTES)
    else:
        archive = class_archive(part.path)
        data = unpacked(archive, archive.getinfo(part.member), part.name, MOST_BYTES)
    return data.decode("utf-8-sig", "replace")


def _alike(users: Set[str]) -> Set[str]:
    """The common beginning of several names, up to an underscore; empty for a single name."""
    if len(users) < 2:
        return set()
    alike = takewhile(lambda part: len(set(part)) == 1, zip(*(user.split("_")[:-1] for user in users), strict=False))
    return {"".join(f"{part[0]}_" for part in alike)}
