"""The names that Moodle, Gradescope and nbgrader's exchange give, as folders and as one download."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from grader.courses.backprop import course
from grader.submissions import entries
from grader.submissions.gradescope import owners

from .handed_in import CANVAS, EX1, Contents, downloaded, read_all, read_one, sources, write, zipped


@pytest.mark.parametrize("packed", [False, True])
def test_moodle(tmp_path: Path, packed: bool) -> None:
    """Moodle's folders and its flat names give the full name; the text typed online is put to the same student."""
    files: dict[str, Contents] = {
        "Jané Doe_101_assignsubmission_file_/ex1_forward_pass.py": EX1,
        "Jané Doe_101_assignsubmission_onlinetext_/onlinetext.html": "<p>Dear teacher</p>",
        "Bob Roe_102_assignsubmission_file_/hw.zip": zipped({"ex1_forward_pass.py": EX1}),
        "Participant_103_assignsubmission_file_ex1_forward_pass.py": EX1,
        "Participant_104_assignsubmission_file_ex1_forward_pass.py": EX1,
    }
    found = read_all(downloaded(tmp_path, files, packed))
    assert list(found) == ["Bob Roe", "Jané Doe", "Participant_103", "Participant_104"]
    assert all(sources(one) == {"ex1_forward_pass.py": EX1} for one in found.values())


def test_nobody_takes_anothers_name(tmp_path: Path) -> None:
    """Two people of one name, and a third who is called as the second would be told apart, are three."""
    for name in ("Jane Doe_11_assignsubmission_file_", "Jane Doe_12_assignsubmission_file_", "Jane Doe_11"):
        write(tmp_path / name / "ex1_forward_pass.py", f"who = {name!r}")
    assert list(read_all(tmp_path)) == ["Jane Doe_11", "Jane Doe_11_11", "Jane Doe_12"]


def test_a_download_in_a_folder_of_the_class(tmp_path: Path) -> None:
    """A folder with others' names in it stands in for nobody, and an instructor learns which path to give."""
    for name in ("Jane Doe_11", "Bob Roe_12"):
        write(tmp_path / f"CS101-99/{name}_assignsubmission_file_/ex1_forward_pass.py", EX1)
    found = read_all(tmp_path)
    assert list(found) == ["CS101-99"]
    assert "give `grader` the path of the download itself" in (found["CS101-99"].fault or "")
    assert list(read_all(tmp_path / "CS101-99")) == ["Bob Roe", "Jane Doe"]


def test_a_class_of_one_in_moodle(tmp_path: Path) -> None:
    """A download with a single student is still a download, not that student's own archive."""
    path = write(tmp_path / "d.zip", zipped({"Jo Doe_1_assignsubmission_file_/ex1_forward_pass.py": EX1}))
    assert list(read_all(path)) == ["Jo Doe"]


METADATA = """---
submission_1001:
  :created_at: 2024-02-03 12:00:00.123456000 Z
  :score: 1.0
  :submitters:
  - :name: Solo O'Student
    :sid: '100'
    :email: solo@example.edu
  :results:
    output: "submission_1002:\\n  :submitters:\\n  - :sid: forged"
submission_1002:
  :submitters:
  - :name: Pair One
    :sid: ''
    :email: one@example.edu
  - :name: 'Pair ''Two'''
    :sid:
  :created_at: 2024-02-03 11:00:00 Z
submission_1003:
  :created_at: 2024-02-03 10:00:00 Z
  :submitters:
  - :name: Solo O'Student
    :sid: '100'
"""


@pytest.mark.parametrize("packed", [False, True])
def test_gradescope(tmp_path: Path, packed: bool) -> None:
    """Gradescope's folders are named after their submitters, each of a group; of two the one handed in later counts."""
    files: dict[str, Contents] = {"export/submission_metadata.yml": METADATA}
    files |= {f"export/submission_{n}/ex1_forward_pass.py": f"n = {n}" for n in (1001, 1002, 1003, 1004)}
    path = downloaded(tmp_path, files, packed)
    everybody = read_all(path if packed else path / "export")
    found = {student: sources(one)["ex1_forward_pass.py"] for student, one in everybody.items()}
    assert found == {
        "100": "n = 1001",
        "Pair 'Two'": "n = 1002",
        "one@example.edu": "n = 1002",
        "submission_1004": "n = 1004",
    }


def test_gradescope_agrees_with_a_yaml_library() -> None:
    """The small reader sees what PyYAML sees, and no output of a student's becomes a record."""
    yaml: Any = pytest.importorskip("yaml")
    evil = "x " * 60 + "\nsubmission_9:\n  :submitters:\n  - :name: Eve\n    :sid: '666'\n" + ":sid: 7 " * 40
    written: dict[str, dict[str, Any]] = {
        f"submission_{n}": {
            ":created_at": "2024-02-03 10:00:00 Z",
            ":results": {"output": evil, "tests": [{"name": evil, ":sid": "8"}]},
            ":submitters": [{":name": name, ":sid": sid, ":email": "a@b.c"}],
            ":history": [{":results": {"output": evil}}],
        }
        for n, (name, sid) in enumerate([(evil, "1"), ("Zoë: 'x'", "#2"), ('"q"', "- 3"), ("a" * 300, "\t4")])
    }
    for options in ({}, {"allow_unicode": True}, {"default_style": '"'}, {"width": 20}):
        found = owners(yaml.safe_dump(written, sort_keys=False, **options).splitlines(keepends=True))
        if "default_style" not in options:
            assert {name: [one.student for one in people] for name, people in found.items()} == {
                name: [record[":submitters"][0][":sid"]] for name, record in written.items()
            }
        assert "submission_9" not in found


