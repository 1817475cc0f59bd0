"""Patterns and templates: expressions in which capital letters stand for other expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

from grader.derived.trees import altered, same

T = TypeVar("T", bound=ast.AST)


def matched(pattern: ast.AST, node: ast.AST, found: dict[str, ast.expr]) -> bool:
    """Whether the node has the pattern's form; the expressions of its capital letters are put in `found`.

    K stands for a number, P, Q and R for anything but a number, every other letter for anything.
    """
    if isinstance(pattern, ast.Name) and pattern.id.isupper():
        return _bound(pattern.id, node, found)
    if type(pattern) is not type(node):
        return False
    fields = (field for field in pattern._fields if field != "ctx")
    return all(_alike(getattr(pattern, field), getattr(node, field), found) for field in fields)


def _alike(one: object, other: object, found: dict[str, ast.expr]) -> bool:
    if isinstance(one, ast.AST):
        return isinstance(other, ast.AST) and matched(one, other, found)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_alike(a, b, found) for a, b in zip(one, other, strict=True))
    return one == other


def _bound(letter: str, node: ast.AST, found: dict[str, ast.expr]) -> bool:
    is_number = isinstance(node, ast.Constant)
    if not isinstance(node, ast.expr) or (letter == "K" and not is_number) or (letter in "PQR" and is_number):
        return False
    first = found.setdefault(letter, node)
    return first is node or same(first, node)


def filled(template: T, found: Mapping[str, ast.expr]) -> T:
    """The template with the expressions for its capital letters; parts without letters are shared."""
    if isinstance(template, ast.Name):
        return found.get(template.id, template)  # type: ignore[return-value]
    changes: dict[str, object] = {}
    for field in _with_letters(template):
        value = getattr(template, field)
        changes[field] = [filled(item, found) for item in value] if isinstance(value, list) else filled(value, found)
    return altered(template, changes) if changes else template


@cache
def _with_letters(template: ast.AST) -> tuple[str, ...]:
    """The fields of a template that hold capital letters."""
    return tuple(
        field
        for field, value in ast.iter_fields(template)
        for item in [value if isinstance(value, list) else [value]]
        if any(isinstance(node, ast.Name) and node.id.isupper() for part in item for node in _walked(part))
    )


def _walked(part: object) -> Iterator[ast.AST]:
    return ast.walk(part) if isinstance(part, ast.AST) else iter(())
