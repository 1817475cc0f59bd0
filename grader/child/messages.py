"""The messages between the grader and a child; each is checked against its type when it is decoded."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

MOST_LINES = 1_000_000
MOST_NAME, MOST_FUNCTIONS, MOST_PARAMETERS, MOST_USES = 80, 200, 60, 100
MOST_MESSAGE, MOST_CALLS = 1_200, 1_000

Name: TypeAlias = Annotated[str, Meta(max_length=MOST_NAME)]
Message: TypeAlias = Annotated[str, Meta(max_length=MOST_MESSAGE)]
Line: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_LINES)]
Number: TypeAlias = Annotated[int, Meta(ge=0, le=100_000)]


class _ToChild(msgspec.Struct, array_like=True, frozen=True):
    """A message of the grader, or a part of one."""


class _ToGrader(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """A message of a child, or a part of one."""


class SentFile(_ToChild, frozen=True):
    """One file of the submission: its module's name, its cells with their first lines, and the steps it should hold."""

    module: str
    cells: list[tuple[str, int]]
    steps: list[str]


class Public(_ToChild, frozen=True):
    """A step, and its public call: the one that students may see."""

    file: int
    step: str
    call: bytes


class Start(_ToChild, frozen=True, tag="start"):
    """Run these files, except those to skip, then make the public calls."""

    files: list[SentFile]
    skipped: list[int]
    publics: list[Public]
    seconds: float


class Question(_ToChild, frozen=True):
    """Calls of one step."""

    file: int
    step: str
    calls: list[bytes]


class Ask(_ToChild, frozen=True, tag="ask"):
    """Make the calls of these steps, and reply to each step as soon as its calls are made."""

    questions: list[Question]


class Function(_ToGrader, frozen=True):
    """A function of a file: parameters is None where they are not plain; uses are the global names in it.

    replaced: the line of a written function of the same name above it; 0 if there is none.
    """

    name: Name
    line: Line
    parameters: Annotated[list[Name], Meta(max_length=MOST_PARAMETERS)] | None
    uses: Annotated[list[Name], Meta(max_length=MOST_USES)]
    replaced: Line = 0


class Place(_ToGrader, frozen=True):
    """Where an exception came from: the last line in the file itself, and the student's innermost frame."""

    line: Line
    inner_file: Number
    inner_line: Line
    inner_function: Name


class Raised(_ToGrader, frozen=True):
    """An exception: `kind` is what it means to the grader, `name` its type's."""

    kind: Annotated[str, Meta(max_length=10)]
    name: Name
    message: Message
    place: Place


class Fault(_ToGrader, frozen=True):
    """A cell that failed, by its number, and the steps that are missing because of it.

    pretended: the cell used a stand-in for a package; with the package itself it might not fail.
    """

    raised: Raised
    costs: Annotated[list[Name], Meta(max_length=MOST_FUNCTIONS)]
    pretended: bool = False
    cell: Number = 0


class Loaded(_ToGrader, frozen=True, tag="loaded"):
    """A file has been run. `defined` (name, line) is filled only if a step is missing.

    inner: the missing steps whose name a function has somewhere, perhaps inside a class or another function.
    """

    file: Number
    functions: Annotated[list[Function], Meta(max_length=MOST_FUNCTIONS)]
    faults: Annotated[list[Fault], Meta(max_length=MOST_FUNCTIONS)]
    defined: Annotated[list[tuple[Name, Line]], Meta(max_length=MOST_FUNCTIONS)]
    inner: Annotated[list[tuple[Name, Line]], Meta(max_length=MOST_FUNCTIONS)]


class Answers(_ToGrader, frozen=True, tag="answers"):
    """What each call returned, and its arguments afterwards where they have changed."""

    values: Annotated[list[bytes], Meta(max_length=MOST_CALLS)]
    arguments: Annotated[list[bytes | None], Meta(max_length=MOST_CALLS)]


class Absent(_ToGrader, frozen=True, tag="absent"):
    """There is no such function."""


class Stub(_ToGrader, frozen=True, tag="stub"):
    """The function is still to be written."""


class Failed(_ToGrader, frozen=True, tag="failed"):
    """A call has raised an exception."""

    call: Number
    raised: Raised


Reply: TypeAlias = Answers | Absent | Stub | Failed
