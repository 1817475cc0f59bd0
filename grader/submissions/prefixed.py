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
    """The claims, those on files of such names put to the students, where anybody has such files of several exercises.

    Files of somebody whose name another entry has keep theirs.
    """
    found = {claim.item.name: named for claim in claims if (named := _named(claim, exercises))}
    held = defaultdict[str, set[str]](set)
    for student, exercise, _ in found.values():
        held[student].add(exercise)
    if all(len(its) == 1 for its in held.values()):
        return list(claims)
    taken = {claim.owner.student for claim in claims if claim.item.name not in found}
    return [
        replace(claim, owner=Owner(named[0], BY_NAME, key=named[0], file=named[2], uncounted=named[2]))
        if (named := found.get(claim.item.name)) and named[0] not in taken
        else claim
        for claim in claims
    ]


def _named(claim: Claim, exercises: Set[str]) -> tuple[str, str, str] | None:
    """The student, the exercise, and what is left of the name without the student; None for a name of another kind."""
    if claim.owner.platform or claim.item.is_folder or suffix(claim.item.name) not in SOURCES:
        return None
    names = "|".join(map(re.escape, sorted(exercises, key=len, reverse=True)))
    found = re.fullmatch(rf"(.*[^ _.-])[ _.-]+((?=({names})(?![A-Za-z0-9])).*)", claim.item.name, re.DOTALL)
    return (found[1], found[3], found[2]) if found else None
