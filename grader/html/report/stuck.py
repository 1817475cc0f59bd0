"""Where the class is stuck: the steps that most students tried and have not right come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from grader.html.report.causes import Count, causes
from grader.html.report.groups import GROUPS, Group, group
from grader.html.report.titles import Heading
from grader.outcomes import State
from grader.reports.report import Report


@dataclass(frozen=True)
class Stuck:
    """A step: how many students are in each group, in the groups' order, and the causes by count.

    number: the step's place in the course, from 0. tried: how many tried and failed. share: how many of those graded
    have it right, from 0 to 1; None if nobody could be graded. Submissions that cannot be read at all are not counted.
    """

    number: int
    heading: Heading
    counts: tuple[tuple[Group, int], ...]
    tried: int
    share: float | None
    causes: tuple[Count, ...]


def stuck(reports: Sequence[Report], headings: Sequence[Heading]) -> list[Stuck]:
    """The steps in course order."""
    read = [report for report in reports if not report.is_unreadable]
    return [_step(read, number, heading) for number, heading in enumerate(headings)]


def worst_first(steps: Sequence[Stuck]) -> list[Stuck]:
    return sorted(steps, key=lambda step: (-step.tried, step.number))


def _step(reports: Sequence[Report], number: int, heading: Heading) -> Stuck:
    verdicts = [report.steps[number] for report in reports]
    sizes = Counter(map(group, verdicts))
    graded = len(verdicts) - sizes[GROUPS[State.FAULT]]
    return Stuck(
        number,
        heading,
        tuple((known, sizes[known]) for known in GROUPS.values()),
        sum(verdict.facts.tried for verdict in verdicts),
        sizes[GROUPS[State.RIGHT]] / graded if graded else None,
        tuple(causes(verdicts)),
    )
