"""A cell is run: what it costs if it fails, and what of it is run all the same."""

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
"""What an exception was, and where in the submission's files."""


def run(cell: RunnableCell, module: ModuleType, faults: list[Fault], told: Told) -> None:
    """Run the cell; one that fails, or is stopped (OutOfTime), costs what it sets out to define and has not come to."""
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
    """The names that stand for what they did before, or for nothing."""
    return [name for name in names if name not in vars(module) or vars(module)[name] is before.get(name, module)]


def go_on(cell: RunnableCell, module: ModuleType, faults: list[Fault], told: Told) -> None:
    """Run what stands below the statement that has just failed, where the grading may have been in its way.

    What fails there may only lack what that statement did not come to make, so that the first fault tells of it.
    Where the time is up before the end (OutOfTime), a second one tells of the functions that were still to come.
    """
    before, statements = dict(vars(module)), list[Statement]()
    with suppress(Exception):  # the text may be nested more deeply than a tree of it may be
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
    """Run statements, and say if the time was up, and from which on; what else goes wrong in one does not matter."""
    for number, statement in enumerate(statements):
        try:
            exec(statement.code, vars(module))
        except OutOfTime as fault:
            return fault, statements[number:]
        except BaseException:
            pass
    return None, []


def _mend(cell: RunnableCell, faults: list[Fault]) -> None:
    """A later cell has defined what an earlier one failed to."""
    if faults:
        mended = set(cell.defines())
        faults[:] = [replace(fault, costs=[name for name in fault.costs if name not in mended]) for fault in faults]
