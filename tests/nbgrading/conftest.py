"""What the tests of nbgrader's course folders share: an assignment, made once, and copies of it to hand in to."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.nbgrading.lesson import Lesson


@pytest.fixture(autouse=True)
def own_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader puts the course folder in front of where Python looks for modules."""
    monkeypatch.setattr(sys, "path", list(sys.path))


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder with two exercises and an essay of the instructor's own, released, and with nobody in it."""
    lesson = Lesson(tmp_path_factory.mktemp("released") / "course")
    lesson.write("ex1_forward_pass", "ex2_error")
    lesson.write_essay()
    lesson.stock("generate_assignment", "backprop")
    return lesson.path


@pytest.fixture
def lesson(released: Path, tmp_path: Path) -> Lesson:
    """A copy of it for one test."""
    shutil.copytree(released, tmp_path / "course")
    return Lesson(tmp_path / "course")
