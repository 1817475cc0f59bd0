"""Faults that are not the student's: nobody gets a zero for them, and what is whole stays whole."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grader.batch.lock import alone
from grader.courses.backprop import course
from grader.nbgrading import database, gradebook
from grader.nbgrading.cell_scores import judged, mended
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.prepared_submission import Desk
from grader.reports.report import report_of, same_for_all
from grader.submissions import disk
from tests.nbgrading.lesson import STEPS, Lesson

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]

EX1 = "ex1_forward_pass"


def test_the_graders_own_fault_waits_for_a_human(lesson: Lesson) -> None:
    """A worker that has died is no zero: no score, needs manual grading, and the notebook says so."""
    lesson.submit("ann", {}, STEPS)
    folder = CourseFolder(lesson.path)
    with database.opened(folder.url, folder.root) as engine, engine.connect() as connection:
        found = gradebook.assignment(connection, "backprop", folder)
    desk = Desk(folder, found, course, lesson.path / "staging")
    prepared = desk.prepared(desk.handed("ann"))
    error = "The grader's own fault, not the student's: the worker died, twice."
    report = report_of("ann", course, same_for_all(course, "error", error), isolated=True, error=error)
    made = judged(prepared, mended(report, prepared, found, course), found, course)
    tests = {cell.graded_id for _, cell in found.graded() if cell.is_test}
    assert {made.graded.scores[test] for test in tests if test} == {None}
    assert made.faults == (error,)
    outputs = made.notebooks[EX1][1]
    assert outputs["test_forward_h1"].stream == "stderr"
    assert outputs["test_forward_h1"].text.startswith("NOT GRADED yet: this cell is graded by hand.")


def test_a_disk_that_does_not_read_is_tried_again(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """One unreadable folder stops nobody else, is listed, and graded by the next run."""
    for student in ("ann", "ben"):
        lesson.submit(student, {}, STEPS)

    def failing(path: Path, name: str, most: int) -> bytes:
        if "ben" in path.parts:
            raise PermissionError(13, "Permission denied")
        return whole(path, name, most)

    whole = disk.read_file
    monkeypatch.setattr("grader.nbgrading.submitted_folder.read_file", failing)
    done = lesson.autograde()
    assert done.returncode == 3
    assert "  ben: It cannot be read: [Errno 13] Permission denied" in done.stdout
    assert lesson.grades("ann")["test_error"] == (1.0, False)
    assert lesson.grades("ben")["test_error"] == (None, True)
    monkeypatch.undo()
    again = lesson.autograde()
    assert again.returncode == 0, again.stdout
    assert lesson.grades("ben")["test_error"] == (1.0, False)


def test_a_locked_gradebook_loses_nothing(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else holds the database: a sentence, exit code 3, no folder that the gradebook does not know."""
    lesson.submit("ann", {}, STEPS)
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with sqlite3.connect(lesson.path / "gradebook.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        done = lesson.autograde()
        other.execute("ROLLBACK")
    other.close()
    assert done.returncode == 3
    assert "The gradebook cannot be written" in done.stderr and "database is locked" in done.stderr
    assert "Traceback" not in done.stderr
    assert not lesson.place("ann").exists()
    assert lesson.autograde().returncode == 0
    assert lesson.grades("ann")["test_error"] == (1.0, False)


def test_names_that_no_gradebook_holds_are_said(lesson: Lesson) -> None:
    """An id that is too long, or no text, is listed; the others are graded."""
    long = "x" * 129
    for student in ("ann", long):
        lesson.submit(student, {}, STEPS)
    lesson.folder("ann").parent.with_name(b"\xff".decode("utf-8", "surrogateescape")).mkdir()
    lesson.folder(b"\xff".decode("utf-8", "surrogateescape")).mkdir()
    done = lesson.autograde()
    assert done.returncode == 3
    assert done.stdout.count("The gradebook cannot hold this id: rename the folder.") == 2
    assert lesson.grades("ann")["test_error"] == (1.0, False)
    with lesson.gradebook() as found:
        assert [student.id for student in found.students] == ["ann"]


@pytest.mark.parametrize("name", ["nbgrader", "sqlalchemy"])
def test_without_the_extra_it_says_what_to_install(name: str) -> None:
    """A student's light installation has none of it; nothing is written then, as with any bad usage."""
    code = f"import sys; sys.modules[{name!r}] = None; from grader.cli import main; main(['autograde', 'backprop'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f'This needs the package {name}: pip install "pytest-exercises[nbgrader]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_the_way_out_is_one_that_the_command_has(lesson: Lesson) -> None:
    """Who grades notebooks names no --output and has no --fresh: what is said of a run's folder leads on without."""
    lesson.submit("ann", {}, STEPS)
    kept = lesson.path / ".grader" / "backprop"
    assert lesson.autograde().returncode == 0
    (kept / "run.json").write_text("damaged")
    lost = lesson.autograde()
    assert (lost.returncode, "`grader autograde` once that folder is deleted" in lost.stderr) == (2, True)
    shutil.rmtree(kept)
    assert lesson.autograde().returncode == 0
    with alone(kept):
        busy = lesson.autograde()
    assert (busy.returncode, "Another run is writing" in busy.stderr) == (2, True)
    assert "--output" not in lost.stderr + busy.stderr
