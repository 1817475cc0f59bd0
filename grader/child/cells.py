"""One cell of a file: its compiled code, and the names that its text defines."""

from __future__ import annotations
import __future__

import ast
import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from types import CodeType, TracebackType

from .compiled import nested, parts
from .faults import Unparsed
from .magics import without_magics
from .messages import MOST_FUNCTIONS, MOST_NAME
from .statements import definitions

FARTHEST = 100_000
"""The last line that a cell may begin at; a cell that claims a later one begins here."""

DEFINES = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.MULTILINE)


FUTURE = __future__.annotations.compiler_flag
"""The compiler flag that an import from `__future__` sets, for the cells below it, too."""


@dataclass(frozen=True)
class Statement:
    """One compiled statement of a cell, and the functions that it defines, by `def` or by assignment."""

    code: CodeType
    defines: frozenset[str]


class RunnableCell:
    """A cell whose line numbers are those of the file: empty lines are put before its text."""

    def __init__(self, source: str, line: int, file: str, before: RunnableCell | None = None) -> None:
        self.source, self._file, self._before = source, file, before
        self.number: int = before.number + 1 if before else 0
        self._future = 0
        self._line = min(max(line, 1), FARTHEST)
        self._parsed = ""
        self._failed: tuple[int, int] | None = None
        self.code: CodeType | None = None
        self._anew: list[CodeType] = []
        self._anew_from = math.inf

    @property
    def readable(self) -> str:
        """The text that Python could parse, with the file's line numbers."""
        return self._in_its_lines(self._parsed)

    def holds(self, code: CodeType) -> bool:
        """Whether this is the cell's code, or that of a function in it."""
        wholes = [self.code, *self._anew] if self.code else []
        return any(part is code for whole in wholes for part in nested(whole))

    def parts(self) -> Iterator[CodeType]:
        """The functions and classes in it as they were run; those below a failed statement were compiled again."""
        first = parts(self.code) if self.code else ()
        yield from (part for part in first if part.co_firstlineno < self._anew_from)
        for code in self._anew:
            yield from parts(code)

    def compile(self) -> CodeType:
        """The cell's code; magics are taken out only if the text is not valid Python with them."""
        self._future = self._before._future if self._before else 0
        try:
            self.code = self._compiled(self.source)
        except SyntaxError:
            text = without_magics(self.source)
            if text == self.source:
                raise
            self.code = self._compiled(text)
        return self.code

    def defines(self) -> list[str]:
        """The names that the cell would define, judged by its text alone."""
        names = (found[1] or found[2] for found in DEFINES.finditer(self.source))
        return [name for name in dict.fromkeys(names) if len(name) <= MOST_NAME][:MOST_FUNCTIONS]

    def fail(self, fault: BaseException) -> None:
        """Remember where in the cell the exception came from."""
        trace = fault.__traceback__
        while trace and trace.tb_frame.f_code is not self.code:
            trace = trace.tb_next
        self._failed = _place(trace) if trace else None

    def below(self) -> list[Statement]:
        """The statements below the failed one, each compiled by itself; none if the cell could not be compiled."""
        with warnings.catch_warnings():  # an earlier cell may have turned warnings into errors
            warnings.simplefilter("ignore")
            statements = ast.parse(self.readable).body if self._failed else []
            rest = [node for node in statements if self._failed and _start(node) > self._failed]
            found = [self._statement(ast.Module([node], [])) for node in rest]
        self._anew = [statement.code for statement in found]
        self._anew_from = min((_start(node)[0] for node in rest), default=math.inf)
        return found

    def _statement(self, tree: ast.Module) -> Statement:
        code = compile(tree, self._file, "exec", self._future, dont_inherit=True)
        return Statement(code, frozenset(definitions(tree)))

    def _compiled(self, text: str) -> CodeType:
        try:
            code = _code(self._in_its_lines(text), self._file, self._future)
        except (ValueError, RecursionError, MemoryError) as fault:
            raise Unparsed from fault
        self._parsed = text
        self._future |= code.co_flags & FUTURE
        return code

    def _in_its_lines(self, text: str) -> str:
        return "\n" * (self._line - 1) + text


def _place(trace: TracebackType) -> tuple[int, int] | None:
    """The line and the column, in bytes, that an exception came through; None if the place has no line."""
    line, _, column, _ = next(islice(trace.tb_frame.f_code.co_positions(), trace.tb_lasti // 2, None))
    return (line, column or 0) if line else None


def _start(node: ast.stmt) -> tuple[int, int]:
    """The line and the column, in bytes, that a statement begins at, with the first of its decorators."""
    decorated = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.decorator_list
    return (decorated[0] if decorated else node).lineno, node.col_offset


def _code(text: str, file: str, flags: int) -> CodeType:
    try:
        code: CodeType = compile(text, file, "exec", flags, dont_inherit=True)
    except SyntaxError:  # perhaps a warning that an earlier cell has turned into an error
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            code = compile(text, file, "exec", flags, dont_inherit=True)
    return code
