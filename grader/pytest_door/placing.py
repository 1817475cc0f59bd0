"""A suite's ordinary tests, as if they stood in the student's file: nothing shows where the hidden suite lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import CodeType, FunctionType
from typing import cast

from grader.student.source import Source


def placed(test: Callable[..., object], path: Path, source: Source | None) -> FunctionType:
    """The function without its words, as if it stood in the student's file, at the definition that it speaks of."""
    test = cast(FunctionType, test)
    spoken_of = [name for name in test.__code__.co_names if source and name in source.definitions]
    line = source.line(spoken_of[0]) if source and spoken_of else 1
    code = _in_one_line(test.__code__, str(path), line)
    moved = FunctionType(code, test.__globals__, test.__name__, test.__defaults__, test.__closure__)
    moved.__dict__.update(test.__dict__)
    moved.__kwdefaults__ = test.__kwdefaults__
    moved.__doc__ = None
    return moved


def _in_one_line(code: CodeType, path: str, line: int) -> CodeType:
    """The code with all of it, and of the functions in it, in one line of another file."""
    inner = (_in_one_line(part, path, line) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(
        co_filename=path, co_firstlineno=line, co_linetable=_one_line(len(code.co_code) // 2), co_consts=tuple(inner)
    )


def _one_line(units: int) -> bytes:
    """CPython's table of lines (Objects/locations.md): entries of at most 8 code units, of kind 13, 0 lines further."""
    sizes = [8] * (units // 8) + [units % 8] * (units % 8 > 0)
    return b"".join(bytes((0x80 | 13 << 3 | size - 1, 0)) for size in sizes)
