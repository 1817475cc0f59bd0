"""Two of an author's mistakes in one function."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from grader.formulas import compiled, together
from grader.steps import Formula, Function, Mistake, Step

Pair = tuple[Mistake, Mistake]


MANY = 100
"""Where a step has more wrong formulas than this, a mistake meets another one only as each is written first."""


def pairs_of_mistakes(step: Step) -> Iterator[tuple[Pair, Function]]:
    """What every two mistakes make of the reference, where they go together."""
    ways = step.wrong_formulas
    if len(ways) > MANY:
        ways = [(mistake, mistake.formulas[0]) for mistake in step.mistakes]
    for (one, way), (other, other_way) in combinations(ways, 2):
        function = None if one is other else _both(step, way, other_way)
        if function is not None:
            yield (one, other), function


def _both(step: Step, one: Formula, other: Formula) -> Function | None:
    if step.both is None:
        return together(step.reference, one, other)
    formula = step.both(one, other)
    return None if formula is None else compiled(step.reference, formula)
