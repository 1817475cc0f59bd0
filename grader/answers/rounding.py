"""Numbers as a text prints them: whether rounding or cutting the exact value gives them."""

from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import numpy as np


def agrees(printed: object, exact: object) -> bool:
    """Whether every printed number is the exact one, rounded or cut to the printed digits; both shaped alike."""
    parts, others = _parts(printed), _parts(exact)
    if parts is None or others is None:
        return parts is others and _is_printed(printed, exact)
    return len(parts) == len(others) and all(map(agrees, parts, others))


def _parts(value: object) -> list[object] | None:
    if isinstance(value, np.ndarray):
        return list(np.atleast_1d(value))  # a number that is still wrapped, array(0.5), cannot be looped over
    return list(value) if isinstance(value, (list, tuple)) else None


def _is_printed(printed: Any, exact: Any) -> bool:
    digits = Decimal(printed if isinstance(printed, int) else repr(float(printed)))
    if not math.isfinite(exact):
        return False
    with localcontext() as context:
        context.prec = 1100  # any float, to its last digit
        unit = Decimal(1).scaleb(int(digits.as_tuple().exponent))
        return any(Decimal(float(exact)).quantize(unit, way) == digits for way in (ROUND_HALF_UP, ROUND_DOWN))
