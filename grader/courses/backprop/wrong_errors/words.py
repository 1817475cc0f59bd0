"""Words and formulas that the wrong errors and the wrong deltas share."""

from __future__ import annotations

FULL_VALUE = "Return the full value; rounding is for printing only."
NO_ACTIVATION = "Nothing bends the prediction before it is compared with the target."
DIFFERENCE, REVERSED = "(prediction - actual)", "(actual - prediction)"
HALF_SQUARE = f"({DIFFERENCE} ** 2 / 2)"
