"""Rows: a mistake as this course's tables write it, for `step.mistake(*row)`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

from grader import Composed

Expression: TypeAlias = str | Composed
"""An expression, or the parts of one."""

Changes: TypeAlias = Mapping[str, str]
"""Lines of a reference and their replacements."""

W = TypeVar("W", str, Composed, Expression, Changes)

Row: TypeAlias = tuple[str, W, str, *tuple[W, ...]]
"""A name, a wrong formula, the sentence, and other ways to write the mistake."""


def in_ways(name: str, sentence: str, *formulas: W) -> Row[W]:
    """The row of a mistake that is written in many ways; the first is made like the others."""
    first, *others = formulas
    return name, first, sentence, *others
