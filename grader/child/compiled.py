"""The functions of a file, read from its compiled code."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FunctionType

from .messages import MOST_FUNCTIONS, MOST_LINES, MOST_NAME, MOST_PARAMETERS, MOST_USES, Function

PLAIN = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
"""Flags that functions with plain parameters do not have."""


def functions(within: Iterable[CodeType], module: Mapping[str, object]) -> list[Function]:
    """The functions among the code objects of a file; of two with the same name the later, as in Python.

    module: the file's global names and their values.
    """
    found: dict[str, CodeType] = {}
    replaced: dict[str, int] = {}
    for part in (part for part in within if is_name(part.co_name)):
        if part.co_name in found and not _is_stub(found[part.co_name]):
            replaced[part.co_name] = found[part.co_name].co_firstlineno
        found[part.co_name] = part
    names = list(found)[:MOST_FUNCTIONS]
    return [_function(found[name], module.get(name), replaced.get(name, 0)) for name in names]


def _function(code: CodeType, value: object, replaced: int) -> Function:
    names = code.co_varnames[: code.co_argcount]
    plain = not code.co_flags & PLAIN and not code.co_kwonlyargcount and len(names) <= MOST_PARAMETERS
    parameters = [name[:MOST_NAME] for name in names] if plain and _is_as_written(code, value) else None
    uses = [name for name in dict.fromkeys(name for part in nested(code) for name in part.co_names) if is_name(name)]
    return Function(
        code.co_name, min(code.co_firstlineno, MOST_LINES), parameters, uses[:MOST_USES], min(replaced, MOST_LINES)
    )


def _is_as_written(code: CodeType, value: object) -> bool:
    """Whether the name is bound to this function, without default values, or to nothing."""
    if value is None:
        return True
    return type(value) is FunctionType and value.__code__ is code and not value.__defaults__


def parts(code: CodeType) -> Iterator[CodeType]:
    """The functions, classes and the like directly inside it, in order."""
    return (part for part in code.co_consts if type(part) is CodeType)


def nested(code: CodeType) -> Iterator[CodeType]:
    """The code itself and all code inside it, at any depth."""
    yield code
    for part in parts(code):
        yield from nested(part)


def is_name(name: str) -> bool:
    """Whether it is a valid name, short enough to be sent."""
    return len(name) <= MOST_NAME and name.isidentifier()


def _bare() -> None:
    raise NotImplementedError


def _told() -> None:
    raise NotImplementedError("")


def _empty() -> None:
    pass


def _documented() -> None:
    """A docstring."""


STUBS = {(stub.__code__.co_code, stub.__code__.co_names) for stub in (_bare, _told)}
"""The bytecode of untouched stubs."""

EMPTY = {(stub.__code__.co_code, stub.__code__.co_names) for stub in (_empty, _documented)}
"""The bytecode of functions that do nothing."""


def _is_stub(code: CodeType) -> bool:
    return (code.co_code, code.co_names) in STUBS | EMPTY


def is_plain_stub(function: object) -> bool:
    """Whether a function only raises NotImplementedError, judged by its bytecode alone."""
    if type(function) is not FunctionType:
        return False
    return (function.__code__.co_code, function.__code__.co_names) in STUBS
