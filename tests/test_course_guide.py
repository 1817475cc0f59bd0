"""The guide for course authors: the course that stands in it is built, checked and solved as it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[1] / "docs" / "courses.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The guide's files, and what an installation adds to them."""
    files = re.findall(r"^`([\w/]+\.(?:py|toml))`:.*?```\w+\n(.*?)```", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
    assert [name for name, _ in files] == [
        "pyproject.toml",
        "circles/__init__.py",
        "circles/ex1_areas.py",
        "circles/solutions/ex1_areas.py",
    ]
    for name, text in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    installed = tmp_path / "circles_course-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: circles-course\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text("[grader.courses]\ncircles = circles:course\n")
    return tmp_path


def typed(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "100", "PYTEST_ADDOPTS": ""}
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
