"""Short formulas of plain numbers, evaluated in all cases at once without compiling: thousands in a moment."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from grader.answers.answer import Arguments
from grader.derived.sites import Site
from grader.derived.trees import Path, PathStep
from grader.formulas import sigmoid

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
_TO_FORMULA: Path = (("body", 0), ("value", None))
_FUNCTIONS: dict[str, Callable[..., Any]] = {"abs": np.abs, "sigmoid": sigmoid}


class NotAFormula(Exception):
    """A tree that is not one short formula of numbers, and has to be compiled. Users never see it."""


def columns(sites: Iterable[Site], original: ast.FunctionDef, names: Mapping[str, Vector]) -> Vector:
    """The answers: one row for each slip, one column for each case; nan where there is none.

    Slips share most of their nodes with the original and with each other: these are computed once. NotAFormula for
    names of the module, and for unknown functions and operations.
    """
    cases = _Cases(names)
    try:
        with np.errstate(all="ignore"):
            cases.value(_formula(original))
            return np.concatenate([np.empty((0, cases.size)), *map(cases.rows, sites)])
    except (KeyError, AttributeError, TypeError, ValueError):
        raise NotAFormula from None


def vectors(parameters: Sequence[str], calls: Sequence[Arguments]) -> dict[str, Vector] | None:
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


class _Cases:
    """The values of formulas' nodes in all cases."""

    def __init__(self, names: Mapping[str, Vector]) -> None:
        self.size = len(next(iter(names.values())))
        self._names = names
        self._known: dict[ast.expr, Any] = {}

    def rows(self, site: Site) -> Vector:
        """One row of answers for each slip of a site: slips that put plain numbers there are computed together."""
        formula, places = _formula(site.tree), [place[len(_TO_FORMULA) :] for place in site.places]
        put = list(zip(*([self.value(node) for node in nodes] for nodes in site.put), strict=True))
        together = [number for number, values in enumerate(put) if all(map(self._is_plain, values))]
        rows = np.empty((len(put), self.size))
        if together:
            columns = zip(*(put[number] for number in together), strict=True)
            stacked = [np.concatenate(values).reshape(-1, self.size) for values in columns]
            rows[together] = self._changed(formula, list(zip(places, stacked, strict=True)))
        for number in set(range(len(put))).difference(together):
            rows[number] = self._changed(formula, list(zip(places, put[number], strict=True)))
        return rows

    def value(self, node: Any) -> Any:
        """The value of a node in all cases."""
        if node not in self._known:
            self._known[node] = _computed(node, [self.value(child) for _, child in _parts(node)], self._names)
        return self._known[node]

    def _changed(self, node: ast.expr, put: list[tuple[Path, Any]]) -> Any:
        """The value of a node with other values in these places inside it."""
        if not put:
            return self.value(node)
        if not put[0][0]:
            return put[0][1]
        parts = [
            self._changed(child, [(place[1:], value) for place, value in put if place[0] == step])
            for step, child in _parts(node)
        ]
        return _computed(node, parts, self._names)

    def _is_plain(self, value: Any) -> bool:
        """Whether it is a column of 64-bit numbers; single numbers and fewer bits follow other rules."""
        return type(value) is np.ndarray and value.dtype == np.float64 and value.shape == (self.size,)


def _parts(node: ast.expr) -> list[tuple[PathStep, ast.expr]]:
    """The quantities that a node consists of, and the path to each."""
    if isinstance(node, ast.BinOp):
        return [(("left", None), node.left), (("right", None), node.right)]
    if isinstance(node, ast.UnaryOp):
        return [(("operand", None), node.operand)]
    if isinstance(node, ast.Compare):
        return [(("left", None), node.left), *((("comparators", n), node) for n, node in enumerate(node.comparators))]
    return [(("args", n), node) for n, node in enumerate(node.args)] if isinstance(node, ast.Call) else []


def _computed(node: ast.expr, parts: list[Any], names: Mapping[str, Vector]) -> Any:
    if isinstance(node, (ast.BinOp, ast.UnaryOp)):
        return _OPERATIONS[type(node.op)](*parts)
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return np.float64(node.value) if isinstance(node.value, float) else node.value
    if isinstance(node, ast.Name) and node.id in names:
        return names[node.id]
    if isinstance(node, ast.Call):
        return _function(node.func)(*parts)
    if isinstance(node, ast.Compare):
        return _OPERATIONS[type(node.ops[0])](*parts)
    raise NotAFormula


def _function(node: ast.expr) -> Callable[..., Any]:
    if isinstance(node, ast.Name) and node.id in _FUNCTIONS:
        return _FUNCTIONS[node.id]
    if isinstance(node, ast.Attribute):
        return getattr(np, node.attr)  # type: ignore[no-any-return]
    raise NotAFormula
