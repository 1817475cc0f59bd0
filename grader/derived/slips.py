"""Wrong formulas made from a reference by one slip or two."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from grader.answers.answer import Arguments
from grader.answers.values import Value
from grader.derived import all_slips
from grader.derived.candidates import Calls, Candidates, Columns
from grader.derived.compiling import functions, functions_of, values_of
from grader.derived.kinds import AXES, NATURAL
from grader.derived.rewrites import ALL
from grader.derived.sites import Site
from grader.derived.vectors import NotAFormula, Vector, columns, is_formula, vectors
from grader.formulas import definition
from grader.quiet import quiet
from grader.steps import Function

L = TypeVar("L")

NO_PAIRS: Columns[tuple[str, str]] = Columns([], np.empty((0, 0)))

Answers = Callable[[Function, int], "Value | None"]
"""Gives a function's answer to a case; None if it cannot be compared."""


def singles(reference: Function, calls: Sequence[Arguments], answer: Answers) -> Candidates[str]:
    """Single slips in a reference, labelled with their kinds; `calls` are the cases, the text's first."""
    tree = definition(reference)
    sites = list(all_slips.slips(tree, values_of(reference, calls[0])))
    kinds = [kind for site in sites for kind in site.kinds]
    known = _columns(sites, tree, calls)
    return _called(kinds, reference, sites, answer) if known is None else Columns(kinds, known)


def doubles(reference: Function, calls: Sequence[Arguments], answer: Answers) -> Candidates[tuple[str, str]]:
    """Pairs of slips in a reference, labelled with both kinds: in a formula of plain numbers the natural kinds.

    In a formula of arrays, axes may be exchanged as well. In a program without loops, a wrong order of lines is paired
    with a wrong arrangement.
    """
    tree = definition(reference)
    values = values_of(reference, calls[0])
    if _columns([], tree, calls) is not None:
        found = list(all_slips.pairs(tree, values))
        known = _columns([site for _, site in found], tree, calls)
        return NO_PAIRS if known is None else Columns(_both(found), known)
    if is_formula(tree):
        found = list(all_slips.pairs(tree, values, ALL.only(NATURAL | AXES)))
        return _called(_both(found), reference, [site for _, site in found], answer)
    if any(isinstance(node, ast.For) for node in ast.walk(tree)):
        return NO_PAIRS  # each round may have another order: too many to try
    twice = [
        ("order_of_lines", site)
        for once in _distinct(reference, list(all_slips.reordered(tree)), answer)
        for site in all_slips.rearranged(once, values)
    ]
    return _called(_both(twice), reference, [site for _, site in twice], answer)


def _both(twice: Sequence[tuple[str, Site]]) -> list[tuple[str, str]]:
    return [(first, second) for first, site in twice for second in site.kinds]


def _called(labels: Sequence[L], reference: Function, sites: Sequence[Site], answer: Answers) -> Candidates[L]:
    with quiet():  # compiling warns of nonsense such as a number with an index
        made = functions_of(reference, sites)
    return Calls(labels, lambda number, case: answer(made[number], case))


def _columns(sites: list[Site], tree: ast.FunctionDef, calls: Sequence[Arguments]) -> Vector | None:
    """The answers of all slips to all cases; None if they have to be compiled and called one by one."""
    names = vectors([argument.arg for argument in tree.args.args], calls) if is_formula(tree) else None
    if names is None:
        return None
    try:
        return columns(sites, tree, names)
    except NotAFormula:
        return None


def _distinct(reference: Function, trees: list[ast.FunctionDef], answer: Answers) -> list[ast.FunctionDef]:
    """The trees whose answers to the text's case differ from the reference's and from each other's."""
    with quiet():
        known = {repr(answer(reference, 0)): reference}
        answers = [repr(answer(function, 0)) for function in functions(reference, trees)]
    found = dict(zip(answers, trees, strict=True))
    return [tree for text, tree in found.items() if text != "None" and text not in known]
