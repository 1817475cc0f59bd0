"""Syntax trees as values: the places of quantities, and trees with a place replaced."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, TypeAlias, TypeVar

PathStep: TypeAlias = tuple[str, int | None]
Path: TypeAlias = tuple[PathStep, ...]
"""The way from a tree's root to a node: field names, with an index where the field is a list."""

T = TypeVar("T", bound=ast.AST)

PLACE: dict[str, Any] = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}
"""The position of a made node: it has none, but the compiler requires one."""

_CHILDREN: dict[type[ast.AST], tuple[str, ...]] = {
    ast.Subscript: ("value",),
    ast.Assign: ("value",),
    ast.AugAssign: ("value",),
    ast.Return: ("value",),
    ast.Expr: ("value",),
    ast.FunctionDef: ("body",),
    ast.For: ("iter", "body"),
}
"""The fields that hold quantities; for other types of nodes, all fields."""

_QUANTITIES = (ast.BinOp, ast.UnaryOp, ast.Call, ast.Subscript, ast.Compare)


@lru_cache(1024)
def parsed(source: str) -> ast.expr:
    """The tree of an expression."""
    return ast.parse(source, mode="eval").body


@cache
def name(text: str) -> ast.Name:
    """A name that is read, with the positions that the compiler requires."""
    return ast.Name(text, ast.Load(), **PLACE)


def at(tree: ast.AST, path: Path) -> ast.AST:
    """The node at the end of the path."""
    for field, index in path:
        value = getattr(tree, field)
        tree = value if index is None else value[index]
    return tree


def replaced(tree: T, path: Path, new: object) -> T:
    """The tree with `new` at the end of the path; only nodes along the path are copied."""
    if not path:
        return new  # type: ignore[return-value]
    (field, index), rest = path[0], path[1:]
    value = getattr(tree, field)
    if index is None:
        return altered(tree, {field: replaced(value, rest, new)})
    return altered(tree, {field: [*value[:index], replaced(value[index], rest, new), *value[index + 1 :]]})


def altered(node: T, changes: Mapping[str, object]) -> T:
    """A copy of the node with some of its fields changed."""
    copy = type(node).__new__(type(node))  # its constructor takes twice as long, and is called a hundred thousand times
    vars(copy).update(vars(node))
    vars(copy).update(changes)
    return copy


@lru_cache(256)
def expressions(tree: ast.AST) -> tuple[tuple[Path, ast.expr], ...]:
    """Every expression that is a quantity: no function's name, index, target or option."""
    return tuple(_expressions(tree, ()))


def _expressions(tree: ast.AST, path: Path) -> Iterator[tuple[Path, ast.expr]]:
    if isinstance(tree, ast.expr) and _is_quantity(tree):
        yield path, tree
    for field in _fields(tree):
        value = getattr(tree, field)
        if isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from _expressions(item, (*path, (field, index)))
        elif isinstance(value, ast.AST):
            yield from _expressions(value, (*path, (field, None)))


def _is_quantity(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    if isinstance(node, ast.Attribute):
        return node.attr == "T"
    return isinstance(node, _QUANTITIES)


def _fields(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id == "range":
            return ()  # a changed bound must not make a loop endless: the table has its own slips for range
        return ("func", "args") if isinstance(node.func, ast.Attribute) else ("args",)
    if isinstance(node, ast.Attribute):
        return () if isinstance(node.value, ast.Name) and node.value.id in ("np", "math") else ("value",)
    return _CHILDREN.get(type(node), node._fields)


def skeleton(node: ast.AST) -> str:
    """The node's form with names and numbers blanked: the same for `i1 * w1` and `i2 * w2`."""
    if isinstance(node, (ast.Name, ast.Constant)):
        return "_"
    children = ",".join(skeleton(child) for child in ast.iter_child_nodes(node))
    return f"{type(node).__name__}({children})"


def same(one: ast.AST, other: ast.AST) -> bool:
    """Whether two trees are equal."""
    return ast.dump(one) == ast.dump(other)


def blocks(tree: ast.AST, path: Path = ()) -> Iterator[tuple[Path, list[ast.stmt]]]:
    """The bodies of a function and of its loops and conditions: the path to each owner, and its lines."""
    lines: list[ast.stmt] = tree.__dict__["body"]
    yield path, lines
    for index, line in enumerate(lines):
        if isinstance(line, (ast.For, ast.If)):
            yield from blocks(line, (*path, ("body", index)))


def statements(tree: ast.FunctionDef) -> Iterator[tuple[Path, ast.stmt]]:
    """Every line of a function, its loops and its conditions, with the path to it."""
    for path, lines in blocks(tree):
        for index, line in enumerate(lines):
            yield (*path, ("body", index)), line


def statement_of(path: Path) -> Path:
    """The path to the statement that holds a place."""
    last = max(index for index, (field, _) in enumerate(path) if field == "body")
    return path[: last + 1]
