"""The answers to a step's calls, still as bytes: equal bytes get equal verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.answers.answer import Answer, Arguments, Trouble
from grader.child import wire
from grader.child.messages import Answers
from grader.sandbox.ended_children import unreadable
from grader.steps import Step


@dataclass(frozen=True)
class Said:
    """The values that the calls of a step returned, and their arguments afterwards where they had changed."""

    values: tuple[bytes, ...]
    arguments: tuple[bytes | None, ...]

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(map(len, self.values)) + sum(len(after) for after in self.arguments if after)

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        """The answers to these calls; a Trouble if some bytes are not valid."""
        try:
            return [_answer(*parts) for parts in zip(calls, self.values, self.arguments, strict=True)]
        except wire.WireError:
            return unreadable(step.name)


def joined(first: Answers, others: Answers, hidden: Sequence[int], calls: int) -> Said | None:
    """The two answers to the text's call, and those to the hidden ones, in order; None if some are missing.

    hidden: the numbers of the hidden calls. The second answer to the text's call stands for all later ones.
    """
    if not len(first.values) == len(first.arguments) == 2:
        return None
    if not len(others.values) == len(others.arguments) == len(hidden):
        return None
    said: list[tuple[bytes, bytes | None]] = [(first.values[1], first.arguments[1])] * calls
    said[next((n for n in range(calls) if n not in hidden), 0)] = (first.values[0], first.arguments[0])
    for number, value, after in zip(hidden, others.values, others.arguments, strict=True):
        said[number] = (value, after)
    values, arguments = zip(*said, strict=True)
    return Said(values, arguments)


def _answer(call: Arguments, value: bytes, after: bytes | None) -> Answer:
    """One answer; unchanged arguments are the call's own."""
    if after is None:
        return Answer(wire.decode(value), call)
    arguments = wire.decode(after)
    if type(arguments) is not tuple or len(arguments) != len(call):
        raise wire.WireError("not the arguments")
    return Answer(wire.decode(value), arguments)
