"""Functions compiled from trees: one function for all slips of a site, with a parameter that chooses the slip."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

import numpy as np

from grader.answers.answer import Arguments
from grader.derived.sites import Site
from grader.derived.trees import PLACE, Path, altered, name, parsed, replaced, statements
from grader.formulas import definition, namespace
from grader.steps import Function

CHOICE = "_slip"
"""The parameter by which a function is told which slip to make."""


def functions(reference: Function, trees: Sequence[ast.FunctionDef]) -> list[Function]:
    """Functions of all the trees, compiled at once: several times faster than one by one."""
    named = [replaced(tree, (("name", None),), f"slip_{index}") for index, tree in enumerate(trees)]
    names = namespace(reference)
    exec(compile(ast.Module(named, []), "<derived>", "exec"), names)  # type: ignore[arg-type]
    return [names[tree.name] for tree in named]  # type: ignore[misc]


def functions_of(reference: Function, sites: Sequence[Site]) -> list[Function]:
    """A function for each slip of the sites."""
    made = iter(functions(reference, [tree for site in sites for tree in _trees(site)]))
    found: list[Function] = []
    for site in sites:
        if _is_choice(site):
            every = next(made)
            found += [partial(every, **{CHOICE: number}) for number in range(len(site.kinds))]
        else:
            found += islice(made, len(site.kinds))
    return found


def _is_choice(site: Site) -> bool:
    """Whether the site's slips replace an expression, and not lines."""
    return len(site.kinds) > 1 and isinstance(site.put[0][0], ast.expr)


def _trees(site: Site) -> Iterator[ast.FunctionDef]:
    if _is_choice(site):
        choices = {id(nodes): [_choice(nodes)] for nodes in site.put}  # often one for many places
        site = Site(_with_choice(site.tree), site.places, ["any"], [choices[id(nodes)] for nodes in site.put])
    return (tree for _, tree in site.slips())


def _with_choice(tree: ast.FunctionDef) -> ast.FunctionDef:
    names, defaults = tree.args.kwonlyargs, tree.args.kw_defaults
    changes = {"kwonlyargs": [*names, ast.arg(CHOICE, **PLACE)], "kw_defaults": [*defaults, None]}
    return altered(tree, {"args": altered(tree.args, changes)})


def _choice(nodes: Sequence[Any], first: int = 0) -> ast.expr:
    """An expression that chooses a node by the function's parameter, by binary search."""
    if len(nodes) == 1:
        only: ast.expr = nodes[0]
        return only
    half = len(nodes) // 2
    test = ast.Compare(name(CHOICE), [ast.Lt()], [ast.Constant(first + half, **PLACE)], **PLACE)
    return ast.IfExp(test, _choice(nodes[:half], first), _choice(nodes[half:], first + half), **PLACE)


def values_of(reference: Function, arguments: Arguments) -> dict[str, object]:
    """The values of a reference's parameters and local names when it returns."""
    tree = definition(reference)
    for path in list(_returns(tree)):
        tree = replaced(tree, path, parsed("locals()"))
    held = functions(reference, [tree])[0](*arguments)
    assert isinstance(held, Mapping)
    return {name: value for name, value in held.items() if isinstance(value, (int, float, np.ndarray))}


def _returns(tree: ast.FunctionDef) -> Iterator[Path]:
    for path, statement in statements(tree):
        if isinstance(statement, ast.Return) and statement.value is not None:
            yield (*path, ("value", None))
