"""The gradebook in bulk, in an SQLite file and in a real PostgreSQL server: the same rows, written in bulk."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sql
from sqlalchemy.engine import Engine

from grader.nbgrading import database, gradebook
from grader.nbgrading.assignment import Assignment
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.scores import Batch, Graded
from tests.nbgrading.lesson import STEPS, Lesson
from tests.nbgrading.postgresql import NoServer, server
from tests.nbgrading.tools import Base, Gradebook

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]


@pytest.fixture(scope="module")
def class_of_two(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    lesson = Lesson(tmp_path_factory.mktemp("databases") / "course")
    shutil.copytree(released, lesson.path)
    lesson.configure('c.CourseDirectory.course_id = "course101"\n')  # nbgrader needs one where foreign keys are checked
    lesson.submit("ann", {}, STEPS)
    lesson.submit("ben", {"delta": "return 1"}, STEPS[:3])
    return lesson


@pytest.fixture
def postgresql(class_of_two: Lesson) -> Iterator[str]:
    """A PostgreSQL server that holds the released assignment."""
    try:
        with server() as url:
            copy_rows(f"sqlite:///{class_of_two.path / 'gradebook.db'}", url)
            yield url
    except NoServer as reason:
        pytest.skip(str(reason))


def copy_rows(old: str, new: str) -> None:
    """Move a gradebook to another database, as an instructor would: table by table."""
    source, target = sql.create_engine(old), sql.create_engine(new)
    Base.metadata.create_all(target)
    with source.connect() as reading, target.begin() as writing:
        for table in Base.metadata.sorted_tables:
            found = [dict(row) for row in reading.execute(sql.select(table)).mappings()]
            # An assignment of no course's is nothing to SQLite, and a missing row to a server.
            found += [{"id": ""}] if table.name == "course" and {"id": ""} not in found else []
            if found:
                writing.execute(sql.insert(table), found)
    source.dispose()
    target.dispose()


def rows(url: str) -> set[tuple[Any, ...]]:
    """Every grade in the gradebook, without ids."""
    with Gradebook(url) as found:
        return {
            (submission.student.id, notebook.name, grade.name, grade.auto_score, grade.needs_manual_grade, grade.score)
            for submission in found.assignment_submissions("backprop")
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def test_postgresql_gets_what_sqlite_gets(class_of_two: Lesson, postgresql: str, tmp_path: Path) -> None:
    """By URL, the same command fills a server, in bulk; resumed there it changes nothing, and its export works."""
    assert class_of_two.autograde().returncode == 0
    expected = rows(f"sqlite:///{class_of_two.path / 'gradebook.db'}")
    assert len(expected) == 2 * 7
    first = class_of_two.autograde("--db", postgresql)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "Graded before" not in first.stdout  # this gradebook had nothing of them
    assert rows(postgresql) == expected
    again = class_of_two.autograde("--db", postgresql)
    assert "Graded before, and unchanged since: 2." in again.stdout
    exporter = "--exporter=grader.nbgrading.export.StepExport"
    class_of_two.stock("export", exporter, f"--db={postgresql}", f"--to={tmp_path / 'server.csv'}")
    class_of_two.stock("export", exporter, f"--to={tmp_path / 'file.csv'}")
    assert sorted(lines(tmp_path / "server.csv")) == sorted(lines(tmp_path / "file.csv"))
    write_two_hundred(class_of_two, postgresql)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_sqlite_is_written_in_bulk(class_of_two: Lesson, tmp_path: Path) -> None:
    """Protects the time of large classes: a submission costs no statement of its own."""
    shutil.copy(class_of_two.path / "gradebook.db", tmp_path / "gradebook.db")
    write_two_hundred(class_of_two, f"sqlite:///{tmp_path / 'gradebook.db'}")


def test_a_server_that_does_not_answer_is_said(class_of_two: Lesson) -> None:
    """The way out is another URL, not a traceback; a password is not shown."""
    done = class_of_two.autograde("--db", "postgresql+psycopg://ann:secret@localhost:1/none")
    assert done.returncode == 2
    assert "does not answer" in done.stderr
    assert "secret" not in done.stderr and "Traceback" not in done.stderr


def graded(found: Assignment, student: str, points: float) -> Graded:
    scores = {str(cell.graded_id): points for _, cell in found.graded() if cell.grade}
    commented = (cell for notebook in found.notebooks for cell in notebook.cells if cell.comment_id)
    comments = {str(cell.comment_id): None for cell in commented}
    return Graded(student, None, scores, comments)


def write(engine: Engine, found: Assignment, many: list[Graded]) -> None:
    with engine.begin() as connection:
        batch = Batch(connection, found, [one.student for one in many])
        assert [batch.take(one, lambda *_: None) for one in many] == [None] * len(many)
        batch.save()


def write_two_hundred(lesson: Lesson, url: str) -> None:
    """Two hundred submissions, new ones and then changed ones, in bulk: with less than half a statement for each."""
    statements: list[object] = []
    with database.opened(url, lesson.path) as engine:
        sql.event.listen(engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
        with engine.connect() as connection:
            found = gradebook.assignment(connection, "backprop", CourseFolder(lesson.path))
        for points in (1.0, 0.0):
            statements.clear()
            for first in range(0, 200, 50):
                students = [f"many{number}" for number in range(first, first + 50)]
                write(engine, found, [graded(found, student, points) for student in students])
            assert 0 < len(statements) < 100
    mine = {row for row in rows(url) if row[0].startswith("many")}
    assert len(mine) == 200 * 7
    assert {row[3] for row in mine} == {0.0, None}
