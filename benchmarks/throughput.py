"""How fast a class is graded, with full isolation, next to two baselines in the same run.

    python -m benchmarks.throughput [N ...]        # 100 and 1000 submissions if not given

The class is a mixture: right, wrong, unfinished, and one in 1,000 that never ends. The baselines are what isolation
cannot be cheaper than, and what it costs without a zygote: a fork of a process that has NumPy loaded, and a fresh
Python that loads it. An endless loop costs a second, its time limit, which is left out of the milliseconds; what all
processes have computed is printed beside them, since other work on the machine does not count there.
"""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from grader.courses.backprop import course

ENDLESS, LIMIT = 1_000, 1.0
"""One submission in so many has an endless loop, which is stopped after so many seconds."""

FORK = """
import os, time, numpy
start = time.perf_counter()
for _ in range(200):
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
print((time.perf_counter() - start) / 200)
"""


def main(sizes: list[int]) -> None:
    fork = float(subprocess.run([sys.executable, "-c", FORK], capture_output=True, text=True, check=True).stdout)
    print(f"baselines: fork with NumPy loaded {1000 * fork:.2f} ms, fresh Python with NumPy {1000 * _fresh():.0f} ms")
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / f"class of {size}"
            _write_class(folder, size)
            for workers in (1, 2):
                _report(folder, Path(name) / f"out {size} {workers}", size, workers, fork)


def _report(folder: Path, output: Path, size: int, workers: int, fork: float) -> None:
    command = [sys.executable, "-m", "grader", "grade", str(folder), "--output", str(output), "--quiet"]
    start, computed = time.perf_counter(), _computed()
    subprocess.run([*command, "--workers", str(workers), "--step-timeout", str(LIMIT)], check=True)
    seconds, computed = time.perf_counter() - start, _computed() - computed
    endless = _endless(size) * LIMIT
    each = (seconds * min(workers, os.cpu_count() or 1) - endless) / size
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{size} submissions, {workers} worker(s): {seconds:.1f} s, {size / seconds:.0f} a second, "
        f"{1000 * each:.1f} ms a submission and core, {each / fork:.1f} forks, "
        f"{1000 * (computed - endless) / size:.1f} ms computed, largest process {peak:.0f} MB"
    )


def _endless(size: int) -> int:
    """How many of so many submissions never end."""
    return len(range(min(size, ENDLESS) // 2, size, ENDLESS))


def _computed() -> float:
    """The seconds that all processes that have ended have computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _fresh() -> float:
    start = time.perf_counter()
    for _ in range(5):
        subprocess.run([sys.executable, "-c", "import numpy"], check=True)
    return (time.perf_counter() - start) / 5


def _write_class(folder: Path, size: int) -> None:
    """Submissions that differ, as those of a class do: each solves another part of the steps."""
    solved = {e.name: (course.solutions_folder / f"{e.name}.py").read_text() for e in course.exercises}
    stubs = {e.name: (course.exercises_folder / f"{e.name}.py").read_text() for e in course.exercises}
    for number in range(size):
        chance = random.Random(number)
        submission = folder / f"student{number:05}"
        submission.mkdir(parents=True)
        for name, solution in solved.items():
            text = solution if chance.random() < 0.7 else stubs[name]
            if chance.random() < 0.3:
                text = slip(text, chance)
            (submission / f"{name}.py").write_text(text)
        if number % ENDLESS == min(size, ENDLESS) // 2:
            (submission / "ex2_error.py").write_text("def error(prediction, actual):\n    while True: pass\n")


def slip(text: str, chance: random.Random) -> str:
    """The text with one sign turned round."""
    places = [match.start() for match in re.finditer(r"(?<=\w) [+-] (?=\w)", text)]
    if not places:
        return text
    place = chance.choice(places) + 1
    return f"{text[:place]}{'-' if text[place] == '+' else '+'}{text[place + 1 :]}"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
