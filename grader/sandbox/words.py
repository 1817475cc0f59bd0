"""The feedback on what a child reports of a file or a failure, in the same words as in the pytest door.

A child may lie, and knows hidden arguments once it was asked. From then on nothing that it sends is shown but the names
of a few exceptions, and names that it had sent before.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.answers.answer import Trouble
from grader.child.hindrances import is_hindrance
from grader.child.messages import Absent, Fault, Loaded, Raised, Stub
from grader.child.stopping import NO_INPUT
from grader.sandbox.hidden_paths import without_paths
from grader.sandbox.outline import Outline
from grader.steps import Step
from grader.student import troubles
from grader.student.troubles import ENDLESS
from grader.submissions.files import File
from grader.text import MOST, cleaned, without_addresses

ELSEWHERE = "for other numbers than the text's"

STOPPED_ELSEWHERE = f"Stopped {ELSEWHERE}: does a loop never end?"
"""The feedback on an endless hidden call, whether the child reported its timeout or was killed: which of the two
may depend on how busy the machine was."""

ENDLESS_CELL = "The cell does not come to its end"

CONFINED = (
    "(While it is graded, a submission has no files but its modules, writes none, opens no connection, and starts no"
    " program or thread.)"
)

PRETENDED = "(While it is graded, packages such as torch, pandas or matplotlib are stand-ins that do nothing.)"

COMMON = {
    *("ZeroDivisionError", "OverflowError", "FloatingPointError", "ValueError", "TypeError", "IndexError", "KeyError"),
    *("AttributeError", "UnboundLocalError", "RecursionError", "MemoryError", "AssertionError", "LinAlgError"),
}
"""Exceptions that a computation may raise for other numbers than the text's. No others are named: student code could
tell hidden arguments by its choice of an exception."""


class Words:
    """The feedback on one submission's files and steps, made from what its children report."""

    def __init__(self, files: Sequence[File], seconds: float) -> None:
        self._files, self._seconds = files, seconds
        self.outlines: dict[int, Outline] = {}
        self._faults: dict[int, list[Fault]] = {}

    def learn(self, file: int, loaded: Loaded) -> None:
        """Keep what a child first said of a file: that was before any question."""
        if file not in self.outlines:
            self.outlines[file] = Outline(self._files[file], loaded)
            self._faults[file] = loaded.faults

    def broken(self, file: int) -> Trouble | None:
        """The trouble that the file could not be run to its end; None if it was, or if the functions it defined count.

        They count in a notebook, and where a stand-in for a package, or the sandbox, may have made the file fail: such
        a fault costs only the functions that are missing because of it.
        """
        first = next(iter(self._faults[file]), None)
        if first is None or first.pretended or is_hindrance(first.raised) or self._files[file].in_cells:
            return None
        return self._broken(file, first)

    def unfit(self, file: int, step: Step) -> Trouble | None:
        """The trouble that the function cannot take the step's arguments; None if it can."""
        return troubles.unfit(step, self.outlines[file])

    def absent(self, file: int, step: Step, steps: Sequence[str], reply: Absent | Stub) -> Trouble:
        """The trouble that there is no function to call: its cell has failed, or it is missing, or not written."""
        outline = self.outlines[file]
        if isinstance(reply, Stub):
            return troubles.unwritten(step.name, outline)
        fault = next((fault for fault in self._faults[file] if step.name in fault.costs), None)
        return self._broken(file, fault) if fault else troubles.missing(step, steps, outline)

    def failed(self, file: int, step: Step, raised: Raised, call: int, *, told: bool) -> Trouble:
        """The trouble that a call raised an exception; `told` if it saw nothing hidden, so its text may be shown."""
        if not told:
            return self._hidden(step, raised, call)
        line = self.outlines[file].place(raised.place.line) or self.outlines[file].line(step.name)
        if raised.kind == "time":
            return troubles.stopped(self._seconds, line, call)
        if raised.kind == "unwritten":
            return self._unwritten(step, raised.place.inner_function, line, call)
        if raised.kind == "exit":
            return troubles.exits(line, call)
        if raised.kind == "forbidden":
            return troubles.forbidden(NO_INPUT, line, call)
        return troubles.raised(cleaned(raised.name), self._place(file, raised, line), _detail(raised), line, call)

    def _hidden(self, step: Step, raised: Raised, call: int) -> Trouble:
        """The trouble of a hidden call: a line, a message or a name of the student's could carry its arguments."""
        if raised.kind == "time":
            return Trouble("timed_out", STOPPED_ELSEWHERE, call=call)
        if raised.kind == "unwritten" and raised.place.inner_function == step.name:
            return troubles.unfinished(f"NotImplementedError is raised {ELSEWHERE}.", call=call)
        name = raised.name if raised.name in COMMON else "An exception"
        return Trouble("raised", f"{name} is raised {ELSEWHERE}.", call=call)

    def _unwritten(self, step: Step, function: str, line: int, call: int) -> Trouble:
        if function == step.name:
            return troubles.not_implemented(line)
        return troubles.calls_unwritten(function if self._is_defined(function) else "A function", line, call)

    def _is_defined(self, function: str) -> bool:
        """Whether the submission defines that name."""
        return any(function in outline.definitions for outline in self.outlines.values())

    def _broken(self, file: int, fault: Fault) -> Trouble:
        raised = fault.raised
        line = self.outlines[file].place(raised.place.line) or 1
        message = _detail(raised, pretended=fault.pretended)
        if raised.kind == "time":
            return troubles.endless(line, ENDLESS_CELL if self._files[file].in_cells else ENDLESS)
        if raised.kind in ("exit", "forbidden"):
            return troubles.not_to_be_run(troubles.EXIT if raised.kind == "exit" else NO_INPUT, line)
        if raised.kind == "unwritten" and self._is_defined(raised.place.inner_function):
            return troubles.not_to_be_run(troubles.CALLS_STUB.format(name=raised.place.inner_function), line)
        if raised.kind == "unparsed":
            return troubles.unparsable(self._files[file].name, line)
        if raised.kind == "syntax" and raised.place.inner_file == file:
            quoted = cleaned(self.outlines[file].quoted(fault.cell, line))
            return troubles.unreadable_line(message, quoted, line)
        return troubles.not_run(cleaned(raised.name), self._place(file, raised, line), message, line)

    def _place(self, file: int, raised: Raised, line: int) -> str:
        """The place of the exception: a line of this file, or of another file of the submission that it uses."""
        inner = raised.place.inner_file
        if inner == file or inner not in self.outlines:
            return troubles.place(line, None)
        other = cleaned(str(self.outlines[inner].path)), self.outlines[inner].place(raised.place.inner_line) or 1
        return troubles.place(line, other, imports=raised.kind == "syntax")


def _detail(raised: Raised, *, pretended: bool = False) -> str:
    """The exception's message, cut so that a remark on the sandbox has room behind it."""
    message = without_paths(without_addresses(raised.message))  # before it is cut: half an address is not found
    remark = f". {CONFINED}" * is_hindrance(raised) + f" {PRETENDED}" * pretended
    return f"{cleaned(message, MOST - len(remark))}{remark}".strip()
