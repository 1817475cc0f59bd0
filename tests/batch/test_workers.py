"""The worker pool: one that dies costs nobody a result."""

from __future__ import annotations

from pathlib import Path

from grader.batch.workers import Pool, WorkerDied
from tests.batch.pool_tasks import serve


def results(folder: Path, tasks: list[str], workers: int, patience: float = 30.0) -> dict[str, str | WorkerDied]:
    with Pool[str, str](serve, (str(folder),), workers, patience) as pool:
        return dict(pool.run(tasks))


def test_every_task_has_its_result(tmp_path: Path) -> None:
    """More tasks than workers, more workers than tasks, none at all."""
    tasks = [f"task {number}" for number in range(20)]
    assert results(tmp_path, tasks, 2) == {task: task * 2 for task in tasks}
    assert results(tmp_path, ["one"], 3) == {"one": "oneone"}
    assert results(tmp_path, [], 1) == {}


def test_a_task_whose_worker_died_is_tried_once_more(tmp_path: Path) -> None:
    """A worker killed in the middle loses nothing; a task that kills every worker is given up, and says so."""
    found = results(tmp_path, ["a", "dies once", "dies always", "b"], 2)
    assert (found["a"], found["b"], found["dies once"]) == ("aa", "bb", "dies oncedies once")
    assert str(found["dies always"]) == "the worker died, twice"


def test_a_worker_that_does_not_answer_is_taken_for_dead(tmp_path: Path) -> None:
    """A worker that hangs holds up the run for its patience only."""
    found = results(tmp_path, ["sleeps", "a"], 2, patience=3)
    assert found["a"] == "aa"
    assert str(found["sleeps"]) == "the worker did not answer in time, twice"


def test_every_try_is_told(tmp_path: Path) -> None:
    """Protects whoever looks for the cause: what the last worker came to says nothing of the one before it."""
    found = results(tmp_path, ["dies, then sleeps"], 1, patience=3)
    assert str(found["dies, then sleeps"]) == "the worker died, then the next did not answer in time"
