"""A run on a Dask cluster: submissions travel as data, in batches; each worker process keeps a sandbox of its own."""

from __future__ import annotations

import asyncio
import atexit
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from contextlib import contextmanager, suppress
from functools import cache
from itertools import islice
from typing import Any

from grader.batch.grading import grade
from grader.batch.record import course_digest, kit_version
from grader.batch.run import Done, Entries, Known, Settings, Task, prepared, ungraded
from grader.installed import course_named
from grader.reports.report import Report
from grader.sandbox import Sandbox
from grader.submissions import Entry, Submission
from grader.text import describe
from grader.tools import tool

MOST = 25
"""Submissions in a batch: enough to make the cluster's overhead negligible."""

AHEAD = 2
"""Batches sent for each thread of the cluster: no thread waits for the next one, and few are queued."""

ANSWER = 10.0
"""Seconds in which a scheduler has to answer."""

PATIENCE = 5.0
"""Seconds without a finished batch after which to check whether there is any worker."""

_ONE_AT_A_TIME = threading.Lock()


class NoCluster(Exception):
    """No scheduler answers, or the cluster extra is missing; the message says which."""


class LostCluster(Exception):
    """The scheduler has stopped during a run; the message says which."""


class AnotherVersion(Exception):
    """A machine of the cluster has another version of the grader or of the course."""


class Cluster:
    """A connection to a running Dask scheduler; a context manager.

    no_worker: called every few seconds while batches wait and there is no worker.
    """

    def __init__(self, address: str, no_worker: Callable[[], object]) -> None:
        self._no_worker = no_worker
        self._dask = tool("distributed", "cluster", NoCluster)  # most classes fit on one machine
        for name in ("distributed", "distributed.client"):  # this file reports a lost connection, in one sentence
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._address = address
        try:
            self._client: Any = self._dask.Client(address, timeout=ANSWER)
        except (OSError, ValueError) as fault:
            raise NoCluster(f"No scheduler answers at {address}: {fault}") from None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # the scheduler has stopped, which was reported
            self._client.close()

    @property
    def threads(self) -> int:
        """How many batches the cluster's workers grade at once; 0 while there is no worker."""
        with self._talking():
            return sum(self._client.nthreads().values())

    @property
    def _at_once(self) -> int:
        """How many batches are sent at once; some even while there is no worker yet."""
        return AHEAD * max(1, self.threads)

    @contextmanager
    def _talking(self) -> Iterator[None]:
        """A block of calls to the scheduler: any may be the first to notice that it has stopped (LostCluster)."""
        try:
            yield
        except (OSError, asyncio.CancelledError, futures.CancelledError):
            raise LostCluster(f"the scheduler at {self._address} has gone") from None

    def _finished(self, handed_out: Sequence[Any]) -> Any:
        """The next finished batch; `no_worker` is called while there is no worker."""
        while True:
            with self._talking(), suppress(TimeoutError):
                found = self._dask.wait(handed_out, timeout=PATIENCE, return_when="FIRST_COMPLETED")
                return next(iter(found.done))
            if not self.threads:
                self._no_worker()

    def run(self, settings: Settings, entries: Entries, known: Known) -> Iterator[tuple[str, Done]]:
        """Grade what is not graded yet, as `grader.batch.run.run` does. A worker that dies loses nothing.

        LostCluster if the scheduler stops.
        """
        batches = _batches(entries, max(1, min(MOST, len(entries) // self._at_once)))
        versions = _versions(settings)
        handed_out: dict[Any, list[Submission]] = {}
        while True:
            for batch in islice(batches, max(0, self._at_once - len(handed_out))):
                fresh, done = _read(settings, batch, known)
                yield from done
                with self._talking():
                    future = self._client.submit(grade_batch, settings, versions, fresh, pure=False)
                handed_out[future] = fresh
            if not handed_out:
                return
            future = self._finished(list(handed_out))
            yield from self._dones(settings, handed_out.pop(future), future)

    def _dones(self, settings: Settings, batch: Sequence[Submission], future: Any) -> Iterator[tuple[str, Done]]:
        """The results of a finished batch; if it failed on the cluster, each submission as not graded."""
        with self._talking():
            fault = future.exception()
            reports: list[Report] = [] if fault else future.result()
        if fault is not None:
            yield from ((s.student, ungraded(settings, s.student, describe(fault))) for s in batch)
            return
        for submission, report in zip(batch, reports, strict=True):
            yield submission.student, Done(submission.digest, report)


def _versions(settings: Settings) -> tuple[str, str]:
    """The versions of the kit and of the course on this machine."""
    return kit_version(), course_digest(course_named(settings.course))


def _read(settings: Settings, batch: Sequence[Entry], known: Known) -> tuple[list[Submission], list[tuple[str, Done]]]:
    """The submissions of a batch to grade, and the results of those that need not, or cannot, be graded."""
    fresh: list[Submission] = []
    done: list[tuple[str, Done]] = []
    for entry in batch:
        found = prepared(settings, Task(entry, known(entry.student)))
        if isinstance(found, Done):
            done.append((entry.student, found))
        else:
            fresh.append(found)
    return fresh, done


def _batches(entries: Entries, size: int) -> Iterator[list[Entry]]:
    left = iter(entries)
    while batch := list(islice(left, size)):
        yield batch


def grade_batch(settings: Settings, versions: tuple[str, str], batch: Sequence[Submission]) -> list[Report]:
    """The reports on a batch, made by a worker of the cluster (AnotherVersion)."""
    if versions != _versions(settings):
        raise AnotherVersion("install on the cluster's machines what is installed here")
    with _ONE_AT_A_TIME:  # a worker may have many threads; a sandbox has one
        sandbox = _sandbox(settings)
        return [grade(settings.grading, submission, sandbox) for submission in batch]


@cache
def _sandbox(settings: Settings) -> Sandbox:
    sandbox = Sandbox(settings.limits, isolation=settings.isolated)
    atexit.register(sandbox.close)
    return sandbox
