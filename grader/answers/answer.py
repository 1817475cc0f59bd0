"""What a student's function gave to a list of calls: answers, or the trouble that ended them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from grader.outcomes import Outcome
from grader.steps import Step

Arguments: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Answer:
    """What one call returned, and its arguments as they were afterwards."""

    value: object
    arguments: Arguments


@dataclass(frozen=True)
class Trouble:
    """Why there are no answers. `sentence` is ours, `detail` the student's own text, `call` where it came from.

    `advice` is ours as well: what the detail means. `begun`: something stands already in what is still to be written;
    `stub`: the other function, still to be written, that the call came to.
    """

    outcome: Outcome
    sentence: str
    detail: str = ""
    line: int | None = None
    call: int | None = None
    advice: str = ""
    begun: bool = False
    stub: str = ""


class Student(Protocol):
    """What answers the calls of a submission: this process (pytest) or a confined one (grading)."""

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        """The answers to all calls, each with fresh copies of its arguments, or the first trouble."""
