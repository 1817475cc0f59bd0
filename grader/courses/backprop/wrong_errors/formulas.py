"""Formulas and sentences shared by the wrong errors and the wrong deltas."""

from __future__ import annotations

NO_ACTIVATION = "Nothing bends the prediction before it is compared with the target."
DIFFERENCE, REVERSED = "(prediction - actual)", "(actual - prediction)"
HALF_SQUARE = f"({DIFFERENCE} ** 2 / 2)"
