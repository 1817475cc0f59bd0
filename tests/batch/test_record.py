"""What a run was made with: told apart from another run's."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from grader import Exercise
from grader.batch.record import Record, changed, course_digest
from grader.courses.backprop import course

RECORD = Record("backprop", "d", 3, "0.1.0", isolated=True, layers=("seccomp",), step_timeout=2.0, memory=2**29)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (replace(RECORD, seed=4), "seed"),
        (replace(RECORD, isolated=False, layers=()), "isolation"),
        (replace(RECORD, course_digest="e", memory=1), "version of the course and limit of memory"),
    ],
)
def test_what_has_changed_is_named(now: Record, said: str) -> None:
    """An instructor whose run starts anew learns why: nothing is named that is as it was."""
    assert changed(RECORD, now) == said


def _digest(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The digest of a course whose one suite module is of this name and lies in the folder."""
    module = ModuleType(name)
    module.__file__ = str(folder / "ex1_toy.py")
    monkeypatch.setitem(sys.modules, name, module)
    exercise = Exercise(name, title="Toy")
    exercise.steps = [course.step("error")]
    exercises, solutions = folder / "exercises", folder / "solutions"
    small = replace(course, exercises=(exercise,), drawing=None, texts={}, exercises_folder=exercises)
    return course_digest(replace(small, solutions_folder=solutions))


def test_the_digest_is_of_the_whole_suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a class from verdicts of an older suite: a change in a folder of its package counts as one above."""
    for name in ("ex1_toy.py", "tables/wrong.py", "exercises/ex1_toy.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    found = [_digest(tmp_path, "package.ex1_toy", monkeypatch)]
    (tmp_path / "exercises/ex1_toy.py").write_text("2")
    assert _digest(tmp_path, "package.ex1_toy", monkeypatch) == found[0]
    for name in ("ex1_toy.py", "tables/wrong.py"):
        (tmp_path / name).write_text("2")
        found.append(_digest(tmp_path, "package.ex1_toy", monkeypatch))
    (tmp_path / "tables/wrong.py").rename(tmp_path / "wrong.py")
    found.append(_digest(tmp_path, "package.ex1_toy", monkeypatch))
    assert len(set(found)) == 4


def test_the_digest_of_a_lone_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a resumed run from what else is installed: only the files beside a suite that is no package count."""
    for name in ("ex1_toy.py", "numpy/array.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    before = _digest(tmp_path, "ex1_toy", monkeypatch)
    (tmp_path / "numpy/array.py").write_text("2")
    assert _digest(tmp_path, "ex1_toy", monkeypatch) == before
