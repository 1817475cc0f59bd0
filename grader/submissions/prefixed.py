"""Files that are called after student and exercise: `alice_ex1_forward_pass.py`, `Jane Doe - ex2_error.py`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace

from grader.submissions.attempts import Claim
from grader.submissions.lms import Owner
from grader.submissions.names import SOURCES, suffix

BY_NAME = "The files' names"
"""Stands for the platform where the names tell whose the files are."""


def put_together(claims: Sequence[Claim], exercises: Set[str]) -> list[Claim]:
    """The claims, those on one student's files of several exercises put to that student.

    One such file alone keeps its name, and so do those of somebody whose name another entry has.
    """
    found = {claim.item.name: owner for claim in claims if (owner := _owner(claim, exercises))}
    held = defaultdict[str, set[str]](set)
    for owner in found.values():
        held[owner.student] |= {exercise for exercise in exercises if owner.file.startswith(exercise)}
    taken = {claim.owner.student for claim in claims if claim.item.name not in found}
    several = {student for student, its in held.items() if len(its) > 1} - taken
    return [
        replace(claim, owner=owner) if (owner := found.get(claim.item.name)) and owner.student in several else claim
        for claim in claims
    ]


def _owner(claim: Claim, exercises: Set[str]) -> Owner | None:
    if claim.owner.platform or claim.item.is_folder or suffix(claim.item.name) not in SOURCES:
        return None
    names = "|".join(map(re.escape, sorted(exercises)))
    named = re.fullmatch(rf"(.*[^ _.-])[ _.-]+((?:{names})(?![A-Za-z0-9]).*)", claim.item.name, re.DOTALL)
    return Owner(named[1], BY_NAME, key=named[1], file=named[2], uncounted=named[2]) if named else None
