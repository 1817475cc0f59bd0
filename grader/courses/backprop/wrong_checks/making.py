"""Building blocks of wrong checks of gradients: lines of the references and their replacements."""

from __future__ import annotations

from collections.abc import Sequence

MORE, LESS = "more[index] = more[index] + step", "less[index] = less[index] - step"
COPIES = "more, less = list(weights), list(weights)"
ABOVE, BELOW = "above = _error(i1, i2, actual, more)", "below = _error(i1, i2, actual, less)"
QUOTIENT, SIX = "gradients.append((above - below) / (2 * step))", "return gradients"
WHOLE_STEP = "gradients.append((above - below) / step)"


def measured(measure: str) -> dict[str, str]:
    """Differences of something other than the error; d is prediction - target."""
    return {
        ABOVE: f"d = _difference(i1, i2, actual, more)\nabove = {measure}",
        BELOW: f"d = _difference(i1, i2, actual, less)\nbelow = {measure}",
    }


def moved(places: Sequence[int]) -> dict[str, str]:
    """The error of weights in other places."""
    return {
        ABOVE: f"above = _error(i1, i2, actual, [more[k] for k in {places}])",
        BELOW: f"below = _error(i1, i2, actual, [less[k] for k in {places}])",
    }


def without(index: int) -> dict[str, str]:
    """The error without one weight's contribution."""
    return {
        ABOVE: f"above = _error(i1, i2, actual, [w * (k != {index}) for k, w in enumerate(more)])",
        BELOW: f"below = _error(i1, i2, actual, [w * (k != {index}) for k, w in enumerate(less)])",
    }


DIFFERENCE = "delta = h1 * w5 + h2 * w6 - actual"
TRUE = "gradients = [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]"
FAULTY = "return [n for n in range(1, 7) if abs(claimed[n - 1] - gradients[n - 1]) > 1e-3 * abs(gradients[n - 1])]"
FOUND = f"found = {FAULTY.removeprefix('return ')}\n"
"""The right numbers in a variable, for a line that changes them."""
OFF = "abs(c - g) > 1e-3 * abs(g)"


def those(condition: str, entry: str = "n") -> dict[str, str]:
    """The numbers for which another condition holds; c is the claimed gradient, g the true one."""
    return {FAULTY: f"return [{entry} for n, c, g in zip(range(1, 7), claimed, gradients) if {condition}]"}
