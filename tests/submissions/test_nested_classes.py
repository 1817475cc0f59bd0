"""A folder one too high holds classes rather than students, and what looks so is told, not refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.submissions import entries
from grader.submissions.nested_classes import class_within

from .handed_in import EX1, Contents, notebook, write, zipped

CONTENTS: dict[str, Contents] = {".zip": zipped({"exercises/ex1_forward_pass.py": EX1}), ".ipynb": notebook(EX1)}


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
    ("files", "where"),
    [
        (["ann.py", "bob.py"], "hw1.zip"),
        (["hw1/ann.py", "hw1/bob.py"], "hw1.zip/hw1"),
        (["ann/ex1_forward_pass.py", "bob/ex1_forward_pass.py"], "hw1.zip"),
        (["ex1_forward_pass.py", "old/ex1_forward_pass.py"], None),
        (["ann.py", "__MACOSX/._bob.py"], None),
    ],
)
def test_a_class_in_an_archive(tmp_path: Path, files: list[str], where: str | None) -> None:
    """Protects a class that lies packed in the folder, and is read as one student's archive."""
    write(tmp_path / "class/hw1.zip", zipped(dict.fromkeys(files, EX1)))
    assert within(tmp_path / "class") == where


def test_an_archive_of_files_is_told_as_well(tmp_path: Path) -> None:
    """Protects an archive that is given itself: of folders it is refused, of files it may be one student's."""
    path = write(tmp_path / "hw1.zip", zipped({"ann.py": EX1, "bob.py": EX1}))
    assert class_within(entries(path, course), course) == "hw1.zip"


def test_a_platforms_download_is_looked_through_already(tmp_path: Path) -> None:
    """Protects the students of a download: its archive holds all of them, and each is graded as one."""
    files = {f"{who}_assignsubmission_file_/ex1_forward_pass.py": EX1 for who in ("Ann A_1", "Bob B_2")}
    path = write(tmp_path / "hw1.zip", zipped(files))
    assert class_within(entries(path, course), course) is None


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
