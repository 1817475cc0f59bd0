"""A student's file as text: read, parsed and looked at without running it."""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import CodeType

from grader.answers.answer import Trouble
from grader.child.statements import definitions, inner_line, is_stub, replaced_line
from grader.student.dependencies import Calls, calls_of
from grader.student.troubles import unparsable, unreadable_line
from grader.text import python_lines

MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Source:
    """A file that Python can parse."""

    path: Path
    code: CodeType
    tree: ast.Module

    @cached_property
    def definitions(self) -> Mapping[str, ast.stmt]:
        """What defines each top-level name that could be a step; of two definitions the later, as in Python."""
        return definitions(self.tree)

    @cached_property
    def calls(self) -> Calls:
        """What each of them uses that is not its own."""
        return calls_of(self.tree)

    def line(self, name: str) -> int:
        """The line of the name's definition; 1 if there is none."""
        node = self.definitions.get(name)
        return node.lineno if node else 1

    def is_stub(self, name: str) -> bool:
        """Whether nothing but a docstring and `pass`, `...` or NotImplementedError stands in the function."""
        return is_stub(self.definitions.get(name))

    def replaced_line(self, name: str) -> int | None:
        """The line of a written function that a later one of the same name replaces; None if there is none."""
        return replaced_line(self.tree, name)

    def parameters(self, name: str) -> tuple[str, ...] | None:
        """The parameters of a function; None where some are optional, keyword-only or starred, or it is no function."""
        node = self.definitions.get(name)
        if not isinstance(node, ast.FunctionDef):
            return None
        if node.args.vararg or node.args.kwarg or node.args.kwonlyargs or node.args.defaults:
            return None
        return tuple(argument.arg for argument in [*node.args.posonlyargs, *node.args.args])

    def inner_line(self, name: str) -> int | None:
        """The line of a function of that name inside a class or another function; None if there is none."""
        return inner_line(self.tree, name)


def read_source(path: Path) -> Source | Trouble:
    """The file, parsed; the coding it declares and a byte order mark are honoured."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        return Trouble("broken", f"{path.name} cannot be read: {fault.strerror}.", line=1)
    if len(data) > MOST_BYTES:
        return Trouble("broken", f"{path.name} is larger than a megabyte.", line=1)
    no_text = _undecodable(data) or _binary(data)
    if no_text:
        return no_text
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data, str(path))
            return Source(path, compile(tree, str(path), "exec", dont_inherit=True), tree)
    except SyntaxError as fault:
        return _unparsed(data, fault)
    except (ValueError, RecursionError, MemoryError):
        return unparsable(path.name)


def _undecodable(data: bytes) -> Trouble | None:
    """A byte that the file's coding does not have: in a comment the parser overlooks it, and Python itself does not."""
    try:
        coding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError:  # an unknown coding, which the parser reports, or the byte is in the first lines
        coding = "utf-8"
    try:
        data.decode(coding)
    except UnicodeDecodeError as fault:
        found = "UTF-8" if coding.startswith("utf-8") else f"in the coding that the file declares, {coding}"
        sentence = f"This line is not {found}: save the file again as UTF-8."
        return Trouble("broken", sentence, line=_line_of(fault.start, data))
    except (LookupError, ValueError):
        return None
    return None


def _binary(data: bytes) -> Trouble | None:
    """The line of a NUL byte; the parser would always say the first line."""
    place = data.find(b"\0")
    if place < 0:
        return None
    return Trouble("broken", "This line has a NUL byte in it: save the file as text.", line=_line_of(place, data))


def _line_of(place: int, data: bytes) -> int:
    return data.count(b"\n", 0, place) + 1


def _unparsed(data: bytes, fault: SyntaxError) -> Trouble:
    line = fault.lineno or 1
    lines = python_lines(data.decode("utf-8-sig", errors="replace"))
    quoted = lines[line - 1].strip() if line <= len(lines) else ""
    return unreadable_line(fault.msg, quoted, line)
