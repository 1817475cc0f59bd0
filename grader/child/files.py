"""One file of the submission: it runs cell by cell, from memory, and says what it defines."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from types import ModuleType
from typing import Any

from msgspec.structs import replace

from .cells import RunnableCell
from .compiled import functions
from .faults import raised
from .hindrances import is_hindrance
from .interrupts import Interrupts
from .loops import lines, loop_line
from .messages import MOST_LINES, Fault, Loaded, Raised, SentFile
from .parsed import Parsed
from .running import go_on, run
from .standin_objects import Pretence
from .stopping import OutOfTime

LEAST = 0.01
"""Seconds that every cell gets, even if earlier cells have used up the time."""


class RunnableFile:
    """A file that runs once: when the grader asks for it, or when another file imports it first.

    names: the names of all files of the submission; `number` is this file's place among them.
    """

    def __init__(self, sent: SentFile, number: int, names: Sequence[str], pretence: Pretence) -> None:
        self.name = names[number]
        self.imported_as = _imported_as(sent.module)
        self._sent, self._number, self._names, self._pretence = sent, number, names, pretence
        self._module: ModuleType | None = None  # not looked up in sys.modules, which a student may change
        self._cells: list[RunnableCell] = []
        self._faults: list[Fault] = []

    def loaded(self, interrupts: Interrupts) -> Loaded:
        """Run it under the time limit, unless another file has imported it; return what it defines."""
        try:
            if self._module is None:
                self._run_limited(interrupts)
        except BaseException as fault:  # the time is up: names that are not defined by now stay undefined
            self._faults.append(Fault(self._raised(fault), self._missing()))
        within = (part for cell in self._cells for part in cell.parts())
        found = functions(within, vars(self._module) if self._module else {})
        return Loaded(self._number, found, self._faults, *self._looked_up())

    def run_as(self, module: ModuleType) -> None:
        """Run it as part of an import, within the time of the cell that imports it."""
        try:
            for cell in self._begun(module):
                self._run(cell, module)
        except BaseException:  # that time is up: the file gets its own later
            self._module = None
            raise

    def function(self, name: str) -> Callable[..., Any] | None:
        """The function of that name as the student wrote it; None if there is none to call."""
        found = vars(self._module).get(name) if self._module else None
        lost = any(name in fault.costs for fault in self._faults)
        return found if callable(found) and not lost else None

    def is_stub(self, name: str) -> bool:
        """Whether the function is empty in the text; False if the text cannot be parsed."""
        try:
            return self._parsed.is_stub(name)
        except Exception:  # the text may be anything
            return False

    def raised(self, fault: BaseException) -> Raised:
        """The exception and its place; after a timeout the line is the first line of the loop."""
        return self._at_loop(self._raised(fault), fault)

    def texts(self) -> list[str]:
        """Each cell's text as far as Python could parse it."""
        return [cell.readable for cell in self._cells]

    @cached_property
    def _parsed(self) -> Parsed:
        return Parsed(self.texts())

    def _raised(self, fault: BaseException) -> Raised:
        return raised(fault, self._names, self._number)

    def _at_loop(self, found: Raised, fault: BaseException) -> Raised:
        try:
            line = loop_line(self._places(fault)) if found.kind == "time" else None
        except Exception:  # the text may be anything
            line = None
        return replace(found, place=replace(found.place, line=min(line, MOST_LINES))) if line else found

    def _places(self, fault: BaseException) -> Iterator[tuple[int, str]]:
        """The lines of the file that an exception came through, each with the text of its cell."""
        for code, line in lines(fault.__traceback__):
            cell = next((cell for cell in self._cells if cell.holds(code)), None)
            if cell:
                yield line, cell.readable

    def _missing(self) -> list[str]:
        return [step for step in self._sent.steps if self.function(step) is None]

    def _looked_up(self) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """If a step is missing: the names that the file defines, and functions anywhere with a missing step's name."""
        missing = self._missing()
        try:
            return (self._parsed.defined(), self._parsed.inner(missing)) if missing else ([], [])
        except Exception:  # the student may have turned warnings into errors, even the parser's
            return [], []

    def _run_limited(self, interrupts: Interrupts) -> None:
        module = ModuleType(self.imported_as)
        sys.modules[module.__name__] = module
        cells, left = self._begun(module), interrupts.seconds
        for cell in cells:
            # An endless cell leaves half of the time to the cells after it.
            try:
                with interrupts.running(left if cell is cells[-1] else left / 2):
                    self._run(cell, module)
            except OutOfTime as fault:
                self._name_loop(fault)  # no time limit runs here
            left = max(left - interrupts.taken, LEAST)

    def _name_loop(self, fault: OutOfTime) -> None:
        if self._faults:
            last = self._faults[-1]
            self._faults[-1] = replace(last, raised=self._at_loop(last.raised, fault))

    def _begun(self, module: ModuleType) -> list[RunnableCell]:
        """The file's cells, before any of them has run."""
        module.__file__ = self.name
        self._module, self._cells, self._faults = module, [], []
        for source, line in self._sent.cells:
            before = self._cells[-1] if self._cells else None
            self._cells.append(RunnableCell(source, line, self.name, before))
        linecache.cache[self.name] = (self._text,)  # for inspect.getsource
        return self._cells

    def _run(self, cell: RunnableCell, module: ModuleType) -> None:
        """Run a cell. If a stand-in or the sandbox may have made it fail, the statements below run all the same."""
        faults, uses = self._faults, self._pretence.uses
        before = len(faults)
        try:
            run(cell, module, faults, self._raised)
        finally:
            if len(faults) > before and self._pretence.uses > uses:
                faults[-1] = replace(faults[-1], pretended=True)
        if len(faults) > before and (faults[-1].pretended or is_hindrance(faults[-1].raised)):
            go_on(cell, module, faults, self._raised)

    def _text(self) -> str:
        """The whole file, with each cell at its line."""
        lines: list[str] = []
        for source, line in self._sent.cells:
            lines += [""] * (line - 1 - len(lines)) + source.split("\n")
        return "\n".join(lines)


def _imported_as(module: str) -> str:
    """The name that a file is imported by: "tools/maths" is "tools.maths", "tools/__init__" is "tools"."""
    return module.removesuffix("/__init__").replace("/", ".")
