"""Worker processes, each with a sandbox of its own. One that dies is replaced, and its task tried once more."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

TRIES, OFTEN = 2, "twice"
"""A task that has killed this many workers is given up, and how often that is in words."""


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    task: Any = None
    deadline: float = field(default=float("inf"))


@contextmanager
def _deaf() -> Iterator[None]:
    """A process started in here ignores Ctrl-C from its first moment on: it is for the one that writes the results."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class WorkerDied(Exception):
    """What came back in place of a result: why a worker has been given up, or, from `run`, why each that tried was."""


def _joined(reasons: Sequence[str]) -> str:
    """Why the workers have been given up, in their order: "the worker died, then the next did not answer in time"."""
    first, *others = reasons
    return (
        f"the worker {first}, {OFTEN}" if set(others) == {first} else "the worker " + ", then the next ".join(reasons)
    )


class Pool(Generic[Task, Result]):
    """Runs tasks in worker processes; a context manager.

    serve: what a worker does, given its end of a pipe: receive a task, send a result, until the pipe is closed;
    patience: seconds after which a worker that has not answered is taken for dead.
    """

    def __init__(self, serve: Callable[..., None], arguments: tuple[Any, ...], workers: int, patience: float) -> None:
        # Spawned, not forked: what a worker holds is what it was given, on every system.
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
        """Each task with its result, as they are done. Tasks are taken from the iterable when a worker is free."""
        fresh, again = iter(tasks), deque[Task]()
        tried = defaultdict[int, list[str]](list)
        self._hand_out(fresh, again)
        while busy := [worker for worker in self._workers if worker.task is not None]:
            for worker in self._ready(busy):
                task = worker.task
                answer = self._answer(worker)
                if isinstance(answer, WorkerDied):
                    tried[id(task)].append(str(answer))
                    if len(tried[id(task)]) < TRIES:
                        again.append(task)
                        continue
                    answer = WorkerDied(_joined(tried[id(task)]))
                tried.pop(id(task), None)
                self._hand_out(fresh, again)  # first: whoever takes the result may be long about it
                yield task, answer if isinstance(answer, WorkerDied) else pickle.loads(answer)
            self._hand_out(fresh, again)

    def _hand_out(self, fresh: Iterator[Task], again: deque[Task]) -> None:
        for worker in self._workers:
            if worker.task is None:
                task = again.popleft() if again else next(fresh, None)
                if task is None:
                    return
                self._give(worker, task)

    def _give(self, worker: _Worker, task: Task) -> None:
        worker.task, worker.deadline = task, time.monotonic() + self._patience
        with suppress(OSError):  # it has died while it was idle: reading its answer will say so
            worker.pipe.send(task)

    def _ready(self, busy: list[_Worker]) -> list[_Worker]:
        """The workers that have answered, have died, or are overdue."""
        soonest = min(worker.deadline for worker in busy)
        ready = wait([worker.pipe for worker in busy], max(0.0, soonest - time.monotonic()))
        now = time.monotonic()
        return [worker for worker in busy if worker.pipe in ready or worker.deadline <= now]

    def _answer(self, worker: _Worker) -> bytes | WorkerDied:
        """What the worker has sent, still pickled."""
        try:
            answer = worker.pipe.recv_bytes() if worker.pipe.poll() else None
        except (EOFError, OSError):
            self._replace(worker)
            return WorkerDied("died")
        if answer is None:
            self._replace(worker)
            return WorkerDied("did not answer in time")
        worker.task, worker.deadline = None, float("inf")
        return answer

    def _replace(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        fresh = self._start()
        worker.process, worker.pipe = fresh.process, fresh.pipe
        worker.task, worker.deadline = None, float("inf")

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=self._serve, args=(there, *self._arguments), daemon=True)
        with _deaf():
            process.start()
        there.close()
        return _Worker(process, here)
