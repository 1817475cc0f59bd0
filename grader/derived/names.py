"""Slips with names: another quantity's name, two names exchanged, a fixed number, or one quantity spoiled wherever it is used."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import numpy as np

from grader.derived.rewrites import EVERYWHERE, applied
from grader.derived.trees import Path, expressions, parsed, replaced

Values = Mapping[str, object]
"""What each name of the reference holds in the text's situation: its value for fixed numbers, its shape for exchanges."""


def name_slips(tree: ast.FunctionDef, values: Values) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every tree that one slip with names makes, with the slip's kind."""
    uses = _uses(tree, values)
    for name, paths in uses.items():
        for other in _alike(name, values):
            for chosen in _one_or_all(paths):
                yield "wrong_name", _renamed(tree, chosen, other)
        for kind, text in _fixed(values[name]):
            for chosen in _one_or_all(paths):
                yield kind, _put(tree, chosen, parsed(text))
        if len(paths) > 1:
            for kind, spoiled in applied(EVERYWHERE, ast.Name(name, ast.Load(), **_PLACE)):
                yield kind, _put(tree, paths, spoiled)
    yield from _exchanges(tree, uses, values)


_PLACE = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}


def _uses(tree: ast.FunctionDef, values: Values) -> dict[str, list[Path]]:
    uses: dict[str, list[Path]] = {}
    for path, node in expressions(tree):
        if isinstance(node, ast.Name) and node.id in values:
            uses.setdefault(node.id, []).append(path)
    return uses


def _one_or_all(paths: list[Path]) -> list[list[Path]]:
    return [[path] for path in paths] + ([paths] if len(paths) > 1 else [])


def _alike(name: str, values: Values) -> list[str]:
    return [other for other in values if other != name and np.shape(values[other]) == np.shape(values[name])]  # type: ignore[arg-type]


def _fixed(value: object) -> list[tuple[str, str]]:
    """What stands in a name's place when it is forgotten, or written down as the text's number."""
    if not isinstance(value, (int, float)):
        return []
    return [("dropped_factor", "1.0"), ("dropped_term", "0.0"), ("constant", repr(value)), ("constant", "2.0")]


def _put(tree: ast.FunctionDef, paths: list[Path], node: ast.expr) -> ast.FunctionDef:
    for path in paths:
        tree = replaced(tree, path, node)
    return tree


def _renamed(tree: ast.FunctionDef, paths: list[Path], name: str) -> ast.FunctionDef:
    return _put(tree, paths, ast.Name(name, ast.Load(), **_PLACE))


def _exchanges(
    tree: ast.FunctionDef, uses: Mapping[str, list[Path]], values: Values
) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Two names exchanged: throughout, or in one statement only; used names only."""
    names = list(uses)
    for first in names:
        for second in names[names.index(first) + 1 :]:
            if np.shape(values[first]) == np.shape(values[second]):  # type: ignore[arg-type]
                for one, two in _pairs_of_places(uses[first], uses[second]):
                    yield "swapped", _renamed(_renamed(tree, one, second), two, first)


def _pairs_of_places(first: list[Path], second: list[Path]) -> Iterator[tuple[list[Path], list[Path]]]:
    yield first, second
    if len(first) * len(second) > 1:
        for one in first:
            for two in second:
                yield [one], [two]
