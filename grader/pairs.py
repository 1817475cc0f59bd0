"""Two of an author's mistakes in one function."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from grader.formulas import compiled, together
from grader.steps import Function, Mistake, Step

Pair = tuple[Mistake, Mistake]


def pairs_of_mistakes(step: Step) -> Iterator[tuple[Pair, Function]]:
    """What every two mistakes make of the reference, each as it is written first, where they go together."""
    for one, other in combinations(step.mistakes, 2):
        function = _both(step, one, other)
        if function is not None:
            yield (one, other), function


def _both(step: Step, one: Mistake, other: Mistake) -> Function | None:
    if step.both is None:
        return together(step.reference, one.formulas[0], other.formulas[0])
    formula = step.both(one.formulas[0], other.formulas[0])
    return None if formula is None else compiled(step.reference, formula)
