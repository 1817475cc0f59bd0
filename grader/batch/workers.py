"""Worker processes, each with a sandbox of its own. One that dies is replaced, and its task tried once more."""

from __future__ import annotations

import math
import multiprocessing
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

TRIES, OFTEN = 2, "twice"
"""How many workers a task may kill before it is given up, as a number and in words."""


@dataclass
class _Job(Generic[Task]):
    """A task, and why each worker that tried it was given up."""

    task: Task
    deaths: list[str] = field(default_factory=list)


@dataclass(eq=False)
class _Worker(Generic[Task]):
    """A worker, its task, and its deadline."""

    process: Any
    pipe: Connection
    job: _Job[Task] | None = None
    deadline: float = math.inf


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes started in the block ignore Ctrl-C from the start: only the one that writes the results handles it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class WorkerDied(Exception):
    """Returned in place of a result: why each worker that tried was given up."""


def _joined(reasons: Sequence[str]) -> str:
    """Why the workers were given up, in order: "the worker died, then the next did not answer in time"."""
    if len(set(reasons)) == 1:
        return f"the worker {reasons[0]}, {OFTEN}"
    return "the worker " + ", then the next ".join(reasons)


class Pool(Generic[Task, Result]):
    """Runs tasks in worker processes; a context manager.

    serve: the main function of a worker, given its end of a pipe: it receives a task and sends a result until the pipe
    is closed; patience: seconds after which a worker that has not answered is taken for dead.
    """

    def __init__(self, serve: Callable[..., None], arguments: tuple[Any, ...], workers: int, patience: float) -> None:
        # Spawned, not forked: on every system a worker holds only what it was given.
        self._context = multiprocessing.get_context("spawn")
        self._serve, self._arguments, self._patience = serve, arguments, patience
        self._workers = [self._start() for _ in range(workers)]

    def __enter__(self) -> Pool[Task, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(0 if kind else 5)
            worker.process.kill()
            worker.process.join()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | WorkerDied]]:
        """Each task with its result, as they are done. A task is taken from the iterable once a worker is free."""
        fresh, again = map(_Job[Task], tasks), deque[_Job[Task]]()
        self._hand_out(fresh, again)
        while any(worker.job for worker in self._workers):
            for worker, job in self._ready():
                answer = self._answer(worker)
                if isinstance(answer, str):
                    job.deaths.append(answer)
                    if len(job.deaths) < TRIES:
                        again.append(job)
                        continue
                self._hand_out(fresh, again)  # first: the caller may take long with the result
                yield job.task, WorkerDied(_joined(job.deaths)) if isinstance(answer, str) else pickle.loads(answer)
            self._hand_out(fresh, again)

    def _hand_out(self, fresh: Iterator[_Job[Task]], again: deque[_Job[Task]]) -> None:
        for worker in self._workers:
            if worker.job is None:
                job = again.popleft() if again else next(fresh, None)
                if job is None:
                    return
                self._give(worker, job)

    def _give(self, worker: _Worker[Task], job: _Job[Task]) -> None:
        worker.job, worker.deadline = job, time.monotonic() + self._patience
        with suppress(OSError):  # it died while it was idle: reading its answer will tell
            worker.pipe.send(job.task)

    def _ready(self) -> list[tuple[_Worker[Task], _Job[Task]]]:
        """The workers that have answered, have died, or are overdue, each with its job."""
        busy = [(worker, worker.job) for worker in self._workers if worker.job]
        soonest = min(worker.deadline for worker, _ in busy)
        ready = wait([worker.pipe for worker, _ in busy], max(0.0, soonest - time.monotonic()))
        now = time.monotonic()
        return [(worker, job) for worker, job in busy if worker.pipe in ready or worker.deadline <= now]

    def _answer(self, worker: _Worker[Task]) -> bytes | str:
        """The worker's answer, still pickled; or why it was given up, after it has been replaced."""
        worker.job = None
        try:
            if worker.pipe.poll():
                return worker.pipe.recv_bytes()
            reason = "did not answer in time"
        except (EOFError, OSError):
            reason = "died"
        self._replace(worker)
        return reason

    def _replace(self, worker: _Worker[Task]) -> None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> _Worker[Task]:
        here, there = self._context.Pipe()
        process = self._context.Process(target=self._serve, args=(there, *self._arguments), daemon=True)
        with _deaf():
            process.start()
        there.close()
        return _Worker[Task](process, here)
