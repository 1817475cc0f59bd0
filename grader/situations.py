"""The situations in which a step is called: the text's, the course's fixed ones, and some drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.course import Course
from grader.steps import Situation, Step

DRAWN = 3
"""The number of situations that are drawn for a step."""

MOST_DRAWS = 200
"""The most draws: if none of them tells all wrong formulas from the right one, the course is at fault."""


@dataclass(frozen=True, eq=False)
class Situations:
    """All situations of one step for one seed, the text's first."""

    course: Course
    seed: int
    items: tuple[Situation, ...]


def known(course: Course, step: Step) -> Situations:
    """The situations of a step that do not depend on the seed."""
    return Situations(course, course.seed, (course.text, *course.fixed_for(step)))


def draws(course: Course, step: Step, seed: int, *, public: bool = True) -> Iterator[Situations]:
    """Draws from the seed, the same on every machine; all situations but the text's are hidden unless `public`."""
    fixed = [Situation(s.name, s.quantities, public) for s in course.fixed_for(step)]
    for attempt in range(MOST_DRAWS):
        generator = random.Random(f"{course.name}/{step.name}/{seed}/{attempt}")
        drawn = [Situation(f"drawn {n}", _drawn(course, generator), public) for n in range(1, DRAWN + 1)]
        yield Situations(course, seed, (course.text, *fixed, *drawn))


def pool(course: Course, step: Step, rounds: int) -> Situations:
    """Further situations that no student's seed draws: each known name and its settings, with drawn quantities."""
    generator = random.Random(f"{course.name}/{step.name}/pool")
    names = [*(s.name for s in known(course, step).items), *(f"drawn {n}" for n in range(1, DRAWN + 1))]
    items = tuple(Situation(name, _drawn(course, generator)) for _ in range(rounds) for name in names)
    return Situations(course, course.seed, items)


def _drawn(course: Course, generator: random.Random) -> Mapping[str, object]:
    """The quantities that the course draws; a TypeError if there are none."""
    drawn = course.draw(generator)
    if not isinstance(drawn, Mapping):
        raise TypeError(f"`draw` gives {type(drawn).__name__}: it has to return the quantities by their names")
    return drawn
