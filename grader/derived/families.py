"""The same slip in all places of one form at once: in both products of a sum, in all gradients of a layer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from grader.derived.patterns import filled
from grader.derived.rewrites import Rules, applied
from grader.derived.sites import Site, each
from grader.derived.trees import Path, at, expressions, name, parsed, skeleton
from grader.derived.wrong_names import Values, shape_of

Change = tuple[str, Sequence[ast.expr]]
"""A slip in all places of one form: its kind, and the new node of each place."""


def family_slips(tree: ast.FunctionDef, values: Values, rules: Rules, *, short: bool) -> Iterator[Site]:
    """All slips that are made in all places of one form."""
    seen: set[tuple[Path, ...]] = set()
    for family in _families(tree):
        for below in _inside(tree, family):
            places = tuple((*path, *below) for path in family)
            if places not in seen:
                seen.add(places)
                nodes = [at(tree, place) for place in places]
                whole = short or places[0][-1][0] in ("value", "elts")
                changes = [*_rewritten(nodes, rules, whole=whole), *_renamed(nodes, values, rules)]
                yield from each(tree, places, changes)
        yield from each(tree, family, _multiplied(tree, family, values, rules))
        lines = [path for path in family if path[-1][0] == "value"]
        if 1 < len(lines) < len(family):  # both hidden values, where the prediction is a sum like theirs
            yield from each(tree, lines, _rewritten([at(tree, line) for line in lines], rules, whole=True))


def _inside(tree: ast.FunctionDef, family: list[Path]) -> Iterator[Path]:
    """The places inside the first member that all members have."""
    shared = [{below for below, _ in expressions(at(tree, path))} for path in family]
    return (below for below, _ in expressions(at(tree, family[0])) if all(below in others for others in shared))


def _families(tree: ast.FunctionDef) -> Iterator[list[Path]]:
    families: dict[str, list[Path]] = {}
    renewed = renewals(tree)
    if len(renewed) > 1:
        yield renewed
    for path, node in expressions(tree):
        if not isinstance(node, (ast.Name, ast.Constant)):
            families.setdefault(skeleton(node), []).append(path)
        elif path[-1][0] == "elts":
            families.setdefault("an entry of a list", []).append(path)
    # The widest forms first: where two families share a place, the larger expression counts.
    for family in sorted(families.values(), key=lambda paths: (-len(paths), min(map(len, paths)))):
        if len(family) > 1:
            yield family


@lru_cache(1)
def renewals(tree: ast.FunctionDef) -> list[Path]:
    """The places where new values of quantities are computed: `new_w1 = ...`, or `w = w - ...` in a loop."""
    found = []
    for path, node in expressions(tree):
        statement = at(tree, path[:-1])
        if isinstance(statement, ast.Assign) and isinstance(target := statement.targets[0], ast.Name):
            inside = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
            if target.id.startswith("new_") or (target.id in inside and isinstance(node, ast.BinOp)):
                found.append(path)
    return found


def _rewritten(nodes: Sequence[ast.AST], rules: Rules, *, whole: bool) -> Iterator[Change]:
    rewrites = (*rules.structural, *rules.bending, *rules.scaling, *(rules.spoiling if whole else ()))
    for changes in zip(*(applied(rewrites, node) for node in nodes), strict=False):
        yield changes[0][0], [new for _, new in changes]


def _renamed(nodes: Sequence[ast.AST], values: Values, rules: Rules) -> Iterator[Change]:
    """The names in these places in another order, or replaced by their namesakes (h1 for i1, h2 for i2)."""
    names = [node.id for node in nodes if isinstance(node, ast.Name) and node.id in values]
    if len(names) < len(nodes):
        return
    for kind, renamed in (("swapped", _orders(names)), ("wrong_name", _namesakes(names, values))):
        if rules.allow(kind):
            yield from ((kind, [name(other) for other in others]) for others in renamed if others != names)


def _orders(names: list[str]) -> Iterator[list[str]]:
    distinct = list(dict.fromkeys(names))
    if 1 < len(distinct) <= 3:
        for order in permutations(distinct):
            yield [order[distinct.index(held)] for held in names]
    if len(names) == 4 and len(distinct) == 2:
        yield [names[0], names[2], names[1], names[3]]  # a two by two table, read column by column


def _namesakes(names: list[str], values: Values) -> Iterator[list[str]]:
    endings = [re.sub(r"^\D*", "", held) for held in names]
    for stem in dict.fromkeys(re.sub(r"\d+$", "", held) for held in values):
        others = [stem + ending for ending in endings]
        if all(o in values and shape_of(values[o]) == shape_of(values[n]) for o, n in zip(others, names, strict=True)):
            yield others


def _multiplied(tree: ast.FunctionDef, family: list[Path], values: Values, rules: Rules) -> Iterator[Change]:
    """Every member times, or divided by, one of its own quantities, or times that quantity's slope."""
    whole = [at(tree, path) for path in family]
    wanted = [(kind, text) for kind, text in _WITH_ITS_OWN if rules.allow(kind)]
    for below in _inside(tree, family) if wanted else ():
        inner = [at(node, below) for node in whole]
        if all(isinstance(node, ast.Name) and node.id in values for node in inner):
            for kind, text in wanted:
                yield kind, [_with(text, e, n) for e, n in zip(whole, inner, strict=True)]


_WITH_ITS_OWN = (("extra_factor", "E * N"), ("divided", "E / N"), ("activation_slope", "E * N * (1 - N)"))


def _with(text: str, whole: ast.AST, inner: ast.AST) -> ast.expr:
    return filled(parsed(text), {"E": whole, "N": inner})  # type: ignore[dict-item]
