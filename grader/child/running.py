"""Runs a cell: notes which functions are lost if it fails, and runs what can still be run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from types import ModuleType
from typing import TypeAlias

from msgspec.structs import replace

from .cells import RunnableCell, Statement
from .messages import MOST_FUNCTIONS, Fault, Raised
from .stopping import OutOfTime

Told: TypeAlias = Callable[[BaseException], Raised]
"""A function that says what an exception was, and where in the submission's files."""


def run(cell: RunnableCell, module: ModuleType, faults: list[Fault], told: Told) -> None:
    """Run the cell. If it fails, or is stopped (OutOfTime), the names that it has not defined yet are lost."""
    before = dict(vars(module))
    try:
        exec(cell.compile(), vars(module))
    except BaseException as fault:
        cell.fail(fault)
        costs = _not_made(cell.defines(), module, before)
        _note(Fault(told(fault), costs, cell=cell.number), faults)
        if isinstance(fault, OutOfTime):
            raise
    else:
        _mend(cell, faults)


def _note(fault: Fault, faults: list[Fault]) -> None:
    faults[:] = [*faults[: MOST_FUNCTIONS - 1], fault]


def _not_made(names: Iterable[str], module: ModuleType, before: Mapping[str, object]) -> list[str]:
    """The names that are undefined, or have the value that they had before."""
    return [name for name in names if name not in vars(module) or vars(module)[name] is before.get(name, module)]


def go_on(cell: RunnableCell, module: ModuleType, faults: list[Fault], told: Told) -> None:
    """Run the statements below the one that has just failed: the sandbox may have made it fail.

    What fails there may only lack what that statement should have made, so only the first fault is noted. If the time
    is up before the end (OutOfTime), a second one is noted for the functions that were still to come.
    """
    before, statements = dict(vars(module)), list[Statement]()
    with suppress(Exception):  # the text may be nested too deeply for a syntax tree
        statements += cell.below()
    ended, left = _run_all(statements, module)
    lost = _not_made(faults[-1].costs, module, before)
    to_come = frozenset[str]().union(*(statement.defines for statement in left))
    faults[-1] = replace(faults[-1], costs=[name for name in lost if name not in to_come])
    if ended:
        costs = [name for name in lost if name in to_come]
        _note(Fault(told(ended), costs, cell=cell.number), faults)
        raise ended


def _run_all(statements: Sequence[Statement], module: ModuleType) -> tuple[OutOfTime | None, Sequence[Statement]]:
    """Run statements; return the timeout, if there was one, and what was left. Other exceptions do not matter."""
    for number, statement in enumerate(statements):
        try:
            exec(statement.code, vars(module))
        except OutOfTime as fault:
            return fault, statements[number:]
        except BaseException:
            pass
    return None, []


def _mend(cell: RunnableCell, faults: list[Fault]) -> None:
    """Take the names that a later cell has defined off the faults of earlier ones."""
    if faults:
        mended = set(cell.defines())
        faults[:] = [replace(fault, costs=[name for name in fault.costs if name not in mended]) for fault in faults]
