"""All the functions that one slip, or two, make of a reference."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from grader.derived.kinds import NATURAL, RANK
from grader.derived.lines import line_slips
from grader.derived.names import Values, name_slips
from grader.derived.rewrites import EVERYWHERE, NAMED, ON_ARRAYS, STRUCTURAL, applied
from grader.derived.trees import Path, at, expressions, replaced, skeleton
from grader.formulas import definition, namespace
from grader.steps import Function

SHORT = 24
"""A reference with no more quantities than this is a formula; a longer one is a program, and gets fewer slips a place."""

Slip = tuple[str, ast.FunctionDef]


@dataclass(frozen=True)
class Mutant:
    """A reference after a slip of some kind."""

    kind: str
    function: Function


def mutants(references: Iterable[Function], arguments: tuple[object, ...]) -> list[Mutant]:
    """What single slips make of a step's references (its forms), the likeliest kinds first.

    `arguments` are the text's: their shapes say which names can be mistaken for one another.
    """
    found: list[Mutant] = []
    for reference in references:
        tree = definition(reference)
        found += _compiled(reference, slips(tree, values_of(reference, arguments)))
    return sorted(found, key=lambda mutant: RANK[mutant.kind])


def pairs(reference: Function, arguments: tuple[object, ...]) -> list[Mutant]:
    """What two slips of the natural kinds make of a short reference; nothing for a long one."""
    tree, values = definition(reference), values_of(reference, arguments)
    if not _is_short(tree):
        return []
    first = {ast.dump(slip): slip for kind, slip in slips(tree, values) if kind in NATURAL}
    second = (slip for once in first.values() for slip in slips(once, values) if slip[0] in NATURAL)
    return _compiled(reference, ((kind, slip) for kind, slip in second))


def slips(tree: ast.FunctionDef, values: Values) -> Iterator[Slip]:
    """Every tree that one slip makes, with the slip's kind."""
    yield from _structural(tree, values)
    yield from _alike_together(tree)
    yield from name_slips(tree, values)
    if not _is_short(tree):
        yield from line_slips(tree)


def values_of(reference: Function, arguments: tuple[object, ...]) -> dict[str, object]:
    """What the parameters and local names of a reference hold when it returns."""
    tree = definition(reference)
    spy = ast.parse("locals()", mode="eval").body
    for path, _ in list(_returns(tree)):
        tree = replaced(tree, path, spy)
    held = _functions(reference, [tree])[0](*arguments)
    assert isinstance(held, Mapping)
    return {name: value for name, value in held.items() if isinstance(value, (int, float, np.ndarray))}


def _returns(node: ast.AST, path: Path = ()) -> Iterator[tuple[Path, ast.expr]]:
    for index, statement in enumerate(node.__dict__.get("body", ())):
        here = (*path, ("body", index))
        if isinstance(statement, ast.Return) and statement.value is not None:
            yield (*here, ("value", None)), statement.value
        yield from _returns(statement, here)


def _is_short(tree: ast.FunctionDef) -> bool:
    return sum(1 for _ in expressions(tree)) <= SHORT


def _structural(tree: ast.FunctionDef, values: Values) -> Iterator[Slip]:
    short = _is_short(tree)
    arrays = any(isinstance(value, np.ndarray) for value in values.values())
    numbers = [name for name, value in values.items() if isinstance(value, (int, float))]
    for path, node in expressions(tree):
        rewrites = [*STRUCTURAL, *EVERYWHERE, *(ON_ARRAYS if arrays else [])]
        for kind, new in applied(rewrites, node):
            yield kind, replaced(tree, path, new)
        if short or path[-1][0] == "value":
            for name in numbers:
                for kind, new in applied(NAMED, node, N=ast.copy_location(ast.Name(name, ast.Load()), node)):
                    yield kind, replaced(tree, path, new)


def _alike_together(tree: ast.FunctionDef) -> Iterator[Slip]:
    """The same slip in all places of one form at once: in both products of a sum, in all gradients of a layer."""
    families: dict[str, list[Path]] = {}
    for path, node in expressions(tree):
        if not isinstance(node, (ast.Name, ast.Constant)):
            families.setdefault(skeleton(node), []).append(path)
    for family in families.values():
        if len(family) > 1:
            yield from _together(tree, family)


def _together(tree: ast.FunctionDef, family: list[Path]) -> Iterator[Slip]:
    inner = [path for path, _ in expressions(at(tree, family[0]))]
    for below in inner:
        places = [(*path, *below) for path in family]
        options = [applied([*STRUCTURAL, *EVERYWHERE], at(tree, place)) for place in places]  # type: ignore[arg-type]
        for changes in zip_longest(*options):
            if None in changes:
                break
            changed = tree
            for place, (_, new) in zip(places, changes, strict=True):
                changed = replaced(changed, place, new)
            yield changes[0][0], changed


def _compiled(reference: Function, found: Iterable[Slip]) -> list[Mutant]:
    kinds, trees = [], []
    for kind, tree in found:
        kinds.append(kind)
        trees.append(tree)
    functions = _functions(reference, trees)
    return [Mutant(kind, function) for kind, function in zip(kinds, functions, strict=True)]


def _functions(reference: Function, trees: list[ast.FunctionDef]) -> list[Function]:
    """All the trees compiled at once, which is several times faster than one by one."""
    named = [replaced(tree, (("name", None),), f"mutant_{index}") for index, tree in enumerate(trees)]
    names = namespace(reference)
    exec(compile(ast.Module(named, []), "<derived>", "exec"), names)  # type: ignore[arg-type]
    return [names[tree.name] for tree in named]  # type: ignore[misc]
