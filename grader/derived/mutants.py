"""All the trees that one slip, or two, make of a reference."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from grader.derived.families import family_slips, renewals
from grader.derived.forms import in_place, inlined
from grader.derived.lines import line_slips
from grader.derived.names import Values, is_factor, name_slips
from grader.derived.rewrites import ALL, ARRANGING, NATURAL_ONLY, Rewrite, Rules, applied
from grader.derived.trees import Path, at, expressions, name, replaced, same, statement_of

SHORT = 24
"""A reference with no more quantities than this is a formula; a longer one, a program, gets fewer slips a place."""

Slip = tuple[str, ast.FunctionDef]


def slips(tree: ast.FunctionDef, values: Values, rules: Rules = ALL) -> Iterator[Slip]:
    """Every tree that one slip makes, with the slip's kind."""
    short = sum(1 for _ in expressions(tree)) <= SHORT
    yield from _rewritten(tree, values, rules, short=short)
    yield from family_slips(tree, values, rules, short=short)
    yield from name_slips(tree, values, rules, short=short)
    if len(tree.body) > 1:
        renewed = in_place(tree)
        if renewed is not tree:
            yield "order_of_lines", renewed
        for form in _forms(renewed):
            yield from line_slips(form)


def pairs(tree: ast.FunctionDef, values: Values) -> Iterator[tuple[tuple[str, str], ast.FunctionDef]]:
    """Every tree that two slips of the natural kinds make of a short formula, with both kinds."""
    first = {ast.dump(once): (kind, once) for kind, once in slips(tree, values, NATURAL_ONLY)}
    for kind, once in first.values():
        for second, twice in slips(once, values, NATURAL_ONLY):
            yield (kind, second), twice


def reordered(tree: ast.FunctionDef) -> Iterator[ast.FunctionDef]:
    """Every tree that one slip in the order of a program's lines makes."""
    for form in _forms(in_place(tree)):
        yield from (slip for kind, slip in line_slips(form) if kind == "order_of_lines")


def _forms(renewed: ast.FunctionDef) -> list[ast.FunctionDef]:
    """The program as it stands, and without the names that are used only once, where there are any."""
    shorter = inlined(renewed)
    return [renewed] if same(renewed, shorter) else [renewed, shorter]


def rearranged(tree: ast.FunctionDef, values: Values) -> Iterator[Slip]:
    """Every tree that one slip in the arrangement of a program's quantities makes: which meets which, in what shape."""
    yield from _rewritten(tree, values, ARRANGING, short=False)
    yield from family_slips(tree, values, ARRANGING, short=False)


def _rewritten(tree: ast.FunctionDef, values: Values, rules: Rules, *, short: bool) -> Iterator[Slip]:
    arrays = rules.arrays if any(isinstance(value, np.ndarray) for value in values.values()) else ()
    named = (*rules.named, *rules.seldom_named) if short else rules.named
    together = renewals(tree)
    for path, node in expressions(tree):
        everything = short or (path[-1][0] == "value" and path not in together)
        for kind, new in applied(_fitting(tree, path, rules, arrays, everything=everything), node):
            yield kind, replaced(tree, path, new)
        if short or path[-1][0] == "value":
            for other in _names(tree, path, values, everyone=short):
                for kind, new in applied(named, node, {"N": name(other)}):
                    yield kind, replaced(tree, path, new)


def _fitting(
    tree: ast.FunctionDef, path: Path, rules: Rules, arrays: tuple[Rewrite, ...], *, everything: bool
) -> Iterator[Rewrite]:
    if isinstance(at(tree, path), ast.Constant):
        yield from rules.numbers
        return
    yield from rules.structural
    yield from rules.bending
    if not is_factor(tree, path):
        yield from rules.scaling
    if everything:
        yield from rules.spoiling
        yield from arrays


def _names(tree: ast.FunctionDef, path: Path, values: Values, *, everyone: bool) -> list[str]:
    """The numbers that may be one too many here: all of them, or in a program the ones in sight."""
    itself = at(tree, path)
    numbers = [held for held, value in values.items() if isinstance(value, (int, float))]
    if isinstance(itself, ast.Name) and itself.id in numbers:
        numbers.remove(itself.id)  # E / E is no slip, and E * E is a square
    if everyone:
        return numbers
    near = at(tree, statement_of(path))
    used = {node.id for node in ast.walk(near) if isinstance(node, ast.Name)}
    return [held for held in numbers if held in used]
