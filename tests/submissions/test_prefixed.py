"""Files called after student and exercise, in one flat folder for a whole class."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.submissions.attempts import Claim
from grader.submissions.items import Item
from grader.submissions.lms import Owner
from grader.submissions.prefixed import put_together

from .handed_in import EX1, EX2, notebook, read_all, sources, write


def test_files_called_after_student_and_exercise(tmp_path: Path) -> None:
    """Protects a class in one flat folder: who has seven files is one student, and not seven with a few points each."""
    for who in ("alice_", "Jane Doe - ", "bob."):
        write(tmp_path / f"{who}ex1_forward_pass.py", f"who = {who!r}\n{EX1}")
        write(tmp_path / f"{who}ex2_error.py", EX2)
    write(tmp_path / "alice_ex2_error (1).py", EX2)
    found = read_all(tmp_path)
    assert sorted(found) == sorted(["Jane Doe", "alice", "bob"])
    assert set(sources(found["alice"])) == {"ex1_forward_pass.py", "ex2_error.py"}
    assert "who = 'Jane Doe - '" in sources(found["Jane Doe"])["ex1_forward_pass.py"]
    assert found["bob"].notes == ()
    assert list(read_all(tmp_path, "alice_*")) == ["alice"]


def test_who_has_one_file_is_called_like_the_others(tmp_path: Path) -> None:
    """Protects the points of whoever did one exercise of several: a roster has his name, not his file's."""
    for name in ("alice_ex1_forward_pass", "alice_ex2_error", "dave_ex1_forward_pass"):
        write(tmp_path / f"{name}.py", EX1)
    found = read_all(tmp_path)
    assert list(found) == ["alice", "dave"]
    assert sources(found["dave"]) == {"ex1_forward_pass.py": EX1}


def test_a_folder_in_which_nobody_has_several(tmp_path: Path) -> None:
    """Protects names that only happen to end like that: one file of each, twice of one exercise, says nothing."""
    names = ["alice_ex1_forward_pass", "alice_ex1_forward_pass (1)", "dave_ex1_forward_pass", "eve_ex2_error"]
    for name in names:
        write(tmp_path / f"{name}.py", EX1)
    assert sorted(read_all(tmp_path)) == sorted(names)


def test_a_name_that_another_entry_has(tmp_path: Path) -> None:
    """Protects two students of one name from being taken for one: his files keep theirs, whoever else has several."""
    for name in ("alice_ex1_forward_pass", "alice_ex2_error", "carol_ex1_forward_pass", "carol_ex2_error"):
        write(tmp_path / f"{name}.py", EX1)
    write(tmp_path / "carol" / "ex1_forward_pass.py")
    assert sorted(read_all(tmp_path)) == ["alice", "carol", "carol_ex1_forward_pass", "carol_ex2_error"]


GOOGLES = ["ex1_forward_pass - {}.py", "ex2_error - {}.ipynb", "Copy of ex1_forward_pass - {} (1).py"]


@pytest.mark.parametrize("names", [GOOGLES[:1], GOOGLES[:2], GOOGLES[2:], GOOGLES], ids=len)
def test_files_that_google_classroom_has_called_after_students(tmp_path: Path, names: list[str]) -> None:
    """Protects each student of such a class from being several, and two of them from being one called "Copy of"."""
    for who in ("Alice Smith", "J. Doe-Ng"):
        for name in names:
            write(tmp_path / name.format(who), f"who = {who!r}\n{EX1}" if name.endswith(".py") else notebook(EX2))
    found = read_all(tmp_path)
    assert list(found) == ["Alice Smith", "J. Doe-Ng"]
    assert "who = 'Alice Smith'" in "".join(sources(found["Alice Smith"]).values())
    assert all(name.endswith(".ipynb") or "Doe-Ng" in str(sources(found["J. Doe-Ng"])) for name in names)


@pytest.mark.parametrize("name", ["Copy of {}_ex1_forward_pass.py", "Copy of Copy of {} - ex1_forward_pass (1).py"])
def test_a_copy_that_google_drive_has_made(tmp_path: Path, name: str) -> None:
    """Protects who hands in a copy from being another student than who hands in the rest."""
    for who in ("alice", "bob"):
        write(tmp_path / name.format(who), EX1)
        write(tmp_path / f"{who}_ex2_error.py", EX2)
    found = read_all(tmp_path)
    assert list(found) == ["alice", "bob"]
    assert set(sources(found["bob"])) == {"ex1_forward_pass.py", "ex2_error.py"}


@pytest.mark.parametrize(
    ("exercises", "names", "students"),
    [
        ({"ex1_a", "ex1_a_more"}, ["ann_ex1_a_more.py"], {"ann_ex1_a_more"}),
        (
            {"ex1_a", "ex1_a_more"},
            ["ann_ex1_a_more.py", "ann_ex1_a_more (1).py"],
            {"ann_ex1_a_more", "ann_ex1_a_more (1)"},
        ),
        ({"ex1_a", "ex1_a_more"}, ["ann_ex1_a_more.py", "ann_ex1_a.py"], {"ann"}),
    ],
)
def test_an_exercise_whose_name_begins_like_another(exercises: set[str], names: list[str], students: set[str]) -> None:
    """Protects a file from counting for two exercises where one is called like the other and more."""
    claims = [Claim(Item(name, False, ()), Owner(name.removesuffix(".py"))) for name in names]
    assert {claim.owner.student for claim in put_together(claims, exercises)} == students
