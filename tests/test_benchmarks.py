"""The benchmarks run, and print what they are for; what they measure is not asserted here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["cost.py", "1"], ["(a) 400 files of a host project", "(b) 24 steps", "ratio"]),
        (["leave_one_out.py", "delta"], ["delta"]),
        (["throughput.py", "4"], ["baselines: fork with NumPy", "4 submissions, 1 worker", "4 submissions, 2 worker"]),
    ],
    ids=["cost", "leave one out", "throughput"],
)
def test_a_benchmark_runs(command: list[str], words: list[str]) -> None:
    """A figure in the documents can be had again by the command that stands there."""
    name, *arguments = command
    done = subprocess.run(
        [sys.executable, str(FOLDER / name), *arguments], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in words), done.stdout
