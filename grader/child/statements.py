"""The definitions in a file's syntax tree. Both doors use this, so that they see the same."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def definitions(tree: ast.Module) -> dict[str, ast.stmt]:
    """The statement that defines each top-level function or class, by name; of two definitions the later."""
    return {name: node for node in _statements(tree) for name in _defined(node)}


def is_stub(node: ast.AST | None) -> bool:
    """Whether it is a function with nothing but a docstring and `pass`, `...` or NotImplementedError in it."""
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and all(map(_says_nothing, node.body))


def replaced_line(tree: ast.Module, name: str) -> int | None:
    """The line of a written function that a later one of the same name replaces; None if there is none."""
    found = [node for node in _statements(tree) if isinstance(node, ast.FunctionDef) and node.name == name]
    return next((node.lineno for node in reversed(found[:-1]) if not is_stub(node)), None)


def inner_line(tree: ast.Module, name: str) -> int | None:
    """The line of the first function of that name, also one in a class or another function; None if there is none."""
    found = (node.lineno for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == name)
    return min(found, default=None)


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that run with the file itself, those under `if`, `except`, `case` and the like included."""
    waiting: list[ast.AST] = [tree]
    while waiting:  # not recursive: a chain of `elif` is as deep as it is long
        node = waiting.pop()
        if isinstance(node, ast.stmt):
            yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.expr)):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _defined(node: ast.stmt) -> list[str]:
    """The names that a statement defines as functions: by `def`, or by assignment (`f = lambda ...`)."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return []


def _says_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return isinstance(statement, ast.Pass)
