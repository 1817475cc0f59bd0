"""Slips with names: another quantity's name, two names exchanged, a fixed number, a quantity spoiled in every use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

import numpy as np

from grader.derived.rewrites import Rules, applied
from grader.derived.sites import Site, everywhere
from grader.derived.trees import Path, at, expressions, name, parsed, statement_of

Values = Mapping[str, object]
"""The value of each name in the text's situation: used for fixed numbers, and for the shapes of exchanges."""


def name_slips(tree: ast.FunctionDef, values: Values, rules: Rules, *, short: bool) -> Iterator[Site]:
    """All slips with names."""
    uses = uses_of(tree, values)
    spoiling = (*rules.scaling, *rules.bending, *(rules.spoiling if short else ()))
    for held, paths in uses.items():
        for chosen in _one_or_all(paths):
            others = _others(held, values, everyone=short or len(chosen) == len(paths))
            fixed = _fixed(values[held], factor=all(is_factor(tree, path) for path in chosen))
            forgotten = [(kind, parsed(text)) for kind, text in fixed if rules.allow(kind)]
            yield everywhere(tree, chosen, [*(("wrong_name", name(other)) for other in others), *forgotten])
        if len(paths) > 1:
            yield everywhere(tree, paths, applied(spoiling, name(held)))
    yield from _exchanges(tree, uses, values, short=short)


def uses_of(tree: ast.FunctionDef, values: Values) -> dict[str, list[Path]]:
    """The places where each name with a known value is read."""
    uses: dict[str, list[Path]] = {}
    for path, node in expressions(tree):
        if isinstance(node, ast.Name) and node.id in values:
            uses.setdefault(node.id, []).append(path)
    return uses


def shape_of(value: object) -> tuple[int, ...]:
    """The shape of a quantity; () for a number."""
    return value.shape if isinstance(value, np.ndarray) else ()


def akin(one: str, other: str) -> bool:
    """Whether two names are easily confused: they differ only in the number (w1, w2), or only in the rest (i1, h1)."""
    first, second = _stem(one), _stem(other)
    return (first[0] == second[0]) or (first[1] == second[1] != "")


def _stem(text: str) -> tuple[str, str]:
    stem = re.fullmatch(r"(?:new_|old_)?(.*?)_?(\d*)", text)
    assert stem is not None
    return stem[1], stem[2]


def _one_or_all(paths: list[Path]) -> list[list[Path]]:
    return [[path] for path in paths] + ([paths] if len(paths) > 1 else [])


def _others(held: str, values: Values, *, everyone: bool) -> list[str]:
    alike = [other for other in values if other != held and shape_of(values[other]) == shape_of(values[held])]
    return alike if everyone else [other for other in alike if akin(held, other)]


def is_factor(tree: ast.FunctionDef, path: Path) -> bool:
    """Whether the place is a factor of a product: an extra number there multiplies the whole product."""
    around = at(tree, path[:-1])
    return isinstance(around, ast.UnaryOp) or (
        isinstance(around, ast.BinOp) and isinstance(around.op, (ast.Mult, ast.Div))
    )


def _fixed(value: object, *, factor: bool) -> list[tuple[str, str]]:
    """The replacements of a name that is forgotten, or replaced by the text's number."""
    if isinstance(value, np.ndarray):
        return [("dropped_factor", f"np.ones({value.shape})"), ("dropped_term", f"np.zeros({value.shape})")]
    return [
        ("dropped_factor" if factor else "constant", "1.0"),
        ("dropped_term", "0.0"),
        ("constant", repr(value)),
        ("constant", "2.0"),
    ]


def _exchanges(tree: ast.FunctionDef, uses: Mapping[str, list[Path]], values: Values, *, short: bool) -> Iterator[Site]:
    """Two names exchanged, everywhere or within one statement."""
    names = list(uses)
    for first in names:
        for second in names[names.index(first) + 1 :]:
            if shape_of(values[first]) == shape_of(values[second]) and (short or akin(first, second)):
                for one, two in _pairs_of_places(uses[first], uses[second]):
                    put = [*[[name(second)]] * len(one), *[[name(first)]] * len(two)]
                    yield Site(tree, [*one, *two], ["swapped"], put)


def _pairs_of_places(first: list[Path], second: list[Path]) -> Iterator[tuple[list[Path], list[Path]]]:
    yield first, second
    if len(first) * len(second) > 1:
        for one in first:
            for two in second:
                if statement_of(one) == statement_of(two):
                    yield [one], [two]
