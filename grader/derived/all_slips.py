"""All slips, and pairs of slips, in a reference."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from grader.derived.families import family_slips, renewals
from grader.derived.forms import in_place, inlined
from grader.derived.given import given_slips
from grader.derived.lines import line_slips
from grader.derived.rewrites import ALL, ARRANGING, NATURAL_ONLY, Rewrite, Rules, applied
from grader.derived.sites import Site, one_place
from grader.derived.trees import Path, at, expressions, same, statement_of
from grader.derived.wrong_names import Values, is_factor, name_slips

SHORT = 24
"""The most quantities of a short reference; a longer one gets fewer slips at each place."""


def slips(tree: ast.FunctionDef, values: Values, rules: Rules = ALL) -> Iterator[Site]:
    """All slips in a reference."""
    short = len(expressions(tree)) <= SHORT
    yield from _rewritten(tree, values, rules, short=short)
    yield from family_slips(tree, values, rules, short=short)
    yield from name_slips(tree, values, rules, short=short)
    yield from given_slips(tree, values, rules)
    if len(tree.body) > 1:
        renewed = in_place(tree)
        if renewed is not tree:
            yield one_place(tree, (), [("order_of_lines", renewed)])
        for form in _forms(renewed):
            yield from line_slips(form)


def pairs(tree: ast.FunctionDef, values: Values, rules: Rules = NATURAL_ONLY) -> Iterator[tuple[str, Site]]:
    """Pairs of natural slips in a short formula: the first one's kind, and the sites of the second."""
    sites = slips(tree, values, rules)
    first = {ast.dump(once): (kind, once) for site in sites for kind, once in site.slips()}
    for kind, once in first.values():
        for site in slips(once, values, rules):
            yield kind, site


def reordered(tree: ast.FunctionDef) -> Iterator[ast.FunctionDef]:
    """All programs with one slip in the order of lines."""
    for form in _forms(in_place(tree)):
        for site in line_slips(form):
            yield from (slip for kind, slip in site.slips() if kind == "order_of_lines")


def _forms(renewed: ast.FunctionDef) -> list[ast.FunctionDef]:
    """The program as it is, and without the names that are used only once, if there are any."""
    shorter = inlined(renewed)
    return [renewed] if same(renewed, shorter) else [renewed, shorter]


def rearranged(tree: ast.FunctionDef, values: Values) -> Iterator[Site]:
    """All slips in the arrangement of a program's quantities: what meets what, and in which shape."""
    yield from _rewritten(tree, values, ARRANGING, short=False)
    yield from family_slips(tree, values, ARRANGING, short=False)


def _rewritten(tree: ast.FunctionDef, values: Values, rules: Rules, *, short: bool) -> Iterator[Site]:
    arrays = rules.arrays if any(isinstance(value, np.ndarray) for value in values.values()) else ()
    named = (*rules.named, *rules.seldom_named) if short else rules.named
    together = renewals(tree)
    for path, node in expressions(tree):
        everything = short or (path[-1][0] == "value" and path not in together)
        made = [*applied(_fitting(tree, path, rules, arrays, everything=everything), node)]
        if short or path[-1][0] == "value":
            for other in _names(tree, path, values, everyone=short):
                made += applied(named, node, other)
        if made:
            yield one_place(tree, path, made)


def _fitting(
    tree: ast.FunctionDef, path: Path, rules: Rules, arrays: tuple[Rewrite, ...], *, everything: bool
) -> tuple[Rewrite, ...]:
    if isinstance(at(tree, path), ast.Constant):
        return rules.numbers
    scaling = () if is_factor(tree, path) else rules.scaling
    return (
        *rules.structural,
        *rules.regrouped,
        *rules.bending,
        *scaling,
        *((*rules.spoiling, *arrays) if everything else ()),
    )


def _names(tree: ast.FunctionDef, path: Path, values: Values, *, everyone: bool) -> list[str]:
    """The names of numbers that may be an extra factor here: all, or in a program only those nearby."""
    itself = at(tree, path)
    numbers = [held for held, value in values.items() if isinstance(value, (int, float))]
    if isinstance(itself, ast.Name) and itself.id in numbers:
        numbers.remove(itself.id)  # E / E is not a slip, and E * E is a square
    if everyone:
        return numbers
    near = at(tree, statement_of(path))
    used = {node.id for node in ast.walk(near) if isinstance(node, ast.Name)}
    return [held for held in numbers if held in used]
