"""Wheels made of what is installed: a course that no registry has travels whole, and without its solutions."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.packing.archive import zipped
from tests.packing.unpacked import read
from tests.test_course_guide import small_course, typed

SQUARES = '''
from dataclasses import replace

import circles
from grader import Exercise

exercise = Exercise(__name__, title="Squares")


@exercise.step()
def side(radius):
    """A side."""
    return radius


course = replace(circles.course, name="squares", exercises=(exercise,))
'''
"""A second course of the same package."""

ASK = (
    "import grader, sys; from grader.installed import course_named\n"
    "course = course_named('circles')\n"
    "print(grader.__file__, course.exercises[0].name, len(list(course.steps)))"
)


def packed(command: Sequence[str], folder: Path) -> None:
    """Run a command of the kit where the guide's course is installed from its sources."""
    done = typed(["grader", *command, "--course", "circles"], folder)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The two wheels in an autograder for the guide's course."""
    folder, project = tmp_path_factory.mktemp("packed"), small_course(tmp_path_factory.mktemp("circles"))
    (project / "squares.py").write_text(SQUARES)
    with (project / "circles_course-1.0.dist-info" / "entry_points.txt").open("a") as entry_points:
        entry_points.write("squares = squares:course\n")
    packed(["gradescope", str(folder / "autograder.zip")], project)
    with zipfile.ZipFile(folder / "autograder.zip") as archive:
        archive.extractall(folder)
    return sorted((folder / "wheels").iterdir())


def test_a_private_course_is_whole_and_unsolved(wheels: list[Path]) -> None:
    """Modules and entry points, also of the package's other course, and none of the solutions that lie between them."""
    assert wheels[0].name == "circles_course-1.0-py3-none-any.whl"
    files = read(wheels[0])
    info = "circles_course-1.0.dist-info"
    code = ["circles/__init__.py", "circles/ex1_areas.py", "squares.py"]
    assert set(files) == {*code, *(f"{info}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt"))}
    assert "circles = circles:course\nsquares = squares:course\n" in files[f"{info}/entry_points.txt"]
    assert "Name: circles-course" in files[f"{info}/METADATA"]


def test_the_wheels_are_all_that_the_course_needs(wheels: list[Path], tmp_path: Path) -> None:
    """Imported from the two wheels alone, the course is found by its name, and has its steps."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, wheels))}
    ask = [sys.executable, "-c", ASK]
    run = subprocess.run(ask, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    where, exercise, steps = run.stdout.split()
    assert Path(where).is_relative_to(wheels[1])
    assert (exercise, steps) == ("ex1_areas", "2")


def test_a_wheels_record_names_every_file(wheels: list[Path]) -> None:
    """An installer checks the digests and sizes of all files but the record itself."""
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            names = set(wheel.namelist())
            (record,) = (name for name in names if name.endswith(".dist-info/RECORD"))
            rows = list(csv.reader(io.StringIO(wheel.read(record).decode())))
            assert {row[0] for row in rows} == names
            for name, digest, size in rows:
                if name != record:
                    data = wheel.read(name)
                    expected = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
                    assert (digest, int(size)) == (f"sha256={expected}", len(data))


def test_students_install_the_course_beside_the_kit(tmp_path: Path) -> None:
    """The requirements of a course of its own name both packages; before its stubs are made the command says so."""
    project = small_course(tmp_path)
    refused = typed(["grader", "release", "start.zip", "--course", "circles"], project)
    assert refused.returncode == 1
    assert "ex1_areas.py: `grader build --course circles` makes it." in refused.stderr
    assert not (project / "start.zip").exists()
    assert typed(["grader", "build", "--course", "circles"], project).returncode == 0
    packed(["release", "start.zip"], project)
    files = read(project / "start.zip")
    names = ["README.md", "exercises/ex1_areas.py", "pytest.ini", "requirements.txt"]
    assert list(files) == [f"circles/{name}" for name in names]
    kit, own = files["circles/requirements.txt"].splitlines()
    assert kit.startswith("pytest-exercises==")
    assert own == "circles-course==1.0"
    assert "# Circles and rings" in files["circles/README.md"]


def test_an_archive_depends_on_its_files_alone() -> None:
    """The order in which files come makes no difference; what may be run is marked."""
    files = {"b": b"2", "a/c": b"1"}
    assert zipped(files) == zipped(dict(reversed(files.items())))
    assert zipped(files) != zipped(files, executable=["b"])
