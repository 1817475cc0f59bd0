"""Swaps: an author's changed lines that only replace values of the reference."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from grader.derived.trees import Path, altered, same, statements
from grader.formulas import definition, source
from grader.steps import Formula, Function

Swap: TypeAlias = Mapping[Path, ast.expr]
"""Places of a reference's tree, in order, and the new expression of each."""

VALUES: dict[type[ast.stmt], str] = {
    **dict.fromkeys((ast.Assign, ast.AugAssign, ast.Expr, ast.Return), "value"),
    **dict.fromkeys((ast.If, ast.While), "test"),
    ast.For: "iter",
}
"""The field in which a statement has its value."""


def swap_of(reference: Function, formula: Formula) -> Swap:
    """The places and what the formula puts there; empty if it does not only replace values of lines."""
    if not isinstance(formula, Mapping):
        return {}
    found = dict(_swapped(reference, formula))
    return found if len(found) == len(formula) else {}


def _swapped(reference: Function, changes: Mapping[str, str]) -> Iterator[tuple[Path, ast.expr]]:
    lines = source(reference).splitlines()
    for path, statement in statements(definition(reference)):
        old, kind = lines[statement.lineno - 1].strip(), type(statement)
        value = _value(kind, old, changes[old]) if old in changes else None
        if value is not None:
            yield (*path, (VALUES[kind], None)), value


def _value(kind: type[ast.stmt], old: str, new: str) -> ast.expr | None:
    """The new line's value, if nothing else differs from the old line; else None.

    kind: the type of the statement in question; another statement may begin with the same line.
    """
    field, was, becomes = VALUES.get(kind, ""), _statement(old), _statement(new)
    if not field or type(was) is not kind or type(becomes) is not kind:
        return None
    value: ast.expr | None = getattr(becomes, field)
    return value if same(altered(becomes, {field: getattr(was, field)}), was) else None


def _statement(line: str) -> ast.stmt:
    """The one statement of a line, or the one that it opens; an empty one otherwise."""
    try:
        body = ast.parse(f"{line} pass" if line.endswith(":") else line).body
    except SyntaxError:
        body = []
    return body[0] if len(body) == 1 else ast.Pass()
