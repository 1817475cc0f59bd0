"""An exception's message with its likely cause: a misspelt name, several names run together, or a decimal comma.

Python itself suggests a name only when it prints a traceback.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from types import FrameType, ModuleType, TracebackType

from .nearest_name import nearest

MOST_NAMES, MOST_LETTERS = 2_000, 50
"""The most names that are compared, and letters of one: a student's file may have any."""

PAIR = ", a pair of whole numbers"
"""The end of the message about a name that `-0,786` was assigned to."""

GLUED = ", but the names in it are"
"""The end of the message about `i2w6delta`."""

OF_TUPLES = re.compile(r"'tuple'|multiply sequence by non-int")


def words_of(fault: BaseException) -> str:
    """The exception's message, as Python's traceback shows it; empty if the exception's own code fails."""
    try:
        return str(fault.msg) if isinstance(fault, SyntaxError) else f"{fault}{suggestion(fault)}"
    except BaseException:
        return ""


def suggestion(fault: BaseException) -> str:
    """The question that ends Python's traceback, or a remark on the names; empty if there is none."""
    if type(fault) is TypeError:
        return _pair(fault)
    name = getattr(fault, "name", None)
    if type(fault) not in (NameError, AttributeError) or type(name) is not str or len(name) > MOST_LETTERS:
        return ""
    if type(fault) is NameError and _is_glued(name, _innermost(fault.__traceback__)):
        return GLUED
    near = nearest(name, _names(fault))
    return f". Did you mean: '{near}'?" if near else ""


def _is_glued(name: str, frame: FrameType | None) -> bool:
    """Whether it consists of names of the failing function, one after the other."""
    parts = [part for part in _texts(frame.f_locals if frame else ()) if len(part) > 1]
    ends = {0}
    for place in range(len(name)):
        ends |= {place + len(part) for part in parts if place in ends and name.startswith(part, place)}
    return len(name) in ends


def _pair(fault: TypeError) -> str:
    """A remark on a name of the failing function that is two whole numbers, as after a decimal comma."""
    frame = _innermost(fault.__traceback__)
    if frame is None or not OF_TUPLES.search(str(fault)):
        return ""
    names = (*frame.f_code.co_varnames, *frame.f_code.co_names)
    values = ((name, frame.f_locals.get(name, frame.f_globals.get(name))) for name in names)
    return next((f". {name} is {value}{PAIR}" for name, value in values if _is_pair(value)), "")


def _is_pair(value: object) -> bool:
    return type(value) is tuple and len(value) == 2 and all(type(n) is int and abs(n) < 10**15 for n in value)


def _names(fault: BaseException) -> list[str]:
    return [name for name in dict.fromkeys(_texts(_there(fault))) if not name.startswith("_")]


def _texts(names: Iterable[object]) -> Iterator[str]:
    """The first names that are short texts; a namespace may have other keys, too."""
    return (name for name in islice(names, MOST_NAMES) if type(name) is str and len(name) <= MOST_LETTERS)


def _there(fault: BaseException) -> Iterable[object]:
    """The names that could be used in that place: those in scope, or a module's."""
    if isinstance(fault, AttributeError):
        return vars(fault.obj) if type(fault.obj) is ModuleType else ()
    frame = _innermost(fault.__traceback__)
    return chain(frame.f_locals, frame.f_globals, vars(builtins)) if frame else ()


def _innermost(trace: TracebackType | None) -> FrameType | None:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame if trace else None
