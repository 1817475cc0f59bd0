"""The guide for course authors: the course that stands in it is built, checked and solved as it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.plain_pytest import PLAIN

GUIDE = Path(__file__).parents[1] / "docs" / "courses.md"


def blocks(heading: str) -> list[str]:
    """The Python in a section of the guide."""
    section = re.split(r"^## ", GUIDE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2], flags=re.MULTILINE)[
        0
    ]
    return re.findall(r"```python\n(.*?)```", section, re.DOTALL)


def small_course(folder: Path) -> Path:
    """The guide's files, and what an installation adds to them."""
    files = re.findall(r"^`([\w/]+\.(?:py|toml))`:.*?```\w+\n(.*?)```", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
    assert [name for name, _ in files] == [
        "pyproject.toml",
        "circles/__init__.py",
        "circles/ex1_areas.py",
        "circles/solutions/ex1_areas.py",
    ]
    for name, text in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    installed = folder / "circles_course-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: circles-course\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text("[grader.courses]\ncircles = circles:course\n")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the guide's course."""
    return small_course(tmp_path)


def typed(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "100", "PYTEST_ADDOPTS": PLAIN}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=100
    )


def test_the_guides_course_is_built_audited_and_taught(project: Path) -> None:
    """An author who copies the guide has a course that students can start, in four commands."""
    commands = re.findall(r"^(grader|pytest) (.+)$", GUIDE.read_text(), re.MULTILINE)
    assert [first for first, _ in commands] == ["grader", "grader", "grader", "pytest"]
    outputs = [typed([program, *arguments.split()], project) for program, arguments in commands]
    build, audit, start, run = outputs
    assert "written:" in build.stdout, build.stderr
    assert (audit.returncode, audit.stdout.splitlines()[-1]) == (0, "2 steps, 3 mistakes, no faults."), audit.stdout
    assert start.returncode == 0
    assert "Circles and rings" in run.stdout
    assert "0 of 2" in run.stdout
    solved = typed(["pytest", "circles/solutions"], project)
    assert "2 of 2" in solved.stdout
    assert solved.returncode == 0


def test_commands_that_need_the_courses_name() -> None:
    """An author who forgets `--course` grades by the course that comes with the kit: the guide says so."""
    line = re.search(r"^Whoever gives .*?\n\n", GUIDE.read_text(), re.MULTILINE | re.DOTALL)
    assert line
    assert "Without `--course` these mean `backprop`." in line[0]
    for name in re.findall(r"`(?:grader )?([a-z]+)\b[^`]*`", line[0].partition("Without")[0]):
        course = {param.name: param for param in import_module(f"grader.commands.{name}").command.params}["course"]
        assert (course.opts, course.default) == (["--course"], "backprop")


@pytest.fixture
def larger(project: Path) -> Path:
    """The guide's course with all that the sections after it add; its stubs are not made."""
    suite, solutions = blocks("More of a step")
    (tests,) = blocks("Ordinary tests")
    (closing,) = blocks("More of a course")
    for name, text in (("ex1_areas.py", suite + tests), ("solutions/ex1_areas.py", solutions)):
        with open(project / "circles" / name, "a") as file:
            file.write(f"\n\n{text}")
    init = project / "circles" / "__init__.py"
    more = "course = Course(\n    closing=closing,\n    fixed_suffice=True,\n"
    init.write_text(init.read_text().replace("course = Course(\n", f"{closing}\n\n{more}"))
    return project


def test_what_else_a_step_can_have(larger: Path) -> None:
    """Points, slips, made arguments, other forms and the promise about situations: the audit finds no fault in them."""
    typed(["grader", "build", "--course", "circles"], larger)
    audit = typed(["grader", "audit", "circles"], larger)
    assert (audit.returncode, audit.stdout.splitlines()[-1]) == (0, "4 steps, 5 mistakes, no faults."), audit.stdout
    assert re.search(r"ball +1 +1 +2 +1\.0 +slip +ok", audit.stdout)
    assert re.search(r"sector +1 +1 +2 +2\.0 +- +ok", audit.stdout)


def test_the_last_page_and_ordinary_tests(larger: Path) -> None:
    """The closing sentences end the page of a course; an ordinary test stands on it beside the steps."""
    solved = typed(["pytest", "circles/solutions"], larger)
    assert "5 passed" in solved.stdout
    assert "5 of 5" in solved.stdout
    assert "Your ring has 75% of the area of your disk." in solved.stdout
    wrong = larger / "circles" / "solutions" / "ex1_areas.py"
    wrong.write_text(wrong.read_text().replace("return angle * radius", "return angle * angle * radius"))
    failed = typed(["pytest", "circles/solutions"], larger)
    assert "test_two_slices_are_one" in failed.stdout
    assert "2 failed, 3 passed" in failed.stdout
    assert "approx(student" not in failed.stdout
