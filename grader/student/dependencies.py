"""Which steps a student's function calls, seen in its source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from grader.child.statements import definitions

Calls: TypeAlias = Mapping[str, frozenset[str]]
"""What each top-level function of a file uses that is not its own: names, and attributes of what it uses."""

PLAIN = (ast.Constant, ast.UnaryOp, ast.BinOp, ast.List, ast.Tuple)


def calls_of(tree: ast.Module) -> Calls:
    """The names that each top-level function, or class, uses without binding them itself; no plain values."""
    defined = definitions(tree)
    values = _values(tree) - {name for name, node in defined.items() if not isinstance(node, ast.Assign)}
    return {name: _used(node) - values for name, node in defined.items()}


def _values(tree: ast.Module) -> set[str]:
    """The names that a file's own lines set to a number, a text or a list: `delta = -0.786` is no function."""
    plain = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, PLAIN)]
    targets = [part for node in plain for target in node.targets for part in ast.walk(target)]
    return {part.id for part in targets if isinstance(part, ast.Name)}


def called_steps(calls: Calls, name: str, steps: Iterable[str]) -> list[str]:
    """The steps, in their order, that the function of that name calls, itself or through its helpers."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        new = calls.get(waiting.pop(), frozenset()) - reached
        reached |= new
        waiting += new
    return [step for step in steps if step in reached and step != name]


def _used(definition: ast.AST) -> frozenset[str]:
    loaded: set[str] = set()
    bound: set[str] = set()
    attributes: set[str] = set()
    for node in ast.walk(definition):
        if isinstance(node, ast.Name):
            (loaded if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.Attribute):
            attributes.add(node.attr)
        elif isinstance(node, ast.ImportFrom):  # a step may be imported under another name
            attributes.update(part.name for part in node.names)
    return frozenset((loaded - bound) | attributes)
