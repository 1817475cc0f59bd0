"""What a child is asked, as bytes that are made once: every submission is asked the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from grader.answers.answer import Arguments
from grader.child import wire
from grader.course import Course
from grader.sandbox.errors import SandboxError
from grader.steps import Step

MOST = 1_000
"""Lists of calls that are kept."""


@dataclass(frozen=True)
class Hidden:
    """The calls of a list that not everybody may see: their numbers, and their bytes."""

    numbers: Sequence[int]
    calls: list[bytes]


_kept: dict[int, tuple[Sequence[Arguments], Hidden]] = {}


def hidden(course: Course, step: Step, calls: Sequence[Arguments]) -> Hidden:
    """The hidden ones of these calls. The list is known by its identity: nobody changes an answer key's."""
    found = _kept.get(id(calls))
    if found is None or found[0] is not calls:
        if len(_kept) >= MOST:
            _kept.clear()
        found = _kept[id(calls)] = (calls, _hidden(publics(course)[step], calls))
    return found[1]


def _hidden(known: bytes, calls: Sequence[Arguments]) -> Hidden:
    data = [_encoded(call) for call in calls]
    numbers = [number for number, call in enumerate(data) if call != known]
    return Hidden(numbers, [data[number] for number in numbers])


def _encoded(call: Arguments) -> bytes:
    try:
        return wire.encode(tuple(call), strict=True)
    except wire.WireError as fault:
        raise SandboxError(f"the arguments of a call cannot be sent: {fault}") from None


@cache
def publics(course: Course) -> Mapping[Step, bytes]:
    """The call of each step that everybody may see: the text's."""
    return {step: _encoded(step.arguments(course.text)) for step in course.steps}
