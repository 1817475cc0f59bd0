"""`grader grade --scheduler`: a real scheduler and two workers give the same results, also when one is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from grader.batch.cluster import AnotherVersion, grade_batch
from grader.batch.record import kit_version
from grader.batch.run import Settings
from grader.sandbox import Limits
from tests.student_files import StudentFiles

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only")

SUBMISSIONS = 24


def dask(*arguments: str, stack: ExitStack) -> subprocess.Popen[bytes]:
    """A process of the cluster, ended with the test."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


@dataclass(frozen=True)
class Scheduler:
    """A scheduler of the test's own, and what ends with it."""

    process: subprocess.Popen[bytes]
    address: str
    stack: ExitStack

    def worker(self) -> subprocess.Popen[bytes]:
        """A new worker process."""
        here = "--host", "127.0.0.1", "--no-dashboard", "--nthreads", "1", "--no-nanny"
        return dask("worker", self.address, *here, stack=self.stack)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Scheduler]:
    with ExitStack() as stack:
        told = tmp_path / "scheduler.json"
        here = "--host", "127.0.0.1", "--scheduler-file", str(told), "--no-dashboard"
        process = dask("scheduler", *here, "--port", "0", stack=stack)
        deadline = time.monotonic() + 30
        while not _is_whole(told) and time.monotonic() < deadline:
            time.sleep(0.05)
        yield Scheduler(process, json.loads(told.read_text())["address"], stack)


def _is_whole(path: Path) -> bool:
    """Whether the scheduler has written all of its file."""
    return path.exists() and path.read_text().rstrip().endswith("}")


@pytest.fixture
def cluster(scheduler: Scheduler) -> tuple[str, list[subprocess.Popen[bytes]]]:
    """The scheduler's address; its two workers, which are there, and itself."""
    workers = [scheduler.worker(), scheduler.worker()]
    with import_module("distributed").Client(scheduler.address) as client:
        client.wait_for_workers(len(workers), timeout=60)
    return scheduler.address, [*workers, scheduler.process]


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    for number in range(SUBMISSIONS):
        student = StudentFiles(tmp_path / "in" / f"s{number:02}")
        student.start()
        student.solve("forward_h2")
        student.write("forward_h1", f"import time\ntime.sleep(0.02)\nreturn i1 * w1 + i2 * w2 + {number % 2}")
    (tmp_path / "in" / "unreadable.py").write_bytes(b"\xff")
    return tmp_path / "in"


def grade(submissions: Path, output: Path, *flags: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "grader",
        "grade",
        str(submissions),
        "--output",
        str(output),
        "--seed",
        "3",
        *flags,
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def results(output: Path) -> bytes:
    return (output / "results.jsonl").read_bytes()


def test_a_cluster_gives_the_same_bytes_also_when_a_worker_is_killed(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], submissions: Path, tmp_path: Path
) -> None:
    """Where it is graded makes no difference, and a worker killed in the middle loses nothing."""
    address, workers = cluster
    with grade(submissions, tmp_path / "here", "--quiet") as local:
        assert local.wait(100) == 0
    with grade(submissions, tmp_path / "there", "--scheduler", address) as away:
        while away.poll() is None and not _started(tmp_path / "there"):
            time.sleep(0.02)
        workers[0].kill()
        out, err = away.communicate(timeout=100)
        assert away.returncode == 0, out + err
    assert results(tmp_path / "there") == results(tmp_path / "here")
    assert f"{SUBMISSIONS + 1} submissions graded." in out
    with grade(submissions, tmp_path / "there", "--scheduler", address, "--quiet") as again:
        assert again.wait(100) == 0
    assert results(tmp_path / "there") == results(tmp_path / "here")


def _started(output: Path) -> bool:
    return (output / "results.jsonl").exists() and (output / "results.jsonl").stat().st_size > 0


def test_a_scheduler_that_dies_loses_nothing(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], submissions: Path, tmp_path: Path
) -> None:
    """Protects what is written from a lost cluster: a sentence, exit code 3, and the run goes on elsewhere."""
    address, processes = cluster
    processes[0].send_signal(signal.SIGSTOP)  # its batches are still out when the scheduler dies
    with grade(submissions, tmp_path / "there", "--scheduler", address, "--quiet") as away:
        while away.poll() is None and not _started(tmp_path / "there"):
            time.sleep(0.02)
        processes[-1].kill()
        _, err = away.communicate(timeout=100)
    assert (away.returncode, "Traceback" in err) == (3, False), err
    assert f"the scheduler at {address} has gone. What was written stays; run the same command to resume." in err
    for output in ("there", "here"):
        with grade(submissions, tmp_path / output, "--quiet") as local:
            assert local.wait(100) == 0
    assert results(tmp_path / "there") == results(tmp_path / "here")


def test_a_scheduler_that_nobody_works_for_yet(scheduler: Scheduler, submissions: Path, tmp_path: Path) -> None:
    """Who has no worker is told so, instead of looking at a bar that stands still; the run then goes on."""
    with grade(submissions, tmp_path / "there", "--scheduler", scheduler.address) as run:
        assert run.stderr
        assert run.stderr.readline() == f"No worker is there; waiting for one: dask worker {scheduler.address}\n"
        scheduler.worker()
        assert run.wait(100) == 0
    assert len(results(tmp_path / "there").splitlines()) == SUBMISSIONS + 1


def test_a_worker_of_another_version_grades_nothing() -> None:
    """Protects grades from a cluster where the kit was not brought up to date: they would be mixed without a word."""
    with pytest.raises(AnotherVersion, match="install on the cluster's machines"):
        grade_batch(Settings("backprop", 3, Limits(), isolated=True), (kit_version(), "another"), [])


def test_no_scheduler_is_bad_usage(submissions: Path, tmp_path: Path) -> None:
    """An address where nobody answers is said in a sentence, and nothing is written."""
    with grade(submissions, tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9") as run:
        _, err = run.communicate(timeout=100)
    assert run.returncode == 2
    assert "No scheduler answers at tcp://127.0.0.1:9" in err
    assert "Traceback" not in err
    assert not (tmp_path / "out").exists()
