"""What an exception says, with the name that a misspelt one may have been meant for.

Python works that name out only where it prints a traceback itself.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from itertools import chain, islice
from types import FrameType, ModuleType, TracebackType

from .nearest import nearest

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
    near = nearest(name, _names(fault))
    return f". Did you mean: '{near}'?" if near else ""


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
