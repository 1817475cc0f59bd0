"""`grader autograde`, and afterwards the seconds that each part of it has taken, as a line of JSON in a file.

    python -m benchmarks.where_time_goes FILE ASSIGNMENT [OPTION ...]

The parts are those of the process that reads, writes and waits; the workers grade meanwhile. What belongs to none of
them is the start (loading nbgrader, opening the gradebook) and the end (putting the records in order).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from grader.batch.run import Known
from grader.batch.session import Session
from grader.cli import main
from grader.nbgrading import autograde
from grader.nbgrading.autograded_folders import Folders
from grader.nbgrading.cell_scores import judged
from grader.nbgrading.prepared_submission import Desk
from grader.submissions import Entry

READING, GRADING, NOTEBOOKS, DATABASE = "reading", "grading", "notebooks", "database"


class Stopwatch:
    """Seconds by part; while an inner part runs, the outer one stands still."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._parts: list[str] = []
        self._since = time.perf_counter()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """What runs inside belongs to this part."""
        self._count()
        self._parts.append(name)
        yield
        self._count()
        self._parts.pop()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, as a part."""

        @wraps(function)
        def timed(*arguments: Any, **others: Any) -> Any:
            with self.part(name):
                return function(*arguments, **others)

        return timed

    def _count(self) -> None:
        now = time.perf_counter()
        if self._parts:
            self.seconds[self._parts[-1]] += now - self._since
        self._since = now


def watch(stopwatch: Stopwatch) -> None:
    """Put the stopwatch around the parts."""
    for name in ("handed", "prepared", "entry", "clear"):
        setattr(Desk, name, stopwatch.timed(READING, getattr(Desk, name)))
    vars(autograde)["judged"] = stopwatch.timed(NOTEBOOKS, judged)
    exchange, grade = Folders.exchange, Session.grade

    def exchanged(folders: Folders, students: Any, save: Any) -> None:
        exchange(folders, students, stopwatch.timed(DATABASE, save))

    def graded(session: Session, entries: Sequence[Entry], known: Known) -> Iterator[str]:
        waiting = grade(session, entries, known)
        step = stopwatch.timed(GRADING, lambda: next(waiting, None))
        yield from iter(step, None)

    Folders.exchange = stopwatch.timed(NOTEBOOKS, exchanged)  # type: ignore[method-assign]
    Folders.make = stopwatch.timed(NOTEBOOKS, Folders.make)  # type: ignore[method-assign]
    Session.grade = graded  # type: ignore[assignment, method-assign]


def run(file: Path, arguments: list[str]) -> None:
    """The command, with the stopwatch; `memory` is that of this process at its largest, in MB."""
    stopwatch = Stopwatch()
    watch(stopwatch)
    try:
        main(["autograde", *arguments])
    finally:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        file.write_text(json.dumps({**stopwatch.seconds, "memory": memory}), encoding="utf-8")


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2:])
