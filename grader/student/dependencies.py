"""Which steps a student's function calls, seen from its code without running it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import CodeType

from grader.steps import Step, Verdict


def called_steps(code: CodeType, name: str, steps: Iterable[str]) -> list[str]:
    """The steps, in their order, that the module's function of that name calls, itself or through its helpers."""
    functions = {part.co_name: part for part in code.co_consts if isinstance(part, CodeType)}
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        function = functions.get(waiting.pop())
        new = set(_names(function)) - reached if function else set()
        reached |= new
        waiting += new
    return [step for step in steps if step in reached and step != name]


def _names(function: CodeType) -> Iterator[str]:
    """The global names and attributes that a function and the functions in it use."""
    yield from function.co_names
    for part in function.co_consts:
        if isinstance(part, CodeType):
            yield from _names(part)


def first_to_mend(calls: Iterable[Step], verdicts: Iterable[Verdict]) -> str:
    """The sentence about the first called step that is not right; empty if all of them are."""
    for step, verdict in zip(calls, verdicts, strict=True):
        if not verdict.passed:
            return f"Your function calls {step.name}, which is not right yet: mend {step.name} first."
    return ""
