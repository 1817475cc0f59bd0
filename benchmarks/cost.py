"""What the plugin costs, as ratios in one run.

(a) a host project's plain pytest run of many files, with the plugin and without it;
(b) `pytest exercises` against as many trivial tests in as many files, with NumPy imported.

    python -m benchmarks.cost [ROUNDS [FILES]]        # 9 rounds, 400 files
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.courses.backprop import course


def main(rounds: int = 9, files: int = 400) -> None:
    with tempfile.TemporaryDirectory() as name:
        host, trivial, exercises = (Path(name) / part for part in ("host", "trivial", "exercises"))
        _write_host(host, files)
        _write_trivial(trivial)
        _copy_exercises(exercises)
        _report(
            f"(a) {files} files of a host project", rounds, {"without": [host, "-p", "no:exercises"], "with": [host]}
        )
        _report(
            "(b) 24 steps in 7 files", rounds, {"trivial": [trivial, "-p", "no:exercises"], "exercises": [exercises]}
        )


def _report(title: str, rounds: int, runs: Mapping[str, Sequence[object]]) -> None:
    """Time the runs in turns, and compare the shortest: what else the machine does only adds to them."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, arguments in runs.items():
            seconds = _seconds(arguments)
            if number:  # the first round only warms the caches
                times[name].append(seconds)
    (base, first), (other, second) = ((name, min(found)) for name, found in times.items())
    spread = max(times[base]) / min(times[base])
    print(f"{title}: {base} {first:.3f} s, {other} {second:.3f} s, ratio {second / first:.2f} (noise {spread:.2f})")


def _seconds(arguments: Sequence[object]) -> float:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, arguments)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as on a desk
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False, cwd=str(arguments[0]), env=env)
    return time.perf_counter() - start


def _write_host(folder: Path, files: int) -> None:
    folder.mkdir()
    for number in range(files):
        (folder / f"test_{number}.py").write_text("def test_one():\n    assert 1 + 1 == 2\n")


def _write_trivial(folder: Path) -> None:
    folder.mkdir()
    for exercise in course.exercises:
        tests = "\n\n".join(f"def test_{step.name}():\n    assert numpy.sum([1, 1]) == 2\n" for step in exercise.steps)
        (folder / f"test_{exercise.name}.py").write_text(f"import numpy\n\n\n{tests}")


def _copy_exercises(folder: Path) -> None:
    folder.mkdir()
    for file in course.exercises_folder.glob("ex*.py"):
        (folder / file.name).write_bytes(file.read_bytes())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
