"""Makes the calls of one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from . import wire
from .compiled import is_plain_stub
from .files import RunnableFile
from .interrupts import Interrupts
from .messages import Absent, Answers, Failed, Reply, Stub

UNCHANGEABLE = frozenset({float, int, bool, str, type(None)})
ARRAYS = UNCHANGEABLE | {np.ndarray}
NONE = wire.encode(None)


def answered(file: RunnableFile, step: str, calls: Sequence[bytes], interrupts: Interrupts) -> Reply:
    """The answers to all calls, or the first trouble."""
    function = file.function(step)
    if function is None:
        return Absent()
    values: list[bytes] = []
    arguments: list[bytes | None] = []
    lasting: dict[bytes, tuple[object, ...]] = {}
    try:
        with interrupts.running():
            for call in calls:
                value, after = _answer(function, call, lasting)
                values.append(value)
                arguments.append(after)
    except BaseException as fault:
        if isinstance(fault, NotImplementedError) and is_plain_stub(function):
            return Stub()
        return _failed(file, step, fault, len(values))
    if values and all(value == NONE for value in values) and file.is_stub(step):
        return Stub()
    return Answers(values, arguments)


def _failed(file: RunnableFile, step: str, fault: BaseException, call: int) -> Reply:
    found = file.raised(fault)
    return Stub() if found.kind == "unwritten" and file.is_stub(step) else Failed(call, found)


def _answer(
    function: Callable[..., Any], call: bytes, lasting: dict[bytes, tuple[object, ...]]
) -> tuple[bytes, bytes | None]:
    """The encoded return value, and the arguments if the call has changed them.

    `lasting` keeps immutable arguments for a second call with the same ones.
    """
    arguments = lasting.get(call)
    if arguments is not None:
        return wire.encode(function(*arguments)), None
    arguments = wire.decode(call)
    arrays = _arrays(arguments)
    value = wire.encode(function(*arguments))
    if arrays is not None and arrays == _arrays(arguments):
        if not arrays:
            lasting[call] = arguments
        return value, None
    after = wire.encode(arguments)
    return value, after if after != call else None


def _arrays(arguments: tuple[object, ...]) -> list[tuple[object, ...]] | None:
    """The contents of the array arguments; None if another argument is mutable, too."""
    if not ARRAYS.issuperset(map(type, arguments)):
        return None
    return [(a.dtype, a.shape, a.tobytes()) for a in arguments if type(a) is np.ndarray]
