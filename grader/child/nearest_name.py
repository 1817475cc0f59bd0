"""Finds the name that a misspelt one probably stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

NEAR = 0.75
"""The least of difflib's ratios for a near name: `predction` is near `prediction`."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The most likely name, None if none is near. A typing slip counts for more than difflib's ratio."""
    known = list(names)
    slips = [other for other in known if _is_slip(name, other)]
    others = [other for other in known if not _is_another_number(name, other)]
    return next(iter(slips or get_close_matches(name, others, 1, NEAR)), None)


def _is_slip(name: str, other: str) -> bool:
    """Whether they differ at most in capitals, and in two neighbouring letters that are swapped.

    In a short name that lowers the ratio too much: `W2` is `w2`, `ture` is `True`.
    """
    one, two = name.lower(), other.lower()
    apart = [place for place, both in enumerate(zip(one, two, strict=False)) if both[0] != both[1]]
    if len(one) != len(two) or not apart:
        return one == two
    first, last = apart[0], apart[-1] + 1
    swapped = one[first:last]
    return len(apart) == 2 and last - first == 2 and swapped.isalpha() and swapped[::-1] == two[first:last]


def _is_another_number(name: str, other: str) -> bool:
    """Whether they differ only in their numbers: `weights_2` is not meant for `weights_1`, nor `h3` for `h1`."""
    numbers = re.findall(r"\d+", name), re.findall(r"\d+", other)
    return all(numbers) and numbers[0] != numbers[1] and re.sub(r"\d+", "0", name) == re.sub(r"\d+", "0", other)