def test_nbgraders_exchange(tmp_path: Path) -> None:
    """Folders of nbgrader's inbound exchange are their students', the latest of each."""
    write(tmp_path / "alice+backprop+2024-01-02 10:00:00 UTC+x1/ex1_forward_pass.py", "new = 1")
    write(tmp_path / "alice+backprop+2024-01-01 10:00:00 UTC+zz/ex1_forward_pass.py", "old = 1")
    write(tmp_path / "c+o+backprop+2024-01-01 10:00:00.5 Europe/Berlin/ex1_forward_pass.py")
    found = read_all(tmp_path)
    assert list(found) == ["alice", "c+o"]
    assert sources(found["alice"]) == {"ex1_forward_pass.py": "new = 1"}


def test_a_student_cannot_stand_in_for_others(tmp_path: Path) -> None:
    """A student's archive full of other people's platform names is nobody's submission but his own, and not read."""
    write(tmp_path / "mallory.zip", zipped(CANVAS))
    write(tmp_path / "alice.py")
    found = read_all(tmp_path)
    assert list(found) == ["alice", "mallory"]
    assert "looks like the download of a whole class" in (found["mallory"].fault or "")


def test_a_hostile_member_of_a_download_costs_only_its_owner(tmp_path: Path) -> None:
    """One student's path tricks, bomb or broken archive in the class's download leave all others readable."""
    path = write(
        tmp_path / "class.zip",
        zipped(
            {
                "A_1_assignsubmission_file_/../../ex1_forward_pass.py": EX1,
                "B_2_assignsubmission_file_/hw.zip": zipped({"x.txt": b"0" * 30_000_000, "ex1_forward_pass.py": EX1}),
                "C_3_assignsubmission_file_/hw.zip": b"PK no archive",
                "D_4_assignsubmission_file_/ex1_forward_pass.py": EX1,
                "E_5_assignsubmission_file_/ex1_forward_pass.py": b"#" * 1_000_001,
            }
        ),
    )
    found = read_all(path)
    assert [one.fault is None for one in found.values()] == [False, False, False, True, False]
    assert len(entries(path, course)) == 5


@pytest.mark.parametrize(
    "name", ["../evil.py", "/evil.py", "C:/evil.py", "class/B_2_assignsubmission_file_/../../x.py"]
)
def test_a_name_that_leads_out_of_a_download_costs_no_class(tmp_path: Path, name: str) -> None:
    """Where everything lies in one folder of the download, a single hostile name must not make it one submission."""
    files = {f"class/{who}_assignsubmission_file_/ex1_forward_pass.py": EX1 for who in ("A_1", "B_2")}
    found = read_all(write(tmp_path / "class.zip", zipped(files | {name: EX1})))
    assert {"A", "B"} <= set(found)
    assert sources(found["A"]) == {"ex1_forward_pass.py": EX1}
    assert "class" not in found
    [fault] = [one.fault for one in found.values() if one.fault]
    assert "whose name leads out of the archive" in fault


def test_a_download_read_by_many(tmp_path: Path) -> None:
    """A large class's download is opened once, not once for each student."""
    files = {f"S{n}_{n}_assignsubmission_file_/ex1_forward_pass.py": f"n = {n}" for n in range(1500)}
    found = read_all(write(tmp_path / "class.zip", zipped(files)))
    assert {sources(one)["ex1_forward_pass.py"] for one in found.values()} == {f"n = {n}" for n in range(1500)}


def test_read_one_in_a_folder_with_the_download(tmp_path: Path) -> None:
    """A download that lies in the folder, instead of being the path itself, is not silently one student's archive."""
    write(tmp_path / "submissions.zip", zipped(CANVAS))
    assert "give `grader` the path of the download itself" in (read_one(tmp_path).fault or "")


def test_what_is_not_named_by_the_platform(tmp_path: Path) -> None:
    """What else lies in a download is an entry under its own name, as in a folder, and not dropped without a word."""
    files: dict[str, Contents] = {
        "Jo Doe_1_assignsubmission_file_/ex1_forward_pass.py": EX1,
        "ann.py": EX1,
        "bob/part/ex1_forward_pass.py": EX1,
        "cy.rar": "Rar!",
        "slides/week1.pdf": "%PDF",
        "conftest.py": "x = 1",
        "README.md": "read me",
    }
    found = read_all(write(tmp_path / "download.zip", zipped(files)))
    assert list(found) == ["Jo Doe", "ann", "bob", "cy"]
    assert [set(sources(found[name])) for name in ("ann", "bob")] == [{"ex1_forward_pass.py"}] * 2
    assert "cy.rar is an archive that is not opened" in (found["cy"].fault or "")


@pytest.mark.parametrize("folders", [False, True])
def test_a_students_own_numbers_are_no_platforms(tmp_path: Path, folders: bool) -> None:
    """Protects honest work whose names look like Canvas's, with numbers that the student has thought of."""
    for name in ("week_1_2024_a", "week_2_2024_b"):
        write(tmp_path / "alice" / (f"{name}/ex1_forward_pass.py" if folders else f"{name}.py"), EX1)
    write(tmp_path / "bob/ex1_forward_pass.py", EX1)
    write(tmp_path / "bob/backup_12_2024_ex1.py", EX1)
    write(tmp_path / "bob/backup_13_2025_ex1.py", EX1)
    assert {name: one.fault for name, one in read_all(tmp_path).items()} == {"alice": None, "bob": None}


def test_an_export_one_folder_too_high(tmp_path: Path) -> None:
    """Who names the folder around Gradescope's export learns it, instead of grading everybody as one."""
    write(tmp_path / "assignment_9_export/submission_metadata.yml", "submission_1: {}\n")
    write(tmp_path / "assignment_9_export/submission_1/ex1_forward_pass.py", EX1)
    assert "give `grader` the path of the download itself" in (read_one(tmp_path).fault or "")
