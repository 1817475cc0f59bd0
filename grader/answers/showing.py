"""Values for the student's eyes: few digits, and long ones cut."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.answers.reading import DEEP
from grader.answers.values import Array


def shown(value: object, digits: int = 12) -> str:
    """A value for the student's eyes: numbers with at most `digits` digits, arrays as nested lists, long ones cut."""
    if isinstance(value, tuple):
        return f"({_few(value, digits)})"
    if isinstance(value, np.ndarray) and not value.ndim:
        return f"array({shown(value.item(), digits)})"
    if isinstance(value, (np.ndarray, list)):
        rows = np.atleast_1d(np.asarray(value))
        if rows.ndim > DEEP:
            return f"an array of shape {rows.shape}"
        return f"[{_few(rows, digits)}]"
    return f"{value:z.{digits}g}"  # z: no -0


def _few(parts: Sequence[object] | Array, digits: int) -> str:
    """The first parts of a value, and dots for the others."""
    return ", ".join([*(shown(part, digits) for part in parts[:8]), *(["..."] if len(parts) > 8 else [])])
