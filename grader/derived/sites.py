"""Sites of slips: places in a tree, and everything wrong that may be there. Most slips need no tree of their own.

Thousands of slips share a few places: a formula is evaluated at once for all of them, and a program compiled once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grader.derived.trees import Path, replaced

Slip = tuple[str, ast.FunctionDef]


@dataclass(frozen=True, eq=False)
class Site:
    """Places of a tree, the kinds of the slips made there, and for each place what each slip puts there."""

    tree: ast.FunctionDef
    places: Sequence[Path]
    kinds: Sequence[str]
    put: Sequence[Sequence[object]]

    def slips(self) -> Iterator[Slip]:
        """The kind and the whole tree of each slip."""
        for kind, *nodes in zip(self.kinds, *self.put, strict=True):
            tree = self.tree
            for place, node in zip(self.places, nodes, strict=True):
                tree = replaced(tree, place, node)
            yield kind, tree


def one_place(tree: ast.FunctionDef, place: Path, slips: Iterable[tuple[str, object]]) -> Site:
    """The site of slips that change one place."""
    return everywhere(tree, [place], slips)


def everywhere(tree: ast.FunctionDef, places: Sequence[Path], slips: Iterable[tuple[str, object]]) -> Site:
    """The site of slips that put the same node in all these places."""
    found = list(slips)
    nodes = [node for _, node in found]
    return Site(tree, places, [kind for kind, _ in found], [nodes] * len(places))


def each(
    tree: ast.FunctionDef, places: Sequence[Path], slips: Iterable[tuple[str, Sequence[object]]]
) -> Iterator[Site]:
    """The site of slips that put a node of its own in each of these places; none without slips."""
    found = list(slips)
    if found:
        yield Site(tree, places, [kind for kind, _ in found], list(zip(*(nodes for _, nodes in found), strict=True)))
