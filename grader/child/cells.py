"""One cell of a file: compiled, run, and what it costs if it fails."""

from __future__ import annotations
import __future__

import ast
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from types import CodeType, ModuleType, TracebackType

from msgspec.structs import replace

from .faults import Unparsed, raised
from .magics import without_magics
from .messages import MOST_FUNCTIONS, MOST_NAME, Fault
from .outline import parts
from .stopping import OutOfTime

FARTHEST = 100_000
"""A cell that claims to begin further down than this begins there."""

DEFINES = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.MULTILINE)


FUTURE = __future__.annotations.compiler_flag
"""What an import from `__future__` changes for the cells below it, too."""


class RunnableCell:
    """A cell's text, with as many empty lines before it as make its line numbers those of the file."""

    def __init__(self, source: str, line: int, file: str, before: RunnableCell | None = None) -> None:
        self.source, self._file, self._before = source, file, before
        self._future = 0
        self._line = min(max(line, 1), FARTHEST)
        self._parsed = ""
        self._failed: tuple[int, int] | None = None
        self.code: CodeType | None = None
        self._anew: list[CodeType] = []
        self._anew_from = math.inf

    @property
    def readable(self) -> str:
        """What Python could parse of it, in its lines."""
        return self._in_its_lines(self._parsed)

    def holds(self, code: CodeType) -> bool:
        """Whether this is the cell's code, or that of a function in it."""
        wholes = [self.code, *self._anew] if self.code else []
        return any(part is code for whole in wholes for part in _nested(whole))

    def parts(self) -> Iterator[CodeType]:
        """The functions and classes in it as they were run: those below what was in the way have been made anew."""
        first = parts(self.code) if self.code else ()
        yield from (part for part in first if part.co_firstlineno < self._anew_from)
        for code in self._anew:
            yield from parts(code)

    def compile(self) -> CodeType:
        """The cell's code; magics are taken out only where the text is no Python as it stands."""
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
        """The names the cell sets out to define, seen from its text alone."""
        names = (found[1] or found[2] for found in DEFINES.finditer(self.source))
        return [name for name in dict.fromkeys(names) if len(name) <= MOST_NAME][:MOST_FUNCTIONS]

    def fail(self, fault: BaseException) -> None:
        """Note where it has failed."""
        trace = fault.__traceback__
        while trace and trace.tb_frame.f_code is not self.code:
            trace = trace.tb_next
        self._failed = _place(trace) if trace else None

    def below(self) -> list[CodeType]:
        """The statements below the one that has failed, each made anew; none where there was nothing to run."""
        with warnings.catch_warnings():  # an earlier cell may have made errors of them
            warnings.simplefilter("ignore")
            statements = ast.parse(self.readable).body if self._failed else []
            rest = [node for node in statements if self._failed and _start(node) > self._failed]
            self._anew = [
                compile(ast.Module([node], []), self._file, "exec", self._future, dont_inherit=True) for node in rest
            ]
        self._anew_from = min((_start(node)[0] for node in rest), default=math.inf)
        return self._anew

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


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for part in parts(code):
        yield from _nested(part)


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
    except SyntaxError:  # perhaps a warning that an earlier cell has made an error
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            code = compile(text, file, "exec", flags, dont_inherit=True)
    return code


def run(cell: RunnableCell, module: ModuleType, faults: list[Fault], files: Sequence[str], number: int) -> None:
    """Run the cell; one that fails, or is stopped (OutOfTime), costs what it sets out to define and has not come to."""
    before = dict(vars(module))
    try:
        exec(cell.compile(), vars(module))
    except BaseException as fault:
        cell.fail(fault)
        _note(Fault(raised(fault, files, number), _not_made(cell.defines(), module, before)), faults)
        if isinstance(fault, OutOfTime):
            raise
    else:
        _mend(cell, faults)


def _note(fault: Fault, faults: list[Fault]) -> None:
    faults[:] = [*faults[: MOST_FUNCTIONS - 1], fault]


def _not_made(names: Iterable[str], module: ModuleType, before: Mapping[str, object]) -> list[str]:
    """The names that stand for what they did before, or for nothing."""
    return [name for name in names if name not in vars(module) or vars(module)[name] is before.get(name, module)]


def go_on(cell: RunnableCell, module: ModuleType, faults: list[Fault], files: Sequence[str], number: int) -> None:
    """Run what stands below the statement that has just failed, where the grading may have been in its way.

    What fails there may only lack what that statement did not come to make, so that the first fault tells of it.
    Where the time is up before the end (OutOfTime), a second one tells of the functions that were still to come.
    """
    before, statements = dict(vars(module)), list[CodeType]()
    with suppress(Exception):  # the text may be nested more deeply than a tree of it may be
        statements += cell.below()
    ended = _run_all(statements, module)
    lost = _not_made(faults[-1].costs, module, before)
    to_come = {part.co_name for statement in statements for part in parts(statement)}
    faults[-1] = replace(faults[-1], costs=[name for name in lost if name not in to_come])
    if ended:
        _note(Fault(raised(ended, files, number), [name for name in lost if name in to_come]), faults)
        raise ended


def _run_all(statements: list[CodeType], module: ModuleType) -> OutOfTime | None:
    """Run statements, of which those stay that the time was up for; what else goes wrong in one does not matter."""
    while statements:
        try:
            exec(statements[0], vars(module))
        except OutOfTime as fault:
            return fault
        except BaseException:
            pass
        del statements[0]
    return None


def _mend(cell: RunnableCell, faults: list[Fault]) -> None:
    """A later cell has defined what an earlier one failed to."""
    if faults:
        mended = set(cell.defines())
        faults[:] = [replace(fault, costs=[name for name in fault.costs if name not in mended]) for fault in faults]
