"""Trees of whole functions, made into functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from grader.derived.trees import Path, parsed, replaced
from grader.formulas import definition, namespace
from grader.steps import Function


def functions(reference: Function, trees: Sequence[ast.FunctionDef]) -> list[Function]:
    """All the trees compiled at once, which is several times faster than one by one."""
    named = [replaced(tree, (("name", None),), f"mutant_{index}") for index, tree in enumerate(trees)]
    names = namespace(reference)
    exec(compile(ast.Module(named, []), "<derived>", "exec"), names)  # type: ignore[arg-type]
    return [names[tree.name] for tree in named]  # type: ignore[misc]


def values_of(reference: Function, arguments: tuple[object, ...]) -> dict[str, object]:
    """What the parameters and local names of a reference hold when it returns."""
    tree = definition(reference)
    for path in list(_returns(tree)):
        tree = replaced(tree, path, parsed("locals()"))
    held = functions(reference, [tree])[0](*arguments)
    assert isinstance(held, Mapping)
    return {name: value for name, value in held.items() if isinstance(value, (int, float, np.ndarray))}


def _returns(node: ast.AST, path: Path = ()) -> Iterator[Path]:
    for index, statement in enumerate(node.__dict__.get("body", ())):
        here = (*path, ("body", index))
        if isinstance(statement, ast.Return) and statement.value is not None:
            yield (*here, ("value", None))
        yield from _returns(statement, here)
