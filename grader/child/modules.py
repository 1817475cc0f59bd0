"""The submission's files as modules, run cell by cell, importable from each other, never on a disk."""

from __future__ import annotations

import builtins
import linecache
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from msgspec.structs import replace

from .cells import RunnableCell
from .compiled import functions
from .confinement import is_refused
from .faults import raised
from .folders import Folders
from .interrupts import Interrupts
from .loops import lines, loop_line
from .messages import MOST_LINES, Fault, Loaded, Raised, SentFile
from .packages import Packages, Unloadable
from .parsed import Parsed
from .running import go_on, run
from .standins import Pretence
from .stopping import OutOfTime

LEAST = 0.01
"""Seconds that every cell has, whatever those before it have used up."""


class Modules(MetaPathFinder, Loader):
    """The modules of one submission. A file is run once, when it is asked for or first imported."""

    def __init__(self, files: Sequence[SentFile], skipped: Sequence[int], interrupts: Interrupts) -> None:
        self.files = [f"{file.module}.py" for file in files]
        self._sent, self._skipped, self._interrupts = files, skipped, interrupts
        self._names = [_imported_as(file.module) for file in files]
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._modules: dict[int, ModuleType] = {}
        self._cells: dict[int, list[RunnableCell]] = {}
        self._faults: dict[int, list[Fault]] = {}
        self._parsed: dict[int, Parsed] = {}
        sys.meta_path.insert(0, self)
        self._pretence = Pretence()
        packages = Packages(self._texts, self._pretence)
        builtins.get_ipython = packages.get_ipython  # type: ignore[attr-defined]
        sys.meta_path.insert(1, Unloadable(packages))
        sys.meta_path += [Folders(self._names), packages]

    def loaded(self, number: int) -> Loaded:
        """Run the file under the limit, unless another file has imported it, and say what it holds."""
        try:
            if number not in self._modules:
                self._import(number)
        except BaseException as fault:  # the limit has struck: what has not been defined by now never will be
            costs = [step for step in self._sent[number].steps if self.function(number, step) is None]
            self._faults.setdefault(number, []).append(Fault(raised(fault, self.files, number), costs))
        module = self._modules.get(number)
        within = (part for cell in self._cells.get(number, []) for part in cell.parts())
        found = functions(within, vars(module) if module else {})
        return Loaded(number, found, self._faults.get(number, []), *self._looked_up(number))

    def _texts(self, file: str) -> list[str]:
        """What Python could parse of each cell of a file; nothing of any other file."""
        cells = self._cells.get(self.files.index(file), []) if file in self.files else []
        return [cell.readable for cell in cells]

    def all_loaded(self) -> None:
        """From here on functions are called: what they need of a package must be there."""
        self._pretence.goes_on = False

    def function(self, number: int, name: str) -> Callable[..., Any] | None:
        """The function of that name as the student wrote it; None if there is none to call."""
        module = self._modules.get(number)
        found = vars(module).get(name) if module else None
        lost = any(name in fault.costs for fault in self._faults.get(number, []))
        return found if callable(found) and not lost else None

    def at_loop(self, found: Raised, fault: BaseException, number: int) -> Raised:
        """What was found of an exception; where the time was up, with the line that the file's loop begins in."""
        try:
            line = loop_line(self._places(fault, number)) if found.kind == "time" else None
        except Exception:  # the text may be anything
            line = None
        return replace(found, place=replace(found.place, line=min(line, MOST_LINES))) if line else found

    def _places(self, fault: BaseException, number: int) -> Iterator[tuple[int, str]]:
        """The lines of a file that an exception came through, each with the text of its cell."""
        for code, line in lines(fault.__traceback__):
            cell = next((cell for cell in self._cells[number] if cell.holds(code)), None)
            if cell:
                yield line, cell.readable

    def parsed(self, number: int) -> Parsed:
        """The file's text, parsed when first asked for."""
        if number not in self._parsed:
            self._parsed[number] = Parsed([cell.readable for cell in self._cells.get(number, [])])
        return self._parsed[number]

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: a file of the submission comes before everything that is installed."""
        number = self._numbers.get(name)
        if number is None:
            return None
        file = self.files[number]
        return ModuleSpec(name, self, origin=file, is_package=_is_package(file))

    def exec_module(self, module: ModuleType) -> None:
        """Part of an import: run the file."""
        number = self._numbers[module.__name__]
        if number in self._skipped:
            raise ImportError(f"{self.files[number]} could not be run")
        try:
            for cell in self._begun(number, module):  # within the time of the cell that imports it
                self._run(cell, module, number)
        except BaseException:  # that time is up: the file has its own later
            del self._modules[number]
            raise

    def _looked_up(self, number: int) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """Where a step is missing, what the file defines, and which of those steps it has a function of."""
        missing = [step for step in self._sent[number].steps if self.function(number, step) is None]
        try:
            parsed = self.parsed(number) if missing else None
            return (parsed.defined(), parsed.inner(missing)) if parsed else ([], [])
        except Exception:  # the student's warnings may be errors, even of the parser
            return [], []

    def _import(self, number: int) -> None:
        module = ModuleType(self._names[number])
        sys.modules[module.__name__] = module
        cells, left = self._begun(number, module), self._interrupts.seconds
        for after, cell in zip(reversed(range(len(cells))), cells, strict=True):
            # A cell that never ends leaves half of the time to those after it.
            try:
                with self._interrupts.running(left / 2 if after else left):
                    self._run(cell, module, number)
            except OutOfTime as fault:  # no time limit holds any more
                faults = self._faults[number]
                faults[-1:] = [replace(last, raised=self.at_loop(last.raised, fault, number)) for last in faults[-1:]]
            left = max(left - self._interrupts.taken, LEAST)

    def _run(self, cell: RunnableCell, module: ModuleType, number: int) -> None:
        """Run a cell; what fails after a stand-in was used says so, and costs no more than it has to."""
        faults, uses = self._faults[number], self._pretence.uses
        before = len(faults)
        try:
            run(cell, module, faults, self.files, number)
        finally:
            if len(faults) > before and self._pretence.uses > uses:
                faults[-1] = replace(faults[-1], pretended=True)
        if len(faults) > before and (faults[-1].pretended or is_refused(faults[-1].raised)):
            go_on(cell, module, faults, self.files, number)

    def _begun(self, number: int, module: ModuleType) -> list[RunnableCell]:
        """The file's cells, none of which has been run yet."""
        module.__file__ = self.files[number]
        self._modules[number] = module  # not looked up in sys.modules, which a student may tidy up
        cells = self._cells[number] = []
        for source, line in self._sent[number].cells:
            cells.append(RunnableCell(source, line, self.files[number], cells[-1] if cells else None))
        self._faults[number] = []
        linecache.cache[self.files[number]] = (partial(self._text, number),)  # for inspect.getsource
        return self._cells[number]

    def _text(self, number: int) -> str:
        """The file as its lines are numbered."""
        lines: list[str] = []
        for source, line in self._sent[number].cells:
            lines += [""] * (line - 1 - len(lines)) + source.split("\n")
        return "\n".join(lines)


def _imported_as(module: str) -> str:
    """The name that imports find "tools/maths" under, and "tools/__init__"."""
    return module.removesuffix("/__init__").replace("/", ".")


def _is_package(file: str) -> bool:
    return file.endswith("/__init__.py")
