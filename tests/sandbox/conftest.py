"""What the tests of the sandbox share: one sandbox with all its layers, and small submissions."""

from __future__ import annotations

import os
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.answers.answer import Answer, Trouble
from grader.checking import check
from grader.courses.backprop import course
from grader.sandbox import CannotIsolate, Limits, Sandbox
from grader.soundness import situations
from grader.submissions.files import Cell, File
from grader.verdicts import Verdict


@dataclass(frozen=True)
class Short(Limits):
    """Limits with a short total: no test waits as long as a class."""

    total: float = 4.0


QUICK = Short(step=0.5, memory=256 * 2**20)
H1 = "def forward_h1(i1, i2, w1, w2, w3, w4):\n"
RIGHT = "    return i1 * w1 + i2 * w2\n"
H2 = "def forward_h2(i1, i2, w1, w2, w3, w4):\n    return i1 * w3 + i2 * w4\n"
OUT = "def forward_out(h1, h2, w5, w6):\n    return h1 * w5 + h2 * w6\n"
STEPS = [step.name for step in course.steps]


def body(text: str, before: str = "") -> File:
    """A file whose forward_h1 has that body."""
    lines = textwrap.indent(textwrap.dedent(text).strip("\n"), "    ")
    return plain(f"{textwrap.dedent(before)}\n{H1}{lines}\n")


def plain(source: str, name: str = "ex1_forward_pass.py") -> File:
    return File(name, (Cell(source),))


def solved(exercise: str, below: str = "") -> File:
    """A solved file of the course, with something below."""
    name = f"{exercise}.py"
    return plain((course.solutions_folder / name).read_text() + below, name)


def answers(box: Sandbox, *files: File, step: str = "forward_h1") -> list[Answer] | Trouble:
    """What the submission says to the step's calls under the course's own seed."""
    asked = course.step(step)
    calls = [asked.arguments(situation) for situation in situations(course, asked, course.seed).items]
    with box.student(files, course) as student:
        return student.answers(asked, calls)


def first_value(box: Sandbox, file: File) -> Any:
    """What a file's forward_h1, which has no trouble, returns at its first call."""
    found = answers(box, file)
    assert isinstance(found, list)
    return found[0].value


def verdict(box: Sandbox, *files: File, step: str = "forward_h1", seed: int = 77) -> Verdict:
    """The verdict on one step of a submission under a secret seed."""
    return verdicts(box, *files, steps=[step], seed=seed)[step]


def verdicts(box: Sandbox, *files: File, steps: Sequence[str] = STEPS, seed: int = 77) -> dict[str, Verdict]:
    """The verdicts on steps of a submission, on all of them if none are named, under a secret seed."""
    asked = [course.step(name) for name in steps]
    with box.student(files, course) as student:
        return {step.name: check(step, student, situations(course, step, seed, public=False)) for step in asked}


def unaffected(box: Sandbox) -> bool:
    """Whether the next submission, a right one, is graded as usual."""
    return verdict(box, plain(H1 + RIGHT)).passed


def made(limits: Limits = QUICK, *, without: frozenset[str] = frozenset(), isolation: bool = True) -> Sandbox:
    """A sandbox; the test is skipped where the machine does not have its layers."""
    try:
        return Sandbox(limits, without=without, isolation=isolation)
    except CannotIsolate as reason:
        pytest.skip(str(reason))


def needs(box: Sandbox, layer: str) -> None:
    """Skip a test that could do harm here: the layer that stops it does not hold."""
    if layer not in box.layers:
        pytest.skip(f"the layer {layer} is not to be had on this machine ({sys.platform})")


def processes() -> dict[int, tuple[str, int]]:
    """Every process of the machine, with its state and its parent."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
            state, parent, *_ = path.read_text().rpartition(")")[2].split()
            found[int(path.parent.name)] = state, int(parent)
    return found


def descendants(of: int | None = None) -> set[tuple[int, str]]:
    """All processes below this one (or another), with their states; zombies included."""
    root = os.getpid() if of is None else of
    parents = processes()
    found: set[tuple[int, str]] = set()
    for pid, (state, _) in parents.items():
        above = pid
        while above in parents and above != root:
            above = parents[above][1]
        if above == root != pid:
            found.add((pid, "zombie" if state == "Z" else "alive"))
    return found


def settled() -> set[tuple[int, str]]:
    """The processes below this one, once they no longer change."""
    found = None
    while found != (now := descendants()):
        found = now
        time.sleep(0.1)
    return now


def states(processes: set[tuple[int, str]]) -> list[str]:
    """Whether each process is alive or a zombie, without its number."""
    return sorted(state for _, state in processes)


def open_files() -> int:
    """How many descriptors this process has open."""
    return len(os.listdir("/proc/self/fd"))


@pytest.fixture(scope="session")
def box() -> Iterator[Sandbox]:
    with made() as sandbox:
        yield sandbox


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Any]:
    from tests.sandbox.bait import Bait

    laid = Bait(tmp_path)
    yield laid
    laid.close()
