"""Curves over the same steps as plain data. Imports nothing of ours."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Curve:
    """A finite value before anything was done and after each step."""

    label: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """Curves over the words `across`, the values named by `up`, shown from 0 to `most`: what is above leaves the field.

    ValueError where there is nothing to draw, or something that cannot be drawn.
    """

    title: str
    across: str
    up: str
    most: float
    curves: tuple[Curve, ...]

    def __post_init__(self) -> None:
        lengths = [len(curve.values) for curve in self.curves]
        finite = all(math.isfinite(value) for curve in self.curves for value in curve.values)
        if not (0 < self.most < math.inf and finite and min(lengths, default=0) >= 1 and max(lengths) >= 2):
            raise ValueError("A chart needs a height above 0, and curves of finite values, one with two at least.")

    @property
    def steps(self) -> int:
        """Steps of the longest curve."""
        return max(len(curve.values) for curve in self.curves) - 1
