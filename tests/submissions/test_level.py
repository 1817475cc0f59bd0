"""A folder one too high holds classes rather than students, and what looks so is told, not refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.submissions import entries
from grader.submissions.level import class_within

from .handed_in import EX1, notebook, write, zipped

CONTENTS = {".zip": zipped({"exercises/ex1_forward_pass.py": EX1}), ".ipynb": notebook(EX1)}


def within(folder: Path, *files: str) -> str | None:
    for file in files:
        write(folder / file, CONTENTS.get(Path(file).suffix, EX1))
    return class_within(entries(folder, course), course)


def test_a_class_that_would_be_one_student(tmp_path: Path) -> None:
    """Protects a class from being graded as one student, who gets everybody's points."""
    assert within(tmp_path, "hw1/alice/ex1_forward_pass.py", "hw1/bob/ex1_forward_pass.ipynb") == "hw1"
    assert within(tmp_path, "hw2/alice/ex2_error.py", "hw2/bob/ex2_error.py") == "hw1"


@pytest.mark.parametrize(
    ("files", "where"),
    [
        (["hw1/ann/exercises/ex1_forward_pass.py", "hw1/bob/exercises/ex1_forward_pass.py"], "hw1"),
        (["fall/hw1/ann/ex1_forward_pass.py", "fall/hw1/bob/ex1_forward_pass.py"], "fall/hw1"),
        (["hw1/ann.zip", "hw1/bob.zip"], "hw1"),
        (["hw1/ann/hw.zip", "hw1/bob/hw.zip"], "hw1"),
        (["hw1/ann/ex1_forward_pass.py", "hw1/bob/ex1_forward_pass.py", "essay/ann.md", "essay/bob.md"], "hw1"),
        (["hw1/ann.py", "hw1/bob.py"], "hw1"),
        (["fall/hw1/a.lee.py", "fall/hw1/a.roe.py"], "fall/hw1"),
        (["hw1/ann.ipynb", "hw1/bob.py", "hw1/cy/ex1_forward_pass.py", "hw1/dan.zip"], "hw1"),
        (["hw1/a.lee/ex1_forward_pass.py", "hw1/a.roe/ex1_forward_pass.py"], "hw1"),
        (["hw1/ann/work.py", "hw1/bob/mine.py"], "hw1"),
    ],
)
def test_where_the_class_lies(tmp_path: Path, files: list[str], where: str) -> None:
    """Protects classes that lie deeper, in which each student has a folder of exercises, an archive of it or a file."""
    assert within(tmp_path, *files) == where


@pytest.mark.parametrize(
    "files",
    [
        ["alice/fall/hw/ex1_forward_pass.py", "alice/fall/hw/ex2_error.py"],
        ["alice/hw.zip"],
        ["alice/ex1_forward_pass.zip", "bob.zip"],
        ["alice/ex1_forward_pass.py", "alice/old/ex1_forward_pass.py"],
        ["alice/old/ex1_forward_pass.py", "alice/new/ex1_forward_pass.py", "bob/ex1_forward_pass.py"],
        ["alice/exercises/ex1_forward_pass.py", "alice/solutions/ex1_forward_pass.py"],
        ["alice/backprop/ex1_forward_pass.py"],
        ["alice/one/ex1_forward_pass.py", "alice/two/ex2_error.py"],
        ["alice/ex1_forward_pass.py", "alice/.git/ex1_forward_pass.py", "alice/__pycache__/ex1_forward_pass.py"],
        ["alice.py"],
        ["alice/hw.py", "bob/hw.ipynb"],
        ["alice/hw.py", "alice/hw.ipynb"],
        ["alice/ex1_forward_pass.py", "alice/draft.py"],
        ["hw/alice.py", "hw/bob.py", "carol/ex1_forward_pass.py"],
    ],
)
def test_students(tmp_path: Path, files: list[str]) -> None:
    """Protects whoever gave the right folder from being told that it is the wrong one."""
    assert within(tmp_path, *files) is None
