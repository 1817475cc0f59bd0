"""Files named after student and exercise: `alice_ex1_forward_pass.py`, `Jane Doe - ex2_error.py`.

Google Classroom's and Drive's: `ex2_error - Jane Doe.py`, `Copy of ex2_error - Jane Doe (1).py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from grader.submissions.attempts import Claim
from grader.submissions.lms import LONGEST, Owner
from grader.submissions.names import SOURCES, suffix

BY_NAME = "The files' names"
"""The platform of an owner who is known by the files' names."""

_BEFORE = r"(?P<copy>(?:Copy of )*+)(?P<student>.*[^ _.-])[ _.-]+(?=(?P<exercise>{names})(?![A-Za-z0-9]))(?P<rest>.*)"
_BEHIND = r"(?P<copy>(?:Copy of )*+)(?P<exercise>{names}) - (?P<student>\S.*?)(?P<rest>(?: ?\(\d{{1,2}}\))*\.[^.]+)"


@dataclass(frozen=True)
class _Named:
    """The parts of a name. file: the name without the student; is_googles: whether only Google makes such names."""

    student: str
    exercise: str
    file: str
    is_googles: bool


def put_together(claims: Sequence[Claim], exercises: Set[str]) -> list[Claim]:
    """The claims, with files of such names given to their students.

    Names that only Google makes are always split; others only if some student has files of several exercises. If
    another entry has the student's name already, the files keep their own names.
    """
    found = {claim.item.name: named for claim in claims if (named := _named(claim, exercises))}
    held = defaultdict[str, set[str]](set)
    for named in found.values():
        held[named.student].add(named.exercise)
    if all(len(its) == 1 for its in held.values()):
        found = {name: named for name, named in found.items() if named.is_googles}
    taken = {claim.owner.student for claim in claims if claim.item.name not in found}
    return [
        replace(claim, owner=Owner(named.student, BY_NAME, key=named.student, file=named.file, uncounted=named.file))
        if (named := found.get(claim.item.name)) and named.student not in taken
        else claim
        for claim in claims
    ]


def _named(claim: Claim, exercises: Set[str]) -> _Named | None:
    """The parts of a file's name; None if it is not of this form."""
    name = claim.item.name
    if claim.owner.platform or claim.item.is_folder or suffix(name) not in SOURCES or len(name) > LONGEST:
        return None
    names = "|".join(map(re.escape, sorted(exercises, key=len, reverse=True)))
    match = partial(re.fullmatch, string=name, flags=re.DOTALL)
    behind = match(_BEHIND.format(names=names))
    found = behind or match(_BEFORE.format(names=names))
    if not found:
        return None
    file = f"{found['copy']}{found['exercise'] if behind else ''}{found['rest']}"
    return _Named(found["student"], found["exercise"], file, behind is not None)
