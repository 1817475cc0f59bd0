"""The name that a misspelt one may have been meant for: Python works it out only where it prints a traceback itself."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import chain, islice
from types import FrameType, ModuleType, TracebackType

NEAR = 0.75
"""Of difflib's ratio: `predction` is near `prediction`."""

MOST_NAMES, MOST_LETTERS = 2_000, 50
"""Comparing takes as long as names are many and long, and a student's file may have any."""


def words_of(fault: BaseException) -> str:
    """What an exception says, as Python's traceback shows it; a student's own may fail to, in any way."""
    try:
        return str(fault.msg) if isinstance(fault, SyntaxError) else f"{fault}{suggestion(fault)}"
    except BaseException:
        return ""


def suggestion(fault: BaseException) -> str:
    """The question that Python's traceback ends in; empty where nothing comes near, or no name is amiss."""
    name = getattr(fault, "name", None)
    if type(fault) not in (NameError, AttributeError) or type(name) is not str or len(name) > MOST_LETTERS:
        return ""
    near = _nearest(name, _names(fault))
    return f". Did you mean: '{near}'?" if near else ""


def _nearest(name: str, names: Sequence[str]) -> str | None:
    """The name that is meant: a slip of the fingers counts for more than how much of it is the same."""
    slips = [other for other in names if _is_slip(name, other)]
    others = [other for other in names if not _is_another_number(name, other)]
    return next(iter(slips or get_close_matches(name, others, 1, NEAR)), None)


def _is_slip(name: str, other: str) -> bool:
    """Whether they differ in capitals, and in two neighbouring letters that have changed places, at most.

    In a short name that is too much for a ratio: `W2` is `w2`, `ture` is `True`.
    """
    one, two = name.lower(), other.lower()
    apart = [place for place, both in enumerate(zip(one, two, strict=False)) if both[0] != both[1]]
    if len(one) != len(two) or not apart:
        return one == two
    first, last = apart[0], apart[-1] + 1
    swapped = one[first:last]
    return len(apart) == 2 and last - first == 2 and swapped.isalpha() and swapped[::-1] == two[first:last]


def _is_another_number(name: str, other: str) -> bool:
    """Whether they differ in their numbers only: `weights_2` is not meant for `weights_1`, nor `h3` for `h1`."""
    numbers = re.findall(r"\d+", name), re.findall(r"\d+", other)
    return all(numbers) and numbers[0] != numbers[1] and re.sub(r"\d+", "0", name) == re.sub(r"\d+", "0", other)


def _names(fault: BaseException) -> list[str]:
    names = (name for name in islice(_there(fault), MOST_NAMES) if type(name) is str and len(name) <= MOST_LETTERS)
    return [name for name in dict.fromkeys(names) if not name.startswith("_")]


def _there(fault: BaseException) -> Iterable[object]:
    """What could be used in that place: the names around it, or what a module has."""
    if isinstance(fault, AttributeError):
        return vars(fault.obj) if type(fault.obj) is ModuleType else ()
    frame = _innermost(fault.__traceback__)
    return chain(frame.f_locals, frame.f_globals, vars(builtins)) if frame else ()


def _innermost(trace: TracebackType | None) -> FrameType | None:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame if trace else None
