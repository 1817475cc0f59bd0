"""Submissions that take their time, so that something can happen while they are graded."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from grader.cli import main
from tests.student_files import StudentFiles


def write_slow_class(folder: Path, size: int, *solved: str) -> None:
    """Students s00, s01, ...: the second, fourth, ... is wrong in forward_h1; the steps `solved` are right in all."""
    for number in range(size):
        student = StudentFiles(folder / f"s{number:02}")
        student.start()
        for step in solved:
            student.solve(step)
        student.write("forward_h1", f"import time\ntime.sleep(0.02)\nreturn i1 * w1 + i2 * w2 + {number % 2}")


def ended_well(submissions: Path, output: Path, *, seed: int) -> bytes:
    """The results, once `grader grade` has ended well; in this process, whose `loaded_workers` need not load it."""
    typed = ["grade", str(submissions), "--output", str(output), "--seed", str(seed), "--workers", "1", "--quiet"]
    assert CliRunner().invoke(main, typed).exit_code == 0
    return (output / "results.jsonl").read_bytes()
