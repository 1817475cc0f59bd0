"""How fast `grader autograde` is, next to `nbgrader autograde` on the same notebooks in the same run.

    python -m benchmarks.autograde [N ...] [--stock M]        # 100 and 2000 submissions, 5 of them by nbgrader

One class answers everything rightly, the other is a mixture of right, wrong and unfinished steps; seven notebooks a
submission. Both write the gradebook (SQLite) and the autograded notebooks, and a command's start counts. nbgrader has
no workers: it grades M submissions one after the other, and the seconds for each stand for all others. Of `grader
autograde`, with a worker for each core, it is also printed where the time goes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.notebook_class import Answer, hand_in, mixed, released, right
from benchmarks.where_time_goes import DATABASE, GRADING, NOTEBOOKS, READING
from grader.courses.backprop import course
from tests.notebooks.classroom import Classroom

Result = TypeVar("Result")

CLASSES: Mapping[str, Answer] = {"right": right, "mixed": mixed}


class Cost(NamedTuple):
    """Seconds on the clock, and seconds that all processes together have computed: other work does not count there."""

    clock: float
    computed: float


def main(sizes: list[int], sample: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        for kind, answer in CLASSES.items():
            stock = _stock(_handed_in(Path(name) / f"{kind}, stock", sample, answer))
            clock, computed = stock.clock / sample, stock.computed / sample
            print(f"{kind}: nbgrader autograde, {sample} submissions: {clock:.2f} s each, {computed:.2f} s computed")
            for size in sizes:
                classroom = _handed_in(Path(name) / f"{kind}, {size}", size, answer)
                print(_line(classroom, size, Cost(clock * size, computed * size)), flush=True)


def _handed_in(folder: Path, size: int, answer: Answer) -> Classroom:
    classroom = released(folder)
    hand_in(classroom, size, answer)
    return classroom


def _stock(classroom: Classroom) -> Cost:
    done, cost = _timed(lambda: classroom.nbgrader("autograde", course.name, timeout=3600))
    if done.returncode:
        raise SystemExit(f"nbgrader autograde has failed:\n{done.stdout}")
    return cost


def _line(classroom: Classroom, size: int, stock: Cost) -> str:
    """What `grader autograde` costs, and where its time goes, next to what stock nbgrader would cost."""
    file = classroom.path / "parts.json"
    command = [sys.executable, "-m", "benchmarks.where_time_goes", str(file), course.name]
    _, cost = _timed(lambda: subprocess.run([*command, "--course-dir", str(classroom.path), "--quiet"], check=True))
    found = json.loads(file.read_text(encoding="utf-8"))
    parts = {name: found.get(name, 0.0) for name in (READING, GRADING, NOTEBOOKS, DATABASE)}
    parts["start and end"] = cost.clock - sum(parts.values())
    return (
        f"  grader autograde, {size} submissions: {cost.clock:.1f} s, {1000 * cost.clock / size:.1f} ms each, "
        f"{1000 * cost.computed / size:.1f} ms computed; {stock.clock / cost.clock:.0f} times faster, "
        f"{stock.computed / cost.computed:.0f} times less computed; {found['memory']:.0f} MB\n    "
        + ", ".join(f"{name} {part:.1f} s ({part / cost.clock:.0%})" for name, part in parts.items())
    )


def _timed(run: Callable[[], Result]) -> tuple[Result, Cost]:
    start, before = time.perf_counter(), os.times()
    result = run()
    after = os.times()
    computed = after.children_user + after.children_system - before.children_user - before.children_system
    return result, Cost(time.perf_counter() - start, computed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="`grader autograde` next to `nbgrader autograde`")
    parser.add_argument("sizes", metavar="N", type=int, nargs="*", default=[100, 2000])
    parser.add_argument("--stock", metavar="M", type=int, default=5)
    given = parser.parse_args()
    main(given.sizes, given.stock)
