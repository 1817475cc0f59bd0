"""A run over many submissions: which are graded already, which are handed to workers, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol, TypeAlias

from grader.batch.grading import Grading, grade
from grader.batch.workers import Pool, WorkerDied
from grader.installed import course_named
from grader.reports.report import Report, own_fault, report_of, same_for_all
from grader.sandbox import Limits, Sandbox
from grader.submissions import Entry, Submission, read

MARGIN = 30.0
"""Seconds beyond all that a submission may take after which its worker is dead."""


class Entries(Protocol):
    """As many submissions as are to be graded, read one by one."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Entry]: ...


@dataclass(frozen=True)
class Settings:
    """How a run grades; plain values, since workers are sent them."""

    course: str
    seed: int
    limits: Limits
    isolated: bool

    @property
    def grading(self) -> Grading:
        """What a worker grades with, beside its sandbox."""
        return Grading(course_named(self.course), self.seed)


Known: TypeAlias = Callable[[str], "str | None"]
"""The digest of the submission of a student that has been graded before."""


@dataclass(frozen=True)
class Task:
    """A submission to grade, unless it is still the one that has been graded before."""

    entry: Entry
    known: str | None


@dataclass(frozen=True)
class Done:
    """The report on a submission; None if there is one already."""

    digest: str
    report: Report | None


def serve(pipe: Connection, settings: Settings) -> None:
    """What a worker does until its pipe is closed."""
    # The pipe ends with the process that writes the results, however that ends.
    with Sandbox(settings.limits, isolation=settings.isolated) as sandbox, suppress(EOFError, ConnectionError):
        while True:
            task: Task = pipe.recv()
            pipe.send(_done(settings, task, sandbox))


def _done(settings: Settings, task: Task, sandbox: Sandbox) -> Done:
    submission = prepared(settings, task)
    if isinstance(submission, Done):
        return submission
    return Done(submission.digest, grade(settings.grading, submission, sandbox))


def prepared(settings: Settings, task: Task) -> Submission | Done:
    """The submission to be graded; or what comes of it where it need not, or cannot, be."""
    try:
        submission = read(task.entry, course_named(settings.course))
    except OSError as fault:  # the machine's, or whoever moved the file: not the student's
        return ungraded(settings, task.entry.student, str(fault))
    return Done(submission.digest, None) if submission.digest == task.known else submission


def run(settings: Settings, entries: Entries, known: Known, workers: int) -> Iterator[tuple[str, Done]]:
    """Grade what is not graded yet, in processes of this machine; yields each student as he is done."""
    tasks = (Task(entry, known(entry.student)) for entry in entries)
    patience = settings.limits.on_clock + MARGIN
    with Pool[Task, Done](serve, (settings,), min(workers, max(1, len(entries))), patience) as pool:
        for task, result in pool.run(tasks):
            student = task.entry.student
            yield student, ungraded(settings, student, str(result)) if isinstance(result, WorkerDied) else result


def ungraded(settings: Settings, student: str, fault: str) -> Done:
    """What becomes of a submission that the grader itself could not grade."""
    course = course_named(settings.course)
    error = f"{own_fault(fault)}. Run the same command again."
    verdicts = same_for_all(course, "error", error)
    return Done("", report_of(student, course, verdicts, isolated=settings.isolated, error=error))
