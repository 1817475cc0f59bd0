"""The wrong formulas that one slip, or two, make of a reference, as candidates for an explanation."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

import numpy as np

from grader.derived import mutants
from grader.derived.candidates import Calls, Candidates, Columns, quiet
from grader.derived.compiled import functions, values_of
from grader.derived.vectors import NotAFormula, Vector, columns, is_formula, vectors
from grader.formulas import definition
from grader.steps import Function
from grader.values import Value

NONE = np.empty((0, 0))

Answers = Callable[[Function, int], "Value | None"]
"""What a function answers to a case; None if nothing that can be compared."""


def singles(reference: Function, calls: Sequence[tuple[object, ...]], answer: Answers) -> Candidates[str]:
    """What single slips make of a reference, labelled with their kinds; `calls` are the cases, the text's first."""
    tree = definition(reference)
    found = list(mutants.slips(tree, values_of(reference, calls[0])))
    kinds, trees = [kind for kind, _ in found], [slip for _, slip in found]
    known = _columns(trees, tree, calls)
    if known is not None:
        return Columns(kinds, known)
    made = functions(reference, trees)
    return Calls(kinds, lambda number, case: answer(made[number], case))


def doubles(reference: Function, calls: Sequence[tuple[object, ...]], answer: Answers) -> Candidates[tuple[str, str]]:
    """What two slips make of a reference, labelled with both kinds: of the natural kinds in a formula of plain numbers.

    In a program without loops only a wrong order of lines meets a wrong arrangement.
    """
    tree = definition(reference)
    values = values_of(reference, calls[0])
    if _columns([], tree, calls) is not None:
        found = list(mutants.pairs(tree, values))
        known = _columns([slip for _, slip in found], tree, calls)
        return Columns([], NONE) if known is None else Columns([kinds for kinds, _ in found], known)
    if any(isinstance(node, ast.For) for node in ast.walk(tree)):
        return Columns([], NONE)  # every round has orders of its own: too many to try
    twice = [
        (("order_of_lines", kind), slip)
        for once in _distinct(reference, list(mutants.reordered(tree)), answer)
        for kind, slip in mutants.rearranged(once, values)
    ]
    made = functions(reference, [slip for _, slip in twice])
    return Calls([kinds for kinds, _ in twice], lambda number, case: answer(made[number], case))


def _columns(trees: list[ast.FunctionDef], tree: ast.FunctionDef, calls: Sequence[tuple[object, ...]]) -> Vector | None:
    """The answers of all trees to all cases; None if they have to be compiled and called one by one."""
    names = vectors([argument.arg for argument in tree.args.args], calls) if is_formula(tree) else None
    if names is None:
        return None
    try:
        return columns(trees, tree, names)
    except NotAFormula:
        return None


def _distinct(reference: Function, trees: list[ast.FunctionDef], answer: Answers) -> list[ast.FunctionDef]:
    """The trees whose answers to the text's case differ from the reference's and from each other's."""
    with quiet():
        known = {repr(answer(reference, 0)): reference}
        answers = [repr(answer(function, 0)) for function in functions(reference, trees)]
    found = dict(zip(answers, trees, strict=True))
    return [tree for text, tree in found.items() if text != "None" and text not in known]
