"""`grader grade` as a process of its own: what survives a kill, Ctrl-C and a full disk, and streams that go nowhere."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.batch.lock import alone
from tests.batch.slow_class import ended_well, write_slow_class
from tests.student_files import StudentFiles
from tests.waiting import wait_for

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]

ENV = {**os.environ, "COLUMNS": "100"}
SEED = 5


def command(submissions: Path, output: Path, *flags: str) -> list[str]:
    arguments = "grade", str(submissions), "--output", str(output), "--seed", str(SEED)
    return [sys.executable, "-m", "grader", *arguments, *flags]


def ended(*command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """What a command has come to, and said."""
    return subprocess.run(command, env=ENV, cwd=cwd, check=False, timeout=100, capture_output=True, text=True)


SLOW = 8
"""Students in a class of which some are graded, and some are not, when something happens."""


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Submissions that take their time, so that something can happen while they are graded."""
    folder = tmp_path_factory.mktemp("slow")
    write_slow_class(folder, SLOW)
    return folder


@pytest.fixture(scope="module")
def unbroken(slow: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The results of a run to which nothing happened."""
    return ended_well(slow, tmp_path_factory.mktemp("whole"), seed=SEED)


def lines(folder: Path) -> list[Any]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]


def lines_so_far(output: Path) -> int:
    return (output / "results.jsonl").read_bytes().count(b"\n") if (output / "results.jsonl").exists() else 0


def wait_for_lines(run: subprocess.Popen[Any], output: Path, number: int) -> None:
    wait_for(lambda: lines_so_far(output) >= number, during=run)


def test_killed_in_the_middle_it_goes_on(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """After a SIGKILL, and half a line, the same command ends with the results of an unbroken run, byte for byte."""
    with subprocess.Popen(command(slow, tmp_path, "--quiet"), env=ENV) as run:
        wait_for_lines(run, tmp_path, 3)
        os.kill(run.pid, signal.SIGKILL)
    assert 3 <= lines_so_far(tmp_path) < SLOW
    with open(tmp_path / "results.jsonl", "ab") as file:
        file.write(b'{"student": "half a li')
    assert ended(*command(slow, tmp_path, "--quiet")).returncode == 0
    assert (tmp_path / "results.jsonl").read_bytes() == unbroken


def test_a_killed_worker_is_replaced(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """A worker that dies costs nobody anything: its submission is tried once more by another."""
    with subprocess.Popen(command(slow, tmp_path, "--quiet", "--workers", "2"), env=ENV) as run:
        wait_for_lines(run, tmp_path, 3)
        for worker in workers_of(run.pid):
            os.kill(worker, signal.SIGKILL)
        assert run.wait(100) == 0
    assert (tmp_path / "results.jsonl").read_bytes() == unbroken


def test_two_runs_in_one_folder(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """A command that is started twice loses and doubles nobody: the second says that there is a first one."""
    with alone(tmp_path):
        second = ended(*command(slow, tmp_path))
    assert (second.returncode, second.stdout) == (2, "")
    assert f"Another run is writing to {tmp_path}: " in second.stderr
    assert not (tmp_path / "results.jsonl").exists()
    assert ended_well(slow, tmp_path, seed=SEED) == unbroken


def test_nobody_reads_the_summary(tmp_path: Path) -> None:
    """`grader grade ... | head` ends quietly: all is written by then, so nothing has failed."""
    StudentFiles(tmp_path / "in" / "ann").start()
    done = ended("bash", "-c", f"{sys.executable} -m grader grade in --output out | true", cwd=tmp_path)
    # A slow machine shows progress.
    assert [line for line in done.stderr.splitlines() if not line.endswith(" s left")] == []
    assert len(lines(tmp_path / "out")) == 1


def workers_of(grader: int) -> list[int]:
    """The worker processes of a grader; Python's resource tracker is none."""
    children = map(int, Path(f"/proc/{grader}/task/{grader}/children").read_text().split())
    return [pid for pid in children if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()]


def test_a_full_disk_is_said_and_loses_nothing(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """Where no more can be written the command says so, exits with 3, and what was written stays whole."""
    full = command(slow, tmp_path, "--quiet")
    small = "import os, resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))"
    limited = f"{small}; os.execvp({full[0]!r}, {full!r})"
    done = ended(sys.executable, "-c", limited)
    assert done.returncode == 3, done.stderr
    assert "What was written stays" in done.stderr
    assert "Traceback" not in done.stderr
    assert 0 < lines_so_far(tmp_path) < SLOW
    assert len(lines(tmp_path)) == lines_so_far(tmp_path)
    assert ended_well(slow, tmp_path, seed=SEED) == unbroken


def test_ctrl_c_says_how_to_go_on(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """Stopped from the keyboard, the command ends at once, without a traceback of any process, and goes on later."""
    with subprocess.Popen(
        command(slow, tmp_path, "--quiet"), env=ENV, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        wait_for_lines(run, tmp_path, 3)
        os.killpg(run.pid, signal.SIGINT)
        _, err = run.communicate(timeout=20)
    assert run.returncode == 130
    assert err == "Stopped. Run the same command to resume.\n"
    assert ended_well(slow, tmp_path, seed=SEED) == unbroken


@pytest.mark.parametrize("closing", ["2>&-", ">&-", "<&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_fault(tmp_path: Path, closing: str) -> None:
    """Protects runs of cron jobs and services, whose output goes nowhere."""
    StudentFiles(tmp_path / "in" / "ann").start()
    run = f"{sys.executable} -m grader grade in --output out {closing}"
    assert ended("bash", "-c", run, cwd=tmp_path).returncode == 0


def test_a_name_that_the_terminal_cannot_show(tmp_path: Path) -> None:
    """Protects the end of a run on a terminal of another coding: the name is written out, not the run broken off."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "\u6c34.py").write_bytes(b"\xff")
    command = [sys.executable, "-m", "grader", "grade", str(tmp_path / "in"), "--output", str(tmp_path / "out")]
    latin = {**ENV, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, env=latin, check=False, timeout=100, capture_output=True)
    assert (done.returncode, b"\\u6c34: \\u6c34.py is not UTF-8" in done.stdout) == (0, True)
