"""A student's source as cells, and which of a course's steps it defines, found without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from grader.child.magics import without_magics
from grader.child.statements import is_stub
from grader.course import Course
from grader.submissions.decoding import decoded
from grader.submissions.documents import Document
from grader.submissions.files import Cell, File
from grader.submissions.limits import Unreadable, named, size
from grader.submissions.names import NOTEBOOK, folder_of, is_module, stem, suffix
from grader.submissions.notebook import notebook_cells
from grader.submissions.parsing import MOST_PARSED, parsed
from grader.submissions.percent import percent_cells

_NOTEBOOK = re.compile(r'\s*\{\s*"(?:cells|metadata|nbformat|nbformat_minor|worksheets)"\s*:')
_WRITES = re.compile(r"\s*%%(?:writefile|file)[ \t]+(?:\./)?(\S+\.py)[ \t]*\n")


@dataclass(frozen=True)
class Sheet:
    """A document that could be decoded. `size` is that of its text, in bytes; of a notebook, that of its code."""

    name: str
    age: tuple[int, ...]
    cells: tuple[Cell, ...]
    course: Course
    size: int
    attempt: int = 0

    @cached_property
    def stem(self) -> str:
        return stem(self.name)

    @property
    def folder(self) -> str:
        return folder_of(self.name)

    @cached_property
    def steps(self) -> Mapping[str, bool]:
        """The course's steps defined here, and whether each is written (more than a stub)."""
        wanted = mentions(self.course)
        found: dict[str, bool] = {}
        for cell in self.cells:
            if wanted.search(cell.source):
                found |= _defined(cell.source, self.course)
        return found


def sheet_of(document: Document, course: Course) -> Sheet:
    """The document as cells; Unreadable if it is not text, or a notebook with another suffix."""
    if suffix(document.name) == NOTEBOOK:
        cells = notebook_cells(document.data, document.name, mentions(course))
        length = size(cell.source for cell in cells)
    else:
        text = decoded(document.data, document.name)
        if _NOTEBOOK.match(text) and '"nbformat"' in text:
            raise Unreadable(f"{named(document.name)} holds a notebook: give it the suffix .ipynb and hand in that.")
        cells, length = percent_cells(text), len(document.data)
    return Sheet(document.name, document.age, cells, course, length, document.attempt)


def written(sheet: Sheet) -> Iterator[File]:
    """The modules that a notebook's cells write with %%writefile, so that later cells can import them."""
    for cell in sheet.cells:
        found = _WRITES.match(cell.source)
        if found and is_module(found[1]):
            yield File(found[1], (Cell(cell.source[found.end() :], cell.line + 1),))


@lru_cache(maxsize=8)
def mentions(course: Course) -> re.Pattern[str]:
    """A pattern for the beginning of a step's definition. A source without a match need not be parsed."""
    names = "|".join(re.escape(step.name) for step in course.steps)
    return re.compile(rf"^(?:async[ ]+)?def[ \t]+({names})[ \t]*\(|^({names})[ \t]*=[ \t]*lambda\b", re.MULTILINE)


def mentioned(source: str, course: Course) -> set[str]:
    """The steps that a source seems to define, by the pattern."""
    return {found[1] or found[2] for found in mentions(course).finditer(source)}


def is_enough(defined: int, steps: int, *, of_another: bool) -> bool:
    """Whether a file of another name that defines so many of an exercise's steps may be used for it.

    One is enough; but in another exercise's file, where they may be helpers, more than half.
    """
    return defined > (steps / 2 if of_another else 0)


def _defined(source: str, course: Course) -> dict[str, bool]:
    """The steps that a cell defines with the right number of parameters: any other `delta` is a helper."""
    tree = parsed(source) or (parsed(without_magics(source)) if len(source) <= MOST_PARSED else None)
    if tree is None:  # the pattern still shows what it was meant to define
        return dict.fromkeys(mentioned(source, course), True)
    parameters = _parameters(course)
    functions = {name: node for statement in tree.body for name, node in _functions(statement)}
    return {
        name: not is_stub(node)
        for name, node in functions.items()
        if name in parameters and _takes(node.args, parameters[name])
    }


@lru_cache(maxsize=8)
def _parameters(course: Course) -> Mapping[str, int]:
    return {step.name: len(step.parameters) for step in course.steps}


_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def _functions(statement: ast.stmt) -> list[tuple[str, _Function]]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [(statement.name, statement)]
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda):
        return [(target.id, statement.value) for target in statement.targets if isinstance(target, ast.Name)]
    return []


def _takes(arguments: ast.arguments, count: int) -> bool:
    """Whether that many arguments can be given by position."""
    places = len(arguments.posonlyargs) + len(arguments.args)
    return places - len(arguments.defaults) <= count and (count <= places or arguments.vararg is not None)
