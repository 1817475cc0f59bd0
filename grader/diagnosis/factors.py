"""Products of the wrong factors: the arguments by which a function should not multiply or divide."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

import numpy as np

from grader.answers.answer import Arguments
from grader.answers.values import REL, Value
from grader.derived.kinds import SENTENCES
from grader.derived.vectors import Vector, vectors
from grader.text import enumerated

ONE_TOO_MANY = "Your product has a factor too many: what is {names} doing in it?"
TOO_MANY = "Your product has factors too many: what are {names} doing in it?"
DIVIDED = "Nothing is divided by {names} here."
DIVIDED_AGAIN = "Once is enough to divide by {names}."
MISSING = "A factor is missing."
SEVERAL_MISSING = "Factors are missing."
NUMBER = "A fixed number is in your product: where does it come from?"

NUMBERS = {1.0: "", -1.0: SENTENCES["sign"], 2.0: SENTENCES["double"], 0.5: SENTENCES["half"]}
"""Sentences about the number by which a product is off; any other number gets the sentence `NUMBER`."""

MOST = 3
"""The most wrong factors that are named: a longer list teaches nothing."""


def divides(reference: ast.FunctionDef) -> bool:
    """Whether a formula divides by anything but a number."""
    return any(
        isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not isinstance(node.right, ast.Constant)
        for node in ast.walk(reference)
    )


def wrong_factors(
    parameters: Sequence[str],
    calls: Sequence[Arguments],
    values: Sequence[Value],
    expected: Sequence[Value],
    *,
    may_divide: bool = False,
) -> str | None:
    """A sentence if every answer is the right one times a number and powers of the arguments; else None.

    It names wrong factors in the student's product, never missing ones. Where the right formula `may_divide` and is no
    product, its factors are unknown, and nothing is said.
    """
    names = vectors(parameters, calls)
    if names is None or not all(isinstance(answer, float) for answer in (*values, *expected)):
        return None
    right = np.array(expected, dtype=np.float64)
    off = _powers(names, np.array(values, dtype=np.float64), right)
    if off is None or not any(off[0].values()):
        return None
    due = _powers(names, right, np.ones(len(right)))
    if due is None and may_divide:
        return None
    return _told(off[0], due[0] if due else {}, off[1])


def _powers(names: Mapping[str, Vector], given: Vector, right: Vector) -> tuple[dict[str, int], float] | None:
    """The whole powers of the names, and the number, by which the answers are off; None if there are none."""
    columns = np.array([*names.values()])
    if not (given.all() and right.all() and columns.all() and np.isfinite(given).all()):
        return None
    ratios = given / right
    logarithms = np.vstack([np.log(abs(columns)), np.ones(len(ratios))]).T
    solved = np.linalg.lstsq(logarithms, np.log(abs(ratios)), rcond=None)[0]
    powers = np.rint(solved[:-1])
    with np.errstate(all="ignore"):
        numbers = ratios / np.prod(columns ** powers[:, None], axis=0)
    if not (abs(numbers - numbers[0]) <= REL * abs(numbers[0])).all():
        return None
    return dict(zip(names, map(int, powers), strict=True)), float(numbers[0])


def _told(off: Mapping[str, int], due: Mapping[str, int], number: float) -> str | None:
    """The sentences about a product that is off by these powers; `due` are those of the right product."""
    own = {name: due.get(name, 0) + power for name, power in off.items()}
    many = [
        f"a second {name}" if due.get(name, 0) > 0 else name
        for name, power in off.items()
        if power > 0 and own[name] > 0
    ]
    below = [name for name, power in own.items() if power < 0 and off[name] < 0]
    divided = [name for name in below if due.get(name, 0) >= 0]
    again = [name for name in below if due.get(name, 0) < 0]
    missing = sum(max(due.get(name, 0) - max(own[name], 0), 0) for name in off)
    if not 0 < len(many) + len(below) <= MOST:
        return None
    said = [
        (ONE_TOO_MANY if len(many) == 1 else TOO_MANY).format(names=enumerated(many)) if many else "",
        DIVIDED.format(names=enumerated(divided)) if divided else "",
        DIVIDED_AGAIN.format(names=enumerated(again)) if again else "",
        ("", MISSING, SEVERAL_MISSING)[min(missing, 2)],
        next((told for known, told in NUMBERS.items() if abs(number - known) <= REL), NUMBER),
    ]
    return " ".join(filter(None, said))
