"""Numbers as a text prints them: whether rounding or cutting the exact value gives them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

import numpy as np


def agrees(printed: object, exact: object) -> bool:
    """Whether every printed number is the exact one, rounded or cut to the printed digits; both shaped alike."""
    shown, numbers = list(_numbers(printed)), list(_numbers(exact))
    return len(shown) == len(numbers) and all(map(_agrees, shown, numbers))


def _agrees(printed: float, exact: float) -> bool:
    digits = Decimal(repr(printed))
    with localcontext() as context:
        context.prec = 60
        unit = Decimal(1).scaleb(int(digits.as_tuple().exponent))
        return any(Decimal(exact).quantize(unit, rounding) == digits for rounding in (ROUND_HALF_UP, ROUND_DOWN))


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, (list, tuple, np.ndarray)):
        for part in value:
            yield from _numbers(part)
    else:
        yield float(value)  # type: ignore[arg-type]
