"""Seconds that a submission takes in `grader grade`, check50, Otter and nbgrader, in one run on equal exercises.

    python -m benchmarks.comparison [N]        # N submissions for each tool, 20 if not given

Equal: the 24 steps of `backprop`, N right submissions, the calls of a step (text, fixed and drawn cases) and their
right answers, one worker, and that a tool's start counts, once for each command as its users type it. check50 and Otter
are installed into environments of their own. A tool that finds fault with a right answer ends the run.

Not equal: `grader` isolates each submission, and would name the mistake behind a wrong answer; the answers to equal
functions it compares once, and these submissions are equal. nbgrader's test cells call the kit's own check, as
`grader notebooks` writes them. check50 has a process for each step, Otter a kernel for each submission, nbgrader one
for each notebook. Otter takes one file of a student: it gets the seven as one script.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.room import DoesNotInstall, Room, run
from grader.courses.backprop import course
from grader.nbgrading.nbgrader_parts import api
from tests.notebooks.classroom import Classroom

POINTS = sum(step.points for step in course.steps)

OTTER_LOOP = """
import sys
from otter.api import grade_submission
for path in sys.argv[2:]:
    print(grade_submission(path, sys.argv[1], quiet=True).total)
"""


def grade(room: Room) -> float:
    """`grader grade` on all folders of files."""
    output = room.folder / "graded"
    command = [sys.executable, "-m", "grader", "grade", room.files, "--output", output, "--workers", "1", "--quiet"]
    seconds = _timed([command])
    with open(output / "grades.csv", newline="", encoding="utf-8") as file:
        _see_that_all_is_right([float(row["points"]) for row in csv.DictReader(file)])
    return seconds


def check50(room: Room) -> float:
    """`check50 --dev` in each folder of files."""
    command = [room.check50, "--dev", room.checks, "--log-level", "warning", "--output", "json", "--output-file"]
    outputs = {student: room.folder / f"{student}.json" for student in room.students}
    seconds = sum(_timed([[*command, output]], room.files / student) for student, output in outputs.items())
    found = [json.loads(output.read_text(encoding="utf-8"))["results"] for output in outputs.values()]
    _see_that_all_is_right([float(sum(result["passed"] is True for result in results)) for results in found])
    return seconds


def otter_run(room: Room) -> float:
    """`otter run` on each script."""
    command = [room.otter / "otter", "run", "-a", room.autograder, "-o"]
    outputs = [room.folder / f"otter {student}" for student in room.students]
    for output in outputs:
        output.mkdir()
    seconds = _timed([[*command, output, script] for output, script in zip(outputs, room.scripts, strict=True)])
    found = [json.loads((output / "results.json").read_text(encoding="utf-8"))["tests"] for output in outputs]
    _see_that_all_is_right([sum(test.get("score", 0.0) for test in tests) for tests in found])
    return seconds


def otter_api(room: Room) -> float:
    """Otter's function in a loop over the scripts."""
    command = [room.otter / "python", "-c", OTTER_LOOP, room.autograder, *room.scripts]
    start = time.perf_counter()
    points = [float(line) for line in run(command).split()]
    seconds = time.perf_counter() - start
    _see_that_all_is_right(points)
    return seconds


def nbgrader(room: Room) -> float:
    """`nbgrader autograde` on all notebooks."""
    classroom = room.classroom("stock")
    start = time.perf_counter()
    classroom.nbgrader("autograde", course.name, timeout=3600)
    seconds = time.perf_counter() - start
    _see_that_all_is_right(list(_scores(classroom)))
    return seconds


def autograde(room: Room) -> float:
    """`grader autograde` on all notebooks."""
    classroom = room.classroom("ours")
    command = [sys.executable, "-m", "grader", "autograde", course.name, "--course-dir", classroom.path]
    seconds = _timed([[*command, "--workers", "1", "--quiet"]])
    _see_that_all_is_right(list(_scores(classroom)))
    return seconds


@dataclass(frozen=True)
class Row:
    """A tool, what it is given of a student, and what measures its seconds for all submissions together."""

    tool: str
    given: str
    measure: Callable[[Room], float]


ROWS = (
    Row("grader grade", "7 files", grade),
    Row("check50 --dev", "7 files", check50),
    Row("otter run", "1 script", otter_run),
    Row("otter.api.grade_submission", "1 script", otter_api),
    Row("grader autograde", "7 notebooks", autograde),
    Row("nbgrader autograde", "7 notebooks", nbgrader),
)


def main(size: int) -> None:
    print(f"{size} right submissions of the {len(list(course.steps))} steps of {course.name}, one worker\n")
    print("| tool | a submission is | seconds a submission | times slower than grader grade |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for line in _lines(Room(Path(name), size)):
            print(line, flush=True)


def _lines(room: Room) -> Iterator[str]:
    ours = grade(room)
    for row in ROWS:
        try:
            seconds = ours if row.measure is grade else row.measure(room)
            yield f"| {row.tool} | {row.given} | {seconds / room.size:.3f} | {seconds / ours:.1f} |"
        except DoesNotInstall as fault:
            yield f"| {row.tool} | {row.given} | does not install here: {fault} | |"


def _scores(classroom: Classroom) -> Iterator[float]:
    with api.Gradebook(f"sqlite:///{classroom.path / 'gradebook.db'}") as found:
        yield from (submission.score for submission in found.assignment_submissions(course.name))


def _see_that_all_is_right(points: Sequence[float]) -> None:
    if not points or set(points) != {POINTS}:
        raise SystemExit(f"Right answers have got {sorted(set(points))} of {POINTS} points: this is no comparison.")


def _timed(commands: Sequence[Sequence[object]], folder: Path | None = None) -> float:
    """The seconds that the commands take, one after the other."""
    start = time.perf_counter()
    for command in commands:
        run(command, folder)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
