"""A mistake of this course as its tables write it: one row, which `step.mistake(*row)` takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

from grader import Composed

Expression: TypeAlias = str | Composed
"""An expression, or the parts of one."""

Changes: TypeAlias = Mapping[str, str]
"""Lines of a reference, and what stands there instead."""

W = TypeVar("W", str, Composed, Expression, Changes)

Row: TypeAlias = tuple[str, W, str, *tuple[W, ...]]
"""A name, a wrong formula, the sentence, and the other ways in which the mistake is written."""


def in_ways(name: str, sentence: str, *formulas: W) -> Row[W]:
    """The row of a mistake that is written in many ways, the first of which is made like the others."""
    first, *others = formulas
    return name, first, sentence, *others
