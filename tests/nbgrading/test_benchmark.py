"""What the benchmark of `grader autograde` says of its parts."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.nbgrading.lesson import STEPS, Lesson

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only")

ROOT = Path(__file__).parents[2]


def test_each_part_is_measured(lesson: Lesson) -> None:
    """Protects the figures of the documents: a part that has got another name would take no time at all."""
    lesson.submit("ann", {"forward_h1": "return i1 * w2 + i2 * w1"}, STEPS[1:])
    file = lesson.path / "parts.json"
    command = [sys.executable, "-m", "benchmarks.where_time_goes", str(file), *lesson.command()[4:]]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    seconds = time.perf_counter() - start
    assert done.returncode == 0, done.stderr
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found.pop("memory") > 10
    assert set(found) == {"reading", "grading", "notebooks", "database"}
    assert all(part > 0.0001 for part in found.values()) and sum(found.values()) < seconds
    assert lesson.grades("ann")["test_error"] == (1.0, False)
