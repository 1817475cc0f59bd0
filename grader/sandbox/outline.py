"""The outline of a file that a child has run: lines, parameters and names, sent before it saw hidden arguments."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath

from grader.child.messages import Function, Loaded
from grader.sandbox.cell_lines import in_cell
from grader.student.dependencies import Calls
from grader.submissions.files import File
from grader.submissions.names import NOTEBOOK


class Outline:
    """A file's functions by name, as `grader.student.troubles` needs them."""

    def __init__(self, file: File, loaded: Loaded) -> None:
        self.path = PurePath(file.name).with_suffix(NOTEBOOK if file.notebook else ".py")
        self._functions: dict[str, Function] = {f.name: f for f in loaded.functions if f.name.isidentifier()}
        costs = [(name, fault.raised.place.line) for fault in loaded.faults for name in fault.costs]
        self.definitions: dict[str, int] = {n: line for n, line in [*costs, *loaded.defined] if n.isidentifier()}
        self.definitions |= {name: function.line for name, function in self._functions.items()}
        self._inner = dict(loaded.inner)
        self._file = file

    @cached_property
    def lines(self) -> int:
        """How many lines the file has."""
        return max((cell.line + cell.source.count("\n") for cell in self._file.cells), default=1)

    def place(self, line: int) -> int | None:
        """The line number as feedback shows it; None if the file has no such line."""
        return in_cell(line, self._file) if 1 <= line <= self.lines else None

    def line(self, name: str) -> int:
        """The line of the name's definition; 1 if there is none."""
        return self.place(self.definitions.get(name, 0)) or 1

    def parameters(self, name: str) -> tuple[str, ...] | None:
        """The parameters of a function that has only plain ones; None for anything else."""
        function = self._functions.get(name)
        return None if function is None or function.parameters is None else tuple(function.parameters)

    def replaced_line(self, name: str) -> int | None:
        """The line of a written function that a later one of the same name replaces; None if there is none."""
        return self.place(self._functions[name].replaced) if name in self._functions else None

    def inner_line(self, name: str) -> int | None:
        """The line of a function of that name inside a class or another function; None if there is none."""
        return self.place(self._inner.get(name, 0))

    @cached_property
    def calls(self) -> Calls:
        """The names that each function uses, also in functions inside it."""
        return {name: frozenset(function.uses) for name, function in self._functions.items()}

    def quoted(self, number: int, line: int) -> str:
        """A line of the cell of that number as it was handed in; empty if there is no such line."""
        for cell in self._file.cells[number : number + 1]:
            lines = cell.source.split("\n")
            if 0 <= line - cell.line < len(lines):
                return lines[line - cell.line].strip()
        return ""
