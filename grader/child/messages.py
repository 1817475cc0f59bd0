"""What the grader and the child say to each other, each message checked against its type while it is read."""

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


class SentFile(msgspec.Struct, array_like=True, frozen=True):
    """One file of the submission: its module's name, its cells with their first lines, and the steps it should hold."""

    module: str
    cells: list[tuple[str, int]]
    steps: list[str]


class Public(msgspec.Struct, array_like=True, frozen=True):
    """A step, and the one call of it that everybody may see."""

    file: int
    step: str
    call: bytes


class Start(msgspec.Struct, array_like=True, frozen=True, tag="start"):
    """To the child: run these files but the ones to skip, then make the public calls."""

    files: list[SentFile]
    skipped: list[int]
    publics: list[Public]
    seconds: float


class Question(msgspec.Struct, array_like=True, frozen=True):
    """Calls of one step."""

    file: int
    step: str
    calls: list[bytes]


class Ask(msgspec.Struct, array_like=True, frozen=True, tag="ask"):
    """To the child: make the calls of these steps, and say of each what came of it as soon as it is known."""

    questions: list[Question]


class Function(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """A function of a file: parameters is None where they are not plain; uses are the global names in it.

    replaced: the line of a written function of the same name above it; 0 if there is none.
    """

    name: Name
    line: Line
    parameters: Annotated[list[Name], Meta(max_length=MOST_PARAMETERS)] | None
    uses: Annotated[list[Name], Meta(max_length=MOST_USES)]
    replaced: Line = 0


class Place(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """Where an exception came from: the last line in the file itself, and the innermost frame of the student's."""

    line: Line
    inner_file: Number
    inner_line: Line
    inner_function: Name


class Raised(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """An exception: `kind` is what it means to the grader, `name` its type's."""

    kind: Annotated[str, Meta(max_length=10)]
    name: Name
    message: Message
    place: Place


class Fault(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """A cell that failed, by its number, and the steps that are not there for it.

    pretended: it had to do with a stand-in for a package; with the package itself it may well not fail.
    """

    raised: Raised
    costs: Annotated[list[Name], Meta(max_length=MOST_FUNCTIONS)]
    pretended: bool = False
    cell: Number = 0


class Loaded(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True, tag="loaded"):
    """To the grader: a file has been run. `defined` (name, line) is filled only where a step is missing.

    inner: those of the missing steps that functions have which may stand inside a class or another function.
    """

    file: Number
    functions: Annotated[list[Function], Meta(max_length=MOST_FUNCTIONS)]
    faults: Annotated[list[Fault], Meta(max_length=MOST_FUNCTIONS)]
    defined: Annotated[list[tuple[Name, Line]], Meta(max_length=MOST_FUNCTIONS)]
    inner: Annotated[list[tuple[Name, Line]], Meta(max_length=MOST_FUNCTIONS)]


class Answers(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True, tag="answers"):
    """To the grader: what each call returned, and its arguments afterwards where they have changed."""

    values: Annotated[list[bytes], Meta(max_length=MOST_CALLS)]
    arguments: Annotated[list[bytes | None], Meta(max_length=MOST_CALLS)]


class Absent(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True, tag="absent"):
    """To the grader: there is no such function."""


class Stub(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True, tag="stub"):
    """To the grader: the function is still to be written."""


class Failed(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True, tag="failed"):
    """To the grader: a call has ended in an exception."""

    call: Number
    raised: Raised


Reply: TypeAlias = Answers | Absent | Stub | Failed
