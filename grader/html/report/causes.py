"""The causes of steps that are not right: the mistakes, each with its sentence, by count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from grader.outcomes import State
from grader.reports.readback import sentence
from grader.text import cleaned
from grader.verdicts import Verdict


@dataclass(frozen=True)
class Cause:
    """Why a step is not right: a mistake's name, or an outcome, and the sentence that the student got."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Count:
    """A cause, and the number of submissions with it."""

    cause: Cause
    students: int


def cause(verdict: Verdict) -> Cause | None:
    """The cause of a step that is not right; None if it is right, a to-do, or the grader's own fault."""
    if verdict.state not in (State.WRONG, State.HALTED):
        return None
    return Cause(cleaned(verdict.mistake or verdict.outcome, 60), cleaned(sentence(verdict)))


def causes(verdicts: Iterable[Verdict]) -> list[Count]:
    """The causes by count, then by name."""
    found = Counter(filter(None, map(cause, verdicts)))
    return [Count(*item) for item in sorted(found.items(), key=lambda item: (-item[1], item[0].name, item[0].sentence))]
