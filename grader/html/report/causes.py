"""What stands behind steps that are not right: the mistakes, each with its sentence, by count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from grader.feedback import ELSEWHERE
from grader.outcomes import State
from grader.text import cleaned
from grader.verdicts import Verdict

_PLACE = re.compile(r" in line \d+")


@dataclass(frozen=True)
class Cause:
    """Why a step is not right: a mistake's name, or an outcome, and the sentence that the student got."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Count:
    """A cause, and in how many submissions it was found."""

    cause: Cause
    students: int


def cause(verdict: Verdict) -> Cause | None:
    """Why the step is not right; None for one that is, for a to-do, and for the grader's own fault."""
    if verdict.state not in (State.WRONG, State.HALTED):
        return None
    return Cause(cleaned(verdict.mistake or verdict.outcome, 60), sentence(verdict))


def causes(verdicts: Iterable[Verdict]) -> list[Count]:
    """The causes by count, then by name."""
    found = Counter(filter(None, map(cause, verdicts)))
    return [Count(*item) for item in sorted(found.items(), key=lambda item: (-item[1], item[0].name, item[0].sentence))]


def sentence(verdict: Verdict) -> str:
    """The feedback's first sentence about the formula, after the call and the values, without the number of a line."""
    spoken = (line for line in verdict.feedback.splitlines() if line.strip() and not _is_evidence(line, verdict.step))
    return cleaned(_PLACE.sub("", next(spoken, "")))


def _is_evidence(line: str, step: str) -> bool:
    return line.startswith((" ", f"{step}(")) or line == ELSEWHERE
