"""Submissions that take their time, so that something can happen while they are graded."""

from __future__ import annotations

from pathlib import Path

from tests.student_files import StudentFiles


def write_slow_class(folder: Path, size: int, *solved: str) -> None:
    """Students s00, s01, ...: the second, fourth, ... is wrong in forward_h1; the steps `solved` are right in all."""
    for number in range(size):
        student = StudentFiles(folder / f"s{number:02}")
        student.start()
        for step in solved:
            student.solve(step)
        student.write("forward_h1", f"import time\ntime.sleep(0.02)\nreturn i1 * w1 + i2 * w2 + {number % 2}")
