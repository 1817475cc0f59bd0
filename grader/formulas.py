"""Functions made of formulas as authors write them."""

from __future__ import annotations

import ast
import inspect
import math
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from grader.steps import Composed, Formula, Function


class FormulaError(ValueError):
    """An author's formula that is not valid; the message names it."""


def sigmoid(x: Any) -> Any:
    """The logistic function: every formula may use it, since students add it to networks that have none."""
    return 1 / (1 + np.exp(-x))


def compiled(reference: Function, formula: Formula) -> Function:
    """The function of a formula, with the reference's parameters (FormulaError if the formula is not valid)."""
    if isinstance(formula, str):
        return _expression(reference, formula)
    if isinstance(formula, Composed):
        return _expression(reference, formula.text)
    if isinstance(formula, Mapping):
        return _changed(reference, formula)
    return formula


def namespace(reference: Function) -> dict[str, object]:
    """The names that formulas and changed references may use besides their parameters."""
    return {"np": np, "math": math, "sigmoid": sigmoid, **reference.__globals__}


@cache
def definition(reference: Function) -> ast.FunctionDef:
    """The reference's own syntax tree, without its decorators, docstring and annotations."""
    tree = ast.parse(source(reference)).body[0]
    assert isinstance(tree, ast.FunctionDef)
    tree.returns, tree.decorator_list = None, []
    for argument in tree.args.args:
        argument.annotation = None
    if ast.get_docstring(tree) is not None:
        del tree.body[0]
    return tree


@cache
def source(reference: Function) -> str:
    """The reference's own text, without its decorators."""
    text = textwrap.dedent(inspect.getsource(reference))
    return text[text.index(f"def {reference.__name__}(") :]


@cache
def _parameters(reference: Function) -> str:
    return ", ".join(inspect.signature(reference).parameters)


def _expression(reference: Function, formula: str) -> Function:
    try:
        function: Function = eval(f"lambda {_parameters(reference)}: {formula}", namespace(reference))
    except SyntaxError as fault:
        raise FormulaError(f"{reference.__name__}: {formula!r} is not an expression: {fault.msg}") from None
    return function


def together(reference: Function, one: Formula, other: Formula) -> Function | None:
    """The function that makes two changes of lines, or of parts of one expression.

    None if the formulas are neither, or both change the same place.
    """
    if isinstance(one, Composed) and isinstance(other, Composed):
        return _composed(reference, one, other)
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return None
    for first, second in ((one, other), (other, one)):
        try:
            return _changed(reference, first, second)
        except FormulaError:  # the first removed the second's line: the other order may work
            pass
    return None


def _composed(reference: Function, one: Composed, other: Composed) -> Function | None:
    """The function with the parts of both; None if they share a part or have none."""
    apart = one.make == other.make and one.parts and other.parts and one.parts.keys().isdisjoint(other.parts)
    return _expression(reference, one.make(**one.parts, **other.parts)) if apart else None


def _changed(reference: Function, *several: Mapping[str, str]) -> Function:
    """The reference with some lines changed; each of several changes applies to what those before it left."""
    text = source(reference)
    for changes in several:
        text = _put(reference, text, changes)
    names = namespace(reference)
    try:
        exec(text, names)
    except SyntaxError as fault:
        made = " and ".join(str(dict(changes)) for changes in several)
        raise FormulaError(f"{reference.__name__}: changed by {made} it cannot be parsed: {fault.msg}") from None
    function: Function = names[reference.__name__]  # type: ignore[assignment]
    return function


def _put(reference: Function, text: str, changes: Mapping[str, str]) -> str:
    """The text with some lines replaced; FormulaError unless each old line is there exactly once."""
    lines = text.splitlines()
    for old, new in changes.items():
        places = [n for n, line in enumerate(lines) if line.strip() == old]
        if len(places) != 1:
            raise FormulaError(f"{reference.__name__}: {len(places)} lines of the reference read {old!r}, not one")
        indent = lines[places[0]][: -len(old)]
        lines[places[0]] = textwrap.indent(new, indent) if new else f"{indent}pass"
    return "\n".join(lines)
