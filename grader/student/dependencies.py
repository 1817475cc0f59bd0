"""Which steps a student's function calls, seen in its source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from grader.steps import Verdict

Calls: TypeAlias = Mapping[str, frozenset[str]]
"""What each top-level function of a file uses that is not its own: names, and attributes of what it uses."""


def calls_of(tree: ast.Module) -> Calls:
    """The names that each top-level function uses without binding them itself."""
    return {node.name: _used(node) for node in tree.body if isinstance(node, ast.FunctionDef)}


def called_steps(calls: Calls, name: str, steps: Iterable[str]) -> list[str]:
    """The steps, in their order, that the function of that name calls, itself or through its helpers."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        new = calls.get(waiting.pop(), frozenset()) - reached
        reached |= new
        waiting += new
    return [step for step in steps if step in reached and step != name]


def _used(function: ast.FunctionDef) -> frozenset[str]:
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    bound = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    attributes = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    return frozenset(({node.id for node in names} - bound) | attributes)


def first_to_mend(verdicts: Sequence[Verdict]) -> str:
    """The sentence about the first called step that is not right; empty if all of them are."""
    wrong = next((verdict.step for verdict in verdicts if not verdict.passed), None)
    return f"Your function calls {wrong}, which is not right yet: mend {wrong} first." if wrong else ""
