"""What the child said of a file when it had run it, before it saw any hidden argument: lines, parameters, names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import cast

from grader.sandbox.child.messages import Function, Loaded
from grader.student.source import Source
from grader.submissions.files import File


class Outline:
    """A file's functions by name. It offers what `grader.student.troubles` asks of a `Source`."""

    def __init__(self, file: File, loaded: Loaded) -> None:
        self.path = PurePath(file.name)
        self._functions: dict[str, Function] = {f.name: f for f in loaded.functions if f.name.isidentifier()}
        self.definitions = {name: line for name, line in loaded.defined if name.isidentifier()}
        self.definitions |= {name: function.line for name, function in self._functions.items()}
        self._file = file

    @property
    def source(self) -> Source:
        """This outline where a Source is asked for."""
        return cast(Source, self)

    @cached_property
    def lines(self) -> int:
        """How many lines the file has."""
        return max((cell.line + cell.source.count("\n") for cell in self._file.cells), default=1)

    def line(self, name: str) -> int:
        """The line of the name's definition; 1 if there is none."""
        line = self.definitions.get(name, 1)
        return line if 1 <= line <= self.lines else 1

    def parameters(self, name: str) -> tuple[str, ...] | None:
        """The parameters of a function that takes plain ones only; None for any other thing."""
        function = self._functions.get(name)
        return None if function is None or function.parameters is None else tuple(function.parameters)

    def inner_line(self, _name: str) -> int | None:
        """None: of functions inside others the child says nothing."""
        return None

    def alike(self, name: str, others: Iterable[str]) -> str | None:
        """A function of the file that may be the renamed one; the names in `others` are taken."""
        taken = set(others)
        found = difflib.get_close_matches(name, [n for n in self.definitions if n not in taken], n=1, cutoff=0.7)
        return found[0] if found else None

    def called(self, name: str, steps: Sequence[str]) -> list[str]:
        """The steps, in their order, that the function of that name calls, itself or through its helpers."""
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            function = self._functions.get(waiting.pop())
            new = set(function.uses) - reached if function else set()
            reached |= new
            waiting += new
        return [step for step in steps if step in reached and step != name]

    def quoted(self, line: int) -> str:
        """A line of the file as it was handed in; empty if there is no such line."""
        for cell in self._file.cells:
            lines = cell.source.split("\n") if cell.line <= line <= self.lines else []
            if 0 <= line - cell.line < len(lines):
                return lines[line - cell.line].strip()
        return ""
