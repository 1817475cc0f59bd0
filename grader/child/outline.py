"""What stands in a file: its functions as compiled, and what a look at the text adds where something is missing."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import CodeType, FunctionType

from .messages import MOST_FUNCTIONS, MOST_LINES, MOST_NAME, MOST_PARAMETERS, MOST_USES, Function
from .statements import definitions, inner_line, is_stub

PLAIN = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
"""Flags that functions with plain parameters do not have."""


def functions(within: Iterable[CodeType], module: Mapping[str, object]) -> list[Function]:
    """The file's functions, of all that is within its cells; of two of one name the later, as in Python.

    module: what the file's names stand for.
    """
    found: dict[str, CodeType] = {}
    replaced: dict[str, int] = {}
    for part in (part for part in within if _is_name(part.co_name)):
        if part.co_name in found and not _is_stub(found[part.co_name]):
            replaced[part.co_name] = found[part.co_name].co_firstlineno
        found[part.co_name] = part
    names = list(found)[:MOST_FUNCTIONS]
    return [_function(found[name], module.get(name), replaced.get(name, 0)) for name in names]


def _function(code: CodeType, value: object, replaced: int) -> Function:
    names = code.co_varnames[: code.co_argcount]
    plain = not code.co_flags & PLAIN and not code.co_kwonlyargcount and len(names) <= MOST_PARAMETERS
    parameters = [name[:MOST_NAME] for name in names] if plain and _is_as_written(code, value) else None
    uses = [name for name in dict.fromkeys(_names(code)) if _is_name(name)]
    return Function(
        code.co_name, min(code.co_firstlineno, MOST_LINES), parameters, uses[:MOST_USES], min(replaced, MOST_LINES)
    )


def _is_as_written(code: CodeType, value: object) -> bool:
    """Whether the name stands for this very function, which takes all its parameters, or for nothing at all."""
    if value is None:
        return True
    return type(value) is FunctionType and value.__code__ is code and not value.__defaults__


def parts(code: CodeType) -> Iterator[CodeType]:
    """The functions, classes and the like that stand in it, in their order."""
    return (part for part in code.co_consts if type(part) is CodeType)


def _is_name(name: str) -> bool:
    return len(name) <= MOST_NAME and name.isidentifier()


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for part in parts(code):
        yield from _names(part)


def _bare() -> None:
    raise NotImplementedError


def _told() -> None:
    raise NotImplementedError("")


def _empty() -> None:
    pass


def _documented() -> None:
    """A docstring."""


STUBS = {(stub.__code__.co_code, stub.__code__.co_names) for stub in (_bare, _told)}
"""What the stubs that nobody has touched are compiled to."""

EMPTY = {(stub.__code__.co_code, stub.__code__.co_names) for stub in (_empty, _documented)}
"""What functions are compiled to that do nothing."""


def _is_stub(code: CodeType) -> bool:
    return (code.co_code, code.co_names) in STUBS | EMPTY


def is_plain_stub(function: object) -> bool:
    """Whether a function does nothing but raise NotImplementedError: told from its code, without a look at the text."""
    if type(function) is not FunctionType:
        return False
    return (function.__code__.co_code, function.__code__.co_names) in STUBS


class Outline:
    """The text of a file's cells, parsed. Only in the child: a parser of foreign text may well crash."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._trees = [ast.parse(source) for source in sources]
        self._definitions = {name: node for tree in self._trees for name, node in definitions(tree).items()}

    def defined(self) -> list[tuple[str, int]]:
        """The names that could be steps, and their lines."""
        lines = ((name, min(node.lineno, MOST_LINES)) for name, node in self._definitions.items())
        return [(name, line) for name, line in lines if _is_name(name)][:MOST_FUNCTIONS]

    def inner(self, names: Sequence[str]) -> list[tuple[str, int]]:
        """Those of the names that functions have, also ones inside a class or another function: the first lines."""
        lines = ((name, self._inner_line(name)) for name in names)
        return [(name, min(line, MOST_LINES)) for name, line in lines if line][:MOST_FUNCTIONS]

    def _inner_line(self, name: str) -> int | None:
        return next((line for tree in self._trees if (line := inner_line(tree, name))), None)

    def is_stub(self, name: str) -> bool:
        """Whether nothing but a docstring and `pass`, `...` or NotImplementedError stands in the function."""
        return is_stub(self._definitions.get(name))
