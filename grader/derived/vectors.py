"""Short formulas of plain numbers, evaluated in all cases at once: thousands in a moment, and none is compiled."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Vector: TypeAlias = npt.NDArray[np.float64]
"""One number per case."""

_OPERATIONS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {"abs": np.abs, "sigmoid": lambda x: 1 / (1 + np.exp(-x))}


class NotAFormula(Exception):
    """A tree that is more than one short formula of numbers; it has to be compiled. Never seen by users."""


def columns(trees: Iterable[ast.FunctionDef], original: ast.FunctionDef, names: Mapping[str, Vector]) -> Vector:
    """A row of answers for each tree, a column for each case; nan where there is none.

    The trees share most of their nodes with the original: these are computed once. NotAFormula if they cannot be: a
    name of the module's, a function or an operation that is not known here.
    """
    known: dict[int, Any] = {}
    size = len(next(iter(names.values())))
    try:
        _value(_formula(original), names, known, remember=True)
        with np.errstate(all="ignore"):
            rows = [np.broadcast_to(_value(_formula(tree), names, known), size) for tree in trees]
    except (KeyError, AttributeError, TypeError):
        raise NotAFormula from None
    return np.array(rows, dtype=np.float64).reshape(-1, size)


def vectors(parameters: Sequence[str], calls: Sequence[tuple[object, ...]]) -> dict[str, Vector] | None:
    """The parameters' values in all cases, or None if they are not all plain floats."""
    if not all(type(argument) is float for call in calls for argument in call):
        return None
    return {
        name: np.array(held, dtype=np.float64) for name, held in zip(parameters, zip(*calls, strict=True), strict=True)
    }


def is_formula(tree: ast.FunctionDef) -> bool:
    """Whether the function is one expression."""
    return len(tree.body) == 1 and isinstance(tree.body[0], ast.Return) and tree.body[0].value is not None


def _formula(tree: ast.FunctionDef) -> ast.expr:
    statement = tree.body[0]
    if not isinstance(statement, ast.Return) or statement.value is None:
        raise NotAFormula
    return statement.value


def _value(node: ast.expr, names: Mapping[str, Vector], known: dict[int, Any], *, remember: bool = False) -> Any:
    if id(node) in known:
        return known[id(node)]
    value = _computed(node, [_value(child, names, known, remember=remember) for child in _parts(node)], names)
    if remember:
        known[id(node)] = value
    return value


def _parts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    return node.args if isinstance(node, ast.Call) else []


def _computed(node: ast.expr, parts: list[Any], names: Mapping[str, Vector]) -> Any:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return np.float64(node.value) if isinstance(node.value, float) else node.value
    if isinstance(node, ast.Name) and node.id in names:
        return names[node.id]
    if isinstance(node, ast.Call):
        return _function(node.func)(*parts)
    if isinstance(node, (ast.BinOp, ast.UnaryOp)):
        return _OPERATIONS[type(node.op)](*parts)
    if isinstance(node, ast.Compare):
        return _OPERATIONS[type(node.ops[0])](*parts)
    raise NotAFormula


def _function(node: ast.expr) -> Callable[..., Any]:
    if isinstance(node, ast.Name) and node.id in _FUNCTIONS:
        return _FUNCTIONS[node.id]
    if isinstance(node, ast.Attribute):
        return getattr(np, node.attr)  # type: ignore[no-any-return]
    raise NotAFormula
