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


@dataclass(frozen=True, eq=False)
class Asked:
    """The calls that a step is asked: `numbers` and `hidden`, as bytes, are those that not everybody may see."""

    calls: Sequence[Arguments]
    numbers: Sequence[int]
    hidden: list[bytes]

    @classmethod
    def of(cls, course: Course, step: Step, calls: Sequence[Arguments]) -> Asked:
        """These calls of a step, ready to be asked of any number of submissions."""
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
    """The call of each step that everybody may see: the text's."""
    return {step: _encoded(step.arguments(course.text)) for step in course.steps}
