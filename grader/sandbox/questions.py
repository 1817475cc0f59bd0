"""The calls that a child is asked to make, encoded once: they are the same for every submission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from grader.answers.answer import Arguments
from grader.child import wire
from grader.course import Course
from grader.sandbox.errors import SandboxError
from grader.steps import Step


@dataclass(frozen=True, eq=False)
class Asked:
    """The calls of a step: `numbers` are the places of the hidden ones among them, `hidden` their bytes."""

    calls: Sequence[Arguments]
    numbers: Sequence[int]
    hidden: list[bytes]

    @classmethod
    def of(cls, course: Course, step: Step, calls: Sequence[Arguments]) -> Asked:
        """These calls of a step, ready for any number of submissions."""
        known, data = publics(course)[step], [_encoded(call) for call in calls]
        numbers = [number for number, call in enumerate(data) if call != known]
        return cls(calls, numbers, [data[number] for number in numbers])


def _encoded(call: Arguments) -> bytes:
    try:
        return wire.encode(tuple(call), strict=True)
    except wire.WireError as fault:
        raise SandboxError(f"the arguments of a call cannot be sent: {fault}") from None


@cache
def publics(course: Course) -> Mapping[Step, bytes]:
    """The public call of each step: the one in the text."""
    return {step: _encoded(step.arguments(course.text)) for step in course.steps}
