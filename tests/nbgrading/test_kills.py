"""Whenever a run is killed: a folder that stands agrees with the gradebook, and the same command ends it rightly."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.batch import workers
from grader.batch.journal import Journal
from grader.nbgrading import autograde, autograded_folders, rows
from tests.copies import in_a_copy
from tests.nbgrading.lesson import STEPS, Lesson
from tests.notebooks.classroom import cells, read, shown
from tests.waiting import wait_for

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]

STUDENTS = [f"s{number}" for number in range(5)]
POINTS = re.compile(r"Points: (\d) of 1")


def hand_in(lesson: Lesson, solved: tuple[str, ...]) -> None:
    shutil.rmtree(lesson.path / "submitted", ignore_errors=True)
    for student in STUDENTS:
        lesson.submit(student, {"forward_h1": f"return {student[1:]}"}, solved)


def shown_points(lesson: Lesson, student: str) -> dict[str, float]:
    """The points that the notebooks speak of, by step."""
    found: dict[str, float] = {}
    for path in sorted(lesson.place(student).glob("ex*.ipynb")):
        for grade_id, cell in cells(read(path)).items():
            if grade_id.startswith("test_"):
                points = POINTS.search(shown(cell))
                assert points
                found[grade_id.removeprefix("test_")] = float(points[1])
    return found


def scores(lesson: Lesson, student: str) -> dict[str, float | None]:
    found = lesson.grades(student)
    return {step: found[f"test_{step}"][0] for step in STEPS}


def assert_agree(lesson: Lesson) -> int:
    """How many folders stand; each is whole, and says what the gradebook says."""
    standing = [student for student in STUDENTS if lesson.place(student).exists()]
    for student in standing:
        assert shown_points(lesson, student) == scores(lesson, student)
    return len(standing)


def content(lesson: Lesson) -> dict[str, bytes]:
    """Everything in the autograded folders, hidden leftovers included."""
    root = lesson.path / "autograded"
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def graded_twice(released: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A class that was graded, has then changed all its answers; and what an unbroken second run makes of it."""
    lesson = Lesson(tmp_path_factory.mktemp("kills") / "course")
    shutil.copytree(released, lesson.path)
    hand_in(lesson, ("error",))
    assert lesson.autograde("--quiet").returncode == 0
    hand_in(lesson, ("forward_h2", "delta"))
    whole = Lesson(lesson.path.with_name("whole"))
    shutil.copytree(lesson.path, whole.path)
    assert whole.autograde("--quiet").returncode == 0
    assert assert_agree(whole) == len(STUDENTS)
    return lesson.path, content(whole)


@pytest.fixture
def changed(graded_twice: tuple[Path, dict[str, bytes]], tmp_path: Path) -> Lesson:
    shutil.copytree(graded_twice[0], tmp_path / "course")
    return Lesson(tmp_path / "course")


def run_and_die(lesson: Lesson, moment: int) -> bool:
    """Run the command in a copy of this process that kills itself at its so-and-so-many-th change; whether it did."""

    def run() -> None:
        workers.multiprocessing = multiprocessing  # type: ignore[attr-defined]  # who loads them is no child of a copy
        _die_at(moment)
        lesson.autograde("--quiet")

    return in_a_copy(run) == -signal.SIGKILL


def _die_at(moment: int) -> None:
    """Let every change of the folders, the gradebook and the journals count, before it is made."""
    left = iter(range(moment))

    def counting(function: Any) -> Any:
        def counted(*arguments: Any, **named: Any) -> Any:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **named)

        return counted

    autograde.MOST = 2
    autograded_folders.os.rename = counting(os.rename)  # type: ignore[attr-defined]
    autograded_folders.shutil.rmtree = counting(shutil.rmtree)  # type: ignore[attr-defined]
    rows.Rows.save = counting(rows.Rows.save)  # type: ignore[method-assign]
    Journal.note = counting(Journal.note)  # type: ignore[method-assign]


@pytest.mark.parametrize("moment", [8, 20, 26, 29, 33, 36, 40, 47])
def test_killed_at_a_change(changed: Lesson, graded_twice: tuple[Path, dict[str, bytes]], moment: int) -> None:
    """No folder is half a folder or speaks of other grades than the gradebook; then nothing is lost or left over."""
    assert run_and_die(changed, moment)
    standing = assert_agree(changed)
    assert standing >= len(STUDENTS) - 2
    assert changed.autograde("--quiet").returncode == 0
    assert assert_agree(changed) == len(STUDENTS)
    assert content(changed) == graded_twice[1]


def test_killed_from_outside(changed: Lesson, graded_twice: tuple[Path, dict[str, bytes]]) -> None:
    """A SIGKILL to the real command while it grades: the next one goes on, and ends with the same."""
    with subprocess.Popen(changed.command("--quiet")) as run:
        results = changed.path / ".grader" / "backprop" / "results.jsonl"
        wait_for(lambda: results.read_bytes().count(b"\n") >= len(STUDENTS) + 2, during=run)
        os.kill(run.pid, signal.SIGKILL)
    assert_agree(changed)
    assert changed.autograde("--quiet").returncode == 0
    assert content(changed) == graded_twice[1]
