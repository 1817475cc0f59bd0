"""Situations that tell every wrong formula from the right one: drawn from a seed, and drawn again where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from grader.keys import AnswerKey, WrongFormula, answer_key
from grader.situations import Situations, draws
from grader.steps import Course, Step

POOL_SEED = -1
"""Situations drawn from this seed tell a wrong formula from one that is the right one written otherwise."""


class NoDraw(RuntimeError):
    """No draw tells all wrong formulas of a step from the right one: the course's fault."""


@cache
def situations(course: Course, step: Step, seed: int, *, public: bool = True) -> Situations:
    """The situations of a step, drawn again until no wrong formula passes in all of them.

    The first draw from the course's default seed is taken as it comes: the audit has seen that it needs no second.
    """
    for drawn in draws(course, step, seed, public=public):
        if seed == course.seed or next(survivors(step, drawn), None) is None:
            return drawn
    raise NoDraw(f"{step.name}: no draw from seed {seed} tells every wrong formula from the right one")


def survivors(step: Step, drawn: Situations) -> Iterator[str]:
    """The names of the wrong formulas that pass in all these situations, but not everywhere."""
    key = answer_key(step, drawn)
    for mistake, formula in key.authored:
        if formula.explains(key.expected):
            yield mistake.name
    suspects = [n for n, (_, formula) in enumerate(key.derived) if formula.explains(key.expected)]
    if suspects:
        pool = _pool(step, drawn.course)
        yield from (f"derived:{key.derived[n][0]}" for n in suspects if not _right(pool, pool.derived[n][1]))


def _right(pool: AnswerKey, formula: WrongFormula) -> bool:
    return formula.explains(pool.expected)


@cache
def _pool(step: Step, course: Course) -> AnswerKey:
    return answer_key(step, next(draws(course, step, POOL_SEED)))
