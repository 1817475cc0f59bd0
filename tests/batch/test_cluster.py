"""`grader grade --scheduler`: a real scheduler and two workers give the same results, also when one is killed."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.batch import cluster
from grader.batch.cluster import AnotherVersion, Cluster, grade_batch
from grader.batch.record import kit_version
from grader.batch.run import Settings
from grader.sandbox import Limits
from grader.submissions import Entry
from tests.batch.slow_class import ended_well, write_slow_class
from tests.waiting import wait_for

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]

SUBMISSIONS, SEED = 12, 3

IMPATIENT = """
from grader.batch import cluster
from grader.cli import main

cluster.ANSWER = cluster.PATIENCE = 0.5
main(prog_name="grader")
"""
"""The command, for tests in which it waits in vain: how long it does is no part of them."""


def dask(*arguments: str, stack: ExitStack) -> subprocess.Popen[bytes]:
    """A process of the cluster, ended with the stack."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


@dataclass(frozen=True)
class Scheduler:
    """A scheduler of the tests' own."""

    process: subprocess.Popen[bytes]
    address: str

    @contextmanager
    def workers(self, number: int) -> Iterator[list[subprocess.Popen[bytes]]]:
        """So many workers, which are there, and end with the block."""
        here = "--host", "127.0.0.1", "--no-dashboard", "--nthreads", "1", "--no-nanny"
        with ExitStack() as stack:
            started = [dask("worker", self.address, *here, stack=stack) for _ in range(number)]
            with import_module("distributed").Client(self.address) as client:
                client.wait_for_workers(number, timeout=60)
            yield started


@contextmanager
def scheduling(folder: Path) -> Iterator[Scheduler]:
    """A scheduler, which is there, and ends with the block."""
    with ExitStack() as stack:
        told = folder / "scheduler.json"
        here = "--host", "127.0.0.1", "--scheduler-file", str(told), "--no-dashboard"
        process = dask("scheduler", *here, "--port", "0", stack=stack)
        wait_for(lambda: _is_whole(told), during=process)
        yield Scheduler(process, json.loads(told.read_text())["address"])


def _is_whole(path: Path) -> bool:
    """Whether the scheduler has written all of its file."""
    return path.exists() and path.read_text().rstrip().endswith("}")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scheduler]:
    """The scheduler of the tests in which none dies; nobody works for it but in a block of theirs."""
    with scheduling(tmp_path_factory.mktemp("scheduler")) as started:
        yield started


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Submissions that take their time, so that something can happen while they are graded."""
    folder = tmp_path_factory.mktemp("in")
    write_slow_class(folder, SUBMISSIONS, "forward_h2")
    (folder / "unreadable.py").write_bytes(b"\xff")
    return folder


@pytest.fixture(scope="module")
def here(submissions: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The results of a run on this machine alone."""
    return ended_well(submissions, tmp_path_factory.mktemp("here"), seed=SEED)


def grade(
    submissions: Path, output: Path, *flags: str, program: Sequence[str] = ("-m", "grader")
) -> subprocess.Popen[str]:
    arguments = "grade", str(submissions), "--output", str(output), "--seed", str(SEED), *flags
    command = [sys.executable, *program, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def results(output: Path) -> bytes:
    return (output / "results.jsonl").read_bytes()


def test_a_cluster_gives_the_same_bytes_also_when_a_worker_is_killed(
    scheduler: Scheduler, submissions: Path, here: bytes, tmp_path: Path
) -> None:
    """Where it is graded makes no difference, and a worker killed in the middle loses nothing."""
    with scheduler.workers(2) as workers:
        with grade(submissions, tmp_path / "there", "--scheduler", scheduler.address) as away:
            wait_for(lambda: _started(tmp_path / "there"), during=away)
            workers[0].kill()
            out, err = away.communicate(timeout=100)
            assert away.returncode == 0, out + err
        assert results(tmp_path / "there") == here
        assert f"{SUBMISSIONS + 1} submissions graded." in out
        with grade(submissions, tmp_path / "there", "--scheduler", scheduler.address, "--quiet") as again:
            assert again.wait(100) == 0
    assert results(tmp_path / "there") == here


def _started(output: Path) -> bool:
    return (output / "results.jsonl").exists() and (output / "results.jsonl").stat().st_size > 0


def test_a_scheduler_that_dies_loses_nothing(submissions: Path, here: bytes, tmp_path: Path) -> None:
    """Protects what is written from a lost cluster: a sentence, exit code 3, and the run goes on elsewhere."""
    with scheduling(tmp_path) as mortal, mortal.workers(2) as workers:
        workers[0].send_signal(signal.SIGSTOP)  # its batches are still out when the scheduler dies
        with grade(submissions, tmp_path / "there", "--scheduler", mortal.address, "--quiet") as away:
            wait_for(lambda: _started(tmp_path / "there"), during=away)
            mortal.process.kill()
            _, err = away.communicate(timeout=100)
    assert (away.returncode, "Traceback" in err) == (3, False), err
    lost = f"the scheduler at {mortal.address} has gone. What was written stays; run the same command to resume."
    assert lost in err
    assert ended_well(submissions, tmp_path / "there", seed=SEED) == here


def test_a_scheduler_that_nobody_works_for_yet(scheduler: Scheduler, submissions: Path, tmp_path: Path) -> None:
    """Who has no worker is told so, instead of looking at a bar that stands still; the run then goes on."""
    to_it = "--scheduler", scheduler.address
    with grade(submissions, tmp_path / "there", *to_it, program=["-c", IMPATIENT]) as run:
        assert run.stderr
        assert run.stderr.readline() == f"No worker is there; waiting for one: dask worker {scheduler.address}\n"
        with scheduler.workers(1):
            run.communicate(timeout=100)
    assert run.returncode == 0
    assert len(results(tmp_path / "there").splitlines()) == SUBMISSIONS + 1


class FullDisk(Sequence[Entry]):
    """Submissions that cannot be read: the machine's fault, and not the scheduler's."""

    def __len__(self) -> int:
        return 1

    def __getitem__(self, _: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_fault_of_this_machine_is_not_the_schedulers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects an instructor with a full disk from looking for a scheduler that is there."""
    client = SimpleNamespace(nthreads=dict, close=lambda: None)
    dask = SimpleNamespace(Client=lambda *_, **__: client)
    monkeypatch.setattr(cluster, "tool", lambda *_: dask)
    settings = Settings("backprop", SEED, Limits(), isolated=True)
    with Cluster("tcp://scheduler", lambda: None) as known, pytest.raises(OSError, match="No space left"):
        list(known.run(settings, FullDisk(), lambda _: None))


def test_a_worker_of_another_version_grades_nothing() -> None:
    """Protects grades from a cluster where the kit was not brought up to date: they would be mixed without a word."""
    with pytest.raises(AnotherVersion, match="install on the cluster's machines"):
        grade_batch(Settings("backprop", SEED, Limits(), isolated=True), (kit_version(), "another"), [])


def test_no_scheduler_is_bad_usage(submissions: Path, tmp_path: Path) -> None:
    """An address where nobody answers is said in a sentence, and nothing is written."""
    with grade(submissions, tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9", program=["-c", IMPATIENT]) as run:
        _, err = run.communicate(timeout=100)
    assert run.returncode == 2
    assert "No scheduler answers at tcp://127.0.0.1:9" in err
    assert "Traceback" not in err
    assert not (tmp_path / "out").exists()
