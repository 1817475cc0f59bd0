"""Syntax trees as values: where an expression stands, what it looks like, and the tree with something else in its place."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import TypeAlias, TypeVar

Path: TypeAlias = tuple[tuple[str, int | None], ...]
"""The way from a tree's root to a node: field names, with an index where the field is a list."""

T = TypeVar("T", bound=ast.AST)


def parsed(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


def at(tree: ast.AST, path: Path) -> ast.AST:
    """The node at the end of the path."""
    for field, index in path:
        value = getattr(tree, field)
        tree = value if index is None else value[index]
    return tree


def replaced(tree: T, path: Path, new: object) -> T:
    """The tree with `new` at the end of the path; only the nodes along the path are copied, the rest is shared."""
    if not path:
        return new  # type: ignore[return-value]
    (field, index), rest = path[0], path[1:]
    copy = type(tree)(**vars(tree))
    value = getattr(tree, field)
    if index is None:
        setattr(copy, field, replaced(value, rest, new))
    else:
        setattr(copy, field, [*value[:index], replaced(value[index], rest, new), *value[index + 1 :]])
    return copy


def expressions(tree: ast.AST, path: Path = ()) -> Iterator[tuple[Path, ast.expr]]:
    """Every expression that stands for a quantity: no function's name, no index, no target, no option."""
    if isinstance(tree, ast.expr) and _is_quantity(tree):
        yield path, tree
    for field in _fields(tree):
        value = getattr(tree, field)
        if isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from expressions(item, (*path, (field, index)))
        elif isinstance(value, ast.AST):
            yield from expressions(value, (*path, (field, None)))


def _is_quantity(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    if isinstance(node, ast.Attribute):
        return node.attr == "T"
    return isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Call, ast.Subscript, ast.Compare))


def _fields(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        return ()  # a changed bound must not make a loop endless: the table has its own slips for range
    if isinstance(node, ast.Call):
        return ("func", "args") if isinstance(node.func, ast.Attribute) else ("args",)
    if isinstance(node, ast.Attribute):
        return () if isinstance(node.value, ast.Name) and node.value.id in ("np", "math") else ("value",)
    if isinstance(node, ast.Subscript):
        return ("value",)
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.Return, ast.Expr)):
        return ("value",)
    if isinstance(node, ast.FunctionDef):
        return ("body",)
    if isinstance(node, ast.For):
        return ("iter", "body")
    return node._fields


def skeleton(node: ast.AST) -> str:
    """The node's form with names and numbers blanked: alike for `i1 * w1` and `i2 * w2`."""
    if isinstance(node, (ast.Name, ast.Constant)):
        return "_"
    children = ",".join(skeleton(child) for child in ast.iter_child_nodes(node))
    return f"{type(node).__name__}({children})"


def same(one: ast.AST, other: ast.AST) -> bool:
    return ast.dump(one) == ast.dump(other)


def matched(pattern: ast.AST, node: ast.AST, found: dict[str, ast.expr]) -> bool:
    """Whether the node has the pattern's form; capital letters stand for expressions (K for a number) and are put in `found`."""
    if isinstance(pattern, ast.Name) and pattern.id.isupper():
        return _bound(pattern.id, node, found)
    if type(pattern) is not type(node):
        return False
    for field in pattern._fields:
        if field == "ctx":
            continue
        one, other = getattr(pattern, field), getattr(node, field)
        if isinstance(one, ast.AST):
            if not matched(one, other, found):
                return False
        elif isinstance(one, list):
            if len(one) != len(other) or not all(matched(a, b, found) for a, b in zip(one, other, strict=True)):
                return False
        elif one != other:
            return False
    return True


def _bound(letter: str, node: ast.AST, found: dict[str, ast.expr]) -> bool:
    if not isinstance(node, ast.expr) or (letter == "K" and not isinstance(node, ast.Constant)):
        return False
    first = found.setdefault(letter, node)
    return first is node or same(first, node)


def filled(template: T, found: Mapping[str, ast.expr]) -> T:
    """The template with the expressions in place of its capital letters."""
    if isinstance(template, ast.Name):
        return found.get(template.id, template)  # type: ignore[return-value]
    changes = {}
    for field, value in ast.iter_fields(template):
        if isinstance(value, list):
            changes[field] = [filled(item, found) if isinstance(item, ast.AST) else item for item in value]
        elif isinstance(value, ast.expr):
            changes[field] = filled(value, found)  # type: ignore[assignment]
    return type(template)(**{**vars(template), **changes})
