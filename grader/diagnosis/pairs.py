"""Two of an author's mistakes in one function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from grader.derived.compiling import functions_of
from grader.derived.sites import Site
from grader.derived.swaps import Swap, swap_of
from grader.derived.trees import Path, replaced
from grader.formulas import definition, together
from grader.steps import Formula, Function, Mistake, Step

Pair = tuple[Mistake, Mistake]


MANY = 100
"""With more wrong formulas than this, only the first formula of each mistake is paired."""


@dataclass(frozen=True)
class _Way:
    """One formula of a mistake; `swap` is empty where it does more than replace values of the reference."""

    mistake: Mistake
    formula: Formula
    swap: Swap


def pairs_of_mistakes(step: Step) -> Iterator[tuple[Pair, Function]]:
    """Every two mistakes that can be made at once, with the function that makes both."""
    ways = step.wrong_formulas
    if len(ways) > MANY:
        ways = [(mistake, mistake.formulas[0]) for mistake in step.mistakes]
    found = [_Way(mistake, formula, swap_of(step.reference, formula)) for mistake, formula in ways]
    yield from _swapped(step.reference, [way for way in found if way.swap])
    for one, other in combinations(found, 2):
        if (one.swap and other.swap) or one.mistake is other.mistake:
            continue
        function = together(step.reference, one.formula, other.formula)
        if function is not None:
            yield (one.mistake, other.mistake), function


def _swapped(reference: Function, ways: Sequence[_Way]) -> list[tuple[Pair, Function]]:
    """Pairs of mistakes that replace values in different places: one function serves all second mistakes of a place."""
    pairs, sites = list[Pair](), list[Site]()
    for number, one in enumerate(ways):
        tree = reduce(lambda tree, swapped: replaced(tree, *swapped), one.swap.items(), definition(reference))
        for places, others in _elsewhere(one, ways[number + 1 :]).items():
            pairs += [(one.mistake, other.mistake) for other in others]
            put = [[other.swap[place] for other in others] for place in places]
            sites.append(Site(tree, places, [other.mistake.name for other in others], put))
    return list(zip(pairs, functions_of(reference, sites), strict=True))


def _elsewhere(one: _Way, ways: Sequence[_Way]) -> Mapping[tuple[Path, ...], list[_Way]]:
    """The other mistakes' ways that replace values in other places, grouped by these places."""
    found = defaultdict[tuple[Path, ...], list[_Way]](list)
    for way in ways:
        if way.mistake is not one.mistake and way.swap.keys().isdisjoint(one.swap):
            found[tuple(way.swap)].append(way)
    return found
