"""Other ways to write a program: new values under old names, or without names that are used once."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from grader.derived.trees import Path, at, blocks, replaced, statements


def in_place(tree: ast.FunctionDef) -> ast.FunctionDef:
    """The tree with `w5 = w5 - ...` for `new_w5 = w5 - ...`, where the order of lines matters."""
    known = [argument.arg for argument in tree.args.args]
    olds: dict[str, str] = {}
    for _, target, _ in _assignments(tree):
        old = _old(target, known)
        if old is not None:
            olds[target] = old
        known.append(target)
    return _renamed(tree, olds) if olds else tree


def inlined(tree: ast.FunctionDef) -> ast.FunctionDef:
    """The tree without names that are assigned once and used once: their expressions replace them."""
    for path, name, value in list(_assignments(tree)):
        uses = [(place, node) for place, node in _names(tree, ()) if node.id == name]
        if len(uses) == 2 and all(place[: len(path) - 1] == path[:-1] for place, _ in uses):
            reading = next(place for place, node in uses if isinstance(node.ctx, ast.Load))
            tree = replaced(replaced(tree, reading, value), path, _Gone())
    return _without_gone(tree)


class _Gone(ast.Pass):
    """A mark where a statement was."""


def _without_gone(tree: ast.FunctionDef) -> ast.FunctionDef:
    for path, _ in reversed(list(blocks(tree))):  # the inner ones first: their paths count the lines of the outer
        body = [statement for statement in at(tree, path).__dict__["body"] if not isinstance(statement, _Gone)]
        tree = replaced(tree, (*path, ("body", None)), body)
    return tree


def _assignments(tree: ast.FunctionDef) -> Iterator[tuple[Path, str, ast.expr]]:
    """The assignments: their paths, the name, and the expression."""
    for path, statement in statements(tree):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            yield path, statement.targets[0].id, statement.value


def _old(target: str, known: list[str]) -> str | None:
    """The quantity that `new_w5` or `new_1` replaces."""
    if not target.startswith("new_"):
        return None
    ending = target.removeprefix("new_")
    return next((held for held in known if held == ending or held.endswith(f"_{ending}")), None)


def _renamed(tree: ast.FunctionDef, olds: Mapping[str, str]) -> ast.FunctionDef:
    for path, node in _names(tree, ()):
        if node.id in olds:
            tree = replaced(tree, (*path, ("id", None)), olds[node.id])
    return tree


def _names(node: ast.AST, path: Path) -> list[tuple[Path, ast.Name]]:
    if isinstance(node, ast.Name):
        return [(path, node)]
    found = []
    for field, value in ast.iter_fields(node):
        for index, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(item, ast.AST):
                found += _names(item, (*path, (field, index)))
    return found
