"""A student's function, cut out of the source without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from grader.submissions import Cell
from grader.submissions.parsing import parsed
from grader.text import python_lines


def function_in(cells: Sequence[Cell], name: str) -> str:
    """The last statement in the cells that binds the name; empty if none does.

    If Python cannot parse a cell, or not quickly, the function's lines are found by their indentation.
    """
    return next(filter(None, (_in_source(cell.source, name) for cell in reversed(cells))), "")


def _in_source(source: str, name: str) -> str:
    tree = parsed(source)
    if tree is None:
        return _by_indentation(source, name)
    lines = python_lines(source)
    inner = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == name)
    nodes = [node for node in tree.body if _binds(node, name)] or list(inner)
    return "\n".join(lines[_first_line(nodes[-1]) - 1 : nodes[-1].end_lineno]) if nodes else ""


def _binds(node: ast.stmt, name: str) -> bool:
    """Whether a statement of the module binds the name: a definition, an assignment, an import."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return any((alias.asname or alias.name) == name for alias in node.names)
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _by_indentation(source: str, name: str) -> str:
    """The lines from the last `def` of the function to the next line that is not indented."""
    lines = python_lines(source)
    begins = re.compile(rf"(async\s+)?def\s+{re.escape(name)}\b")
    starts = [number for number, line in enumerate(lines) if begins.match(line)]
    if not starts:
        return ""
    start = starts[-1]
    inside = range(start + 1, len(lines))
    end = next((n for n in inside if lines[n].strip() and not lines[n].startswith((" ", "\t", ")"))), len(lines))
    return "\n".join(lines[start:end]).rstrip()
