"""A run over many submissions: which are graded already, which go to workers, and the results."""

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
"""Seconds beyond a submission's time limit after which its worker is taken for dead."""


class Entries(Protocol):
    """The submissions to grade: their number is known, and they are made one by one."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Entry]: ...


@dataclass(frozen=True)
class Settings:
    """The settings of a run: plain values, because they are sent to workers."""

    course: str
    seed: int
    limits: Limits
    isolated: bool

    @property
    def grading(self) -> Grading:
        """All that a worker needs to grade, beside its sandbox."""
        return Grading(course_named(self.course), self.seed)


Known: TypeAlias = Callable[[str], "str | None"]
"""Returns the digest of a student's submission that was graded before, or None."""


@dataclass(frozen=True)
class Task:
    """A submission to grade, unless its digest is the known one."""

    entry: Entry
    known: str | None


@dataclass(frozen=True)
class Done:
    """The result for a submission; its report is None if there is one already."""

    digest: str
    report: Report | None


def serve(pipe: Connection, settings: Settings) -> None:
    """Grade tasks from the pipe until it is closed: the main function of a worker."""
    # The pipe is closed when the process that writes the results ends, even if it is killed.
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
    """The submission to grade, or its result if it need not, or cannot, be graded."""
    try:
        submission = read(task.entry, course_named(settings.course))
    except OSError as fault:  # the machine's fault, or the file was moved: not the student's
        return ungraded(settings, task.entry.student, str(fault))
    return Done(submission.digest, None) if submission.digest == task.known else submission


def run(settings: Settings, entries: Entries, known: Known, workers: int) -> Iterator[tuple[str, Done]]:
    """Grade the submissions that are not graded yet, in worker processes; yields each student with the result."""
    tasks = (Task(entry, known(entry.student)) for entry in entries)
    patience = settings.limits.on_clock + MARGIN
    with Pool[Task, Done](serve, (settings,), min(workers, max(1, len(entries))), patience) as pool:
        for task, result in pool.run(tasks):
            student = task.entry.student
            yield student, ungraded(settings, student, str(result)) if isinstance(result, WorkerDied) else result


def ungraded(settings: Settings, student: str, fault: str) -> Done:
    """The result for a submission that the grader itself could not grade."""
    course = course_named(settings.course)
    error = f"{own_fault(fault)}. Run the same command again."
    verdicts = same_for_all(course, "error", error)
    return Done("", report_of(student, course, verdicts, isolated=settings.isolated, error=error))
