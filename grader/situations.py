"""The situations in which a step is called: the text's, the course's fixed ones, and some drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from grader.steps import Course, Situation, Step

DRAWN = 6
"""So many situations are drawn for a step; with six decimals each, a second draw is seldom needed."""

MOST_DRAWS = 200
"""After so many draws a course is taken to have a wrong formula that no situation tells from the right one."""


@dataclass(frozen=True, eq=False)
class Situations:
    """All situations of one step under one seed, the text's first."""

    course: Course
    seed: int
    items: tuple[Situation, ...]


def draws(course: Course, step: Step, seed: int, *, public: bool = True) -> Iterator[Situations]:
    """One draw after the other from the seed, the same on every machine."""
    for attempt in range(MOST_DRAWS):
        generator = random.Random(f"{course.name}/{step.name}/{seed}/{attempt}")
        drawn = [Situation(f"drawn {n}", course.draw(generator), public) for n in range(1, DRAWN + 1)]
        fixed = [Situation(s.name, s.quantities, public) for s in course.fixed]
        yield Situations(course, seed, (course.text, *fixed, *drawn))
