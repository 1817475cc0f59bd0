"""Which students there are under a path, and which of two submissions of one student counts."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.submissions import NoSubmissions, entries, read

from .handed_in import EX1, EX2, Contents, downloaded, notebook, read_all, read_one, sources, write, zipped


def test_every_kind_of_entry(tmp_path: Path) -> None:
    """A folder, nbgrader's folder, an archive, a .py and a .ipynb are one student each, and read alike."""
    write(tmp_path / "alice/ex1_forward_pass.py")
    write(tmp_path / "bob/backprop/ex1_forward_pass.ipynb", notebook(EX1))
    write(tmp_path / "bob/backprop/timestamp.txt", "2024-01-01 10:00:00 UTC")
    write(tmp_path / "carol.zip", zipped({"ex1_forward_pass.py": EX1}))
    write(tmp_path / "dave.py")
    write(tmp_path / "eve.ipynb", notebook(EX1))
    found = read_all(tmp_path)
    assert list(found) == ["alice", "bob", "carol", "dave", "eve"]
    assert all(sources(one) == {"ex1_forward_pass.py": EX1} and one.fault is None for one in found.values())


def test_a_folder_of_exercises_is_one_submission(tmp_path: Path) -> None:
    """The repository's own `solutions` is graded as one student of that name, with all seven files and no remark."""
    for folder in (course.solutions_folder, course.exercises_folder):
        one = read_one(folder)
        assert one.student == folder.name
        assert [file.name for file in one.files] == [f"{exercise.name}.py" for exercise in course.exercises]
        assert one.notes == () and one.fault is None
    write(tmp_path / "erin/ex2_error.ipynb", notebook(EX2))
    assert read_one(tmp_path / "erin").student == "erin"


def test_a_single_file_or_archive(tmp_path: Path) -> None:
    """The path may be one student's file itself."""
    assert read_one(write(tmp_path / "zoe.py")).student == "zoe"
    assert read_one(write(tmp_path / "yan.ipynb", notebook(EX1))).student == "yan"
    assert read_one(write(tmp_path / "xi.zip", zipped({"a/ex1_forward_pass.py": EX1}))).student == "xi"


@pytest.mark.parametrize(
    "name",
    ["forward_h1__x", "a,b", "=1+1", "<b>", "o'neil", "x\ny", "task_1_2_final", "john.smith", "Ünal", "-rf", "a b"],
)
def test_other_names_stay_as_they_are(tmp_path: Path, name: str) -> None:
    """Only names of a learning platform are changed; an id that looks like a formula or an option is data like any."""
    write(tmp_path / f"{name}.py")
    write(tmp_path / f"{name}2/ex1_forward_pass.py")
    assert sorted(read_all(tmp_path)) == sorted([name, f"{name}2"])


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    """A student's id can always be written as UTF-8, or one odd name would stop the writing of everybody's results."""
    os.mkdir(os.fsencode(tmp_path) + b"/caf\xe9")
    assert read_one(tmp_path).student == "caf\\xe9"


def test_what_is_no_submission_is_ignored(tmp_path: Path) -> None:
    """An instructor's own files beside the submissions are nobody's."""
    for name in ("README.md", ".DS_Store", "grades.csv", "__MACOSX/x.py", ".git/config.py", "conftest.py", "photo.png"):
        write(tmp_path / name)
    write(tmp_path / "alice.py")
    assert list(read_all(tmp_path)) == ["alice"]


def test_include(tmp_path: Path) -> None:
    """A glob picks entries by name, with or without suffix; one that picks nothing says what there is."""
    for name in ("alice.py", "albert.zip", "bob.py"):
        write(tmp_path / name, EX1 if name.endswith("py") else zipped({"ex1_forward_pass.py": EX1}))
    assert list(read_all(tmp_path, "al*")) == ["albert", "alice"]
    assert list(read_all(tmp_path, "bob")) == ["bob"]
    assert list(read_all(tmp_path, "*.zip")) == ["albert"]
    with pytest.raises(NoSubmissions, match=r"'z\*'; the entries are called albert.zip, alice.py, bob.py"):
        entries(tmp_path, course, "z*")


def test_an_archive_of_a_class_is_not_made_one_submission(tmp_path: Path) -> None:
    """Protects a class that was zipped by hand: nobody gets points for what several have written."""
    folders = {
        f"{name}/{inside}": EX1 for name, inside in (("ann", "ex1_forward_pass.py"), ("bob", "b/ex1_forward_pass.py"))
    }
    every = write(tmp_path / "all.zip", zipped(folders))
    with pytest.raises(
        NoSubmissions, match=r"the same exercise in several folders \(ann, bob\)\. If they are students'"
    ):
        entries(every, course)
    around = write(tmp_path / "around.zip", zipped({f"hw/{name}": text for name, text in folders.items()}))
    with pytest.raises(NoSubmissions, match=r"in several folders \(ann, bob\)"):
        entries(around, course)


@pytest.mark.parametrize(
    "names",
    [
        ("a/ex1_forward_pass.py", "b/ex2_error.py"),
        ("kit/exercises/ex1_forward_pass.py", "kit/solutions/ex1_forward_pass.py"),
        ("a/ex1_forward_pass.py", "a/old/ex1_forward_pass.py"),
    ],
)
def test_an_archive_of_one_student_stays_one(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Folders for exercises, a clone of the kit, and older copies within one folder are one student's."""
    found = entries(write(tmp_path / "ann.zip", zipped(dict.fromkeys(names, EX1))), course)
    assert [entry.student for entry in found] == ["ann"]


def test_a_course_of_nbgrader_is_no_class(tmp_path: Path) -> None:
    """Protects a class from results in which the course's own folders are the students, and `source` is the best."""
    write(tmp_path / "nbgrader_config.py", "c = get_config()")
    for folder in ("source", "submitted/ann"):
        write(tmp_path / folder / "backprop/ex1_forward_pass.ipynb", notebook(EX1))
    with pytest.raises(NoSubmissions, match=r"is a course of nbgrader: give the folder in it"):
        entries(tmp_path, course)
    assert list(read_all(tmp_path / "submitted")) == ["ann"]


def test_nothing_to_grade(tmp_path: Path) -> None:
    """A path without submissions is an error that says what was looked for."""
    with pytest.raises(NoSubmissions, match=r"none does not exist: give"):
        entries(tmp_path / "none", course)
    with pytest.raises(NoSubmissions, match=r"Nothing in .* there is no folder, \.zip, \.py"):
        entries(tmp_path, course)
    with pytest.raises(NoSubmissions, match=r"notes.txt is not a submission: give a folder"):
        entries(write(tmp_path / "notes.txt"), course)
    os.mkfifo(tmp_path / "pipe.py")
    with pytest.raises(NoSubmissions, match=r"pipe.py is not a submission"):
        entries(tmp_path / "pipe.py", course)


def test_an_empty_folder_is_a_student_without_files(tmp_path: Path) -> None:
    """Who handed in nothing is graded (all steps missing), not forgotten and not broken."""
    (tmp_path / "alice").mkdir()
    one = read_one(tmp_path)
    assert (one.files, one.fault) == ((), None)
    assert one.notes == ("There is no .py or .ipynb file in it.",)


def test_entries_are_cheap_and_travel(tmp_path: Path) -> None:
    """Entries can be sent to another process, and are known without reading what was handed in."""
    for number in range(300):
        write(tmp_path / f"s{number:03}/ex1_forward_pass.py")
    write(tmp_path / "s000/ex1_forward_pass.py", b"\xff\0")
    found = entries(tmp_path, course)
    assert [entry.student for entry in found] == [f"s{number:03}" for number in range(300)]
    assert len(pickle.dumps(found)) < 300 * 400
    assert read(pickle.loads(pickle.dumps(found[7])), course) == read(found[7], course)


def test_the_order_of_the_folder_does_not_matter(tmp_path: Path) -> None:
    """The same files give the same submissions, digests included, wherever and in whatever order they were copied."""
    names = ["b.py", "a.zip", "a.py", "c/hw.py", "c/old/hw2.py", "a.ipynb"]
    contents = {
        n: zipped({"x.py": EX1}) if n.endswith("zip") else notebook(EX1) if n.endswith("nb") else EX1 for n in names
    }
    for folder, order in (("one", names), ("two", names[::-1])):
        for age, name in enumerate(order):
            os.utime(write(tmp_path / folder / name, contents[name]), (age, age))
    assert read_all(tmp_path / "one") == read_all(tmp_path / "two")


def test_the_later_by_timestamp(tmp_path: Path) -> None:
    """nbgrader's timestamp.txt decides before an archive's date, in whatever zone it was written."""
    write(tmp_path / "alice/backprop/ex1_forward_pass.py", "late = 1")
    write(tmp_path / "alice/backprop/timestamp.txt", "2024-05-01 10:00:00.123456 America/New_York")
    write(
        tmp_path / "alice.zip", zipped({"ex1_forward_pass.py": "early = 1", "timestamp.txt": "2024-05-01 12:00:00 UTC"})
    )
    write(tmp_path / "alice.py", "undated = 1")
    one = read_one(tmp_path)
    assert sources(one) == {"ex1_forward_pass.py": "late = 1"}
    assert one.notes == (
        "alice.py was left out: alice is the later submission of this student.",
        "alice.zip was left out: alice is the later submission of this student.",
    )


def test_the_later_by_archive_and_then_by_name(tmp_path: Path) -> None:
    """An archive has a date where a plain file has none; without any, the name decides, never the disk's own dates."""
    write(tmp_path / "alice.zip", zipped({"ex1_forward_pass.py": "a = 1"}))
    write(tmp_path / "alice/ex1_forward_pass.py", "b = 1")
    assert sources(read_one(tmp_path)) == {"ex1_forward_pass.py": "a = 1"}
    (tmp_path / "alice.zip").unlink()
    write(tmp_path / "alice.py", EX1)
    assert sources(read_one(tmp_path)) == {"ex1_forward_pass.py": EX1}


def test_two_archives_in_one_folder(tmp_path: Path) -> None:
    """Of two archives in a student's folder that hold the same exercise the later one counts, and a note says so."""
    write(tmp_path / "alice/a_new.zip", zipped({"ex1_forward_pass.py": "new = 1"}, (2024, 3, 1, 0, 0, 0)))
    write(tmp_path / "alice/b_old.zip", zipped({"ex1_forward_pass.py": "old = 1"}, (2024, 2, 1, 0, 0, 0)))
    one = read_one(tmp_path)
    assert sources(one) == {"ex1_forward_pass.py": "new = 1"}
    assert one.notes == (
        "b_old.zip/ex1_forward_pass.py was left out: ex1_forward_pass is taken from a_new.zip/ex1_forward_pass.py.",
    )


def test_the_digest_tells_submissions_apart(tmp_path: Path) -> None:
    """A change of a byte, a name or a student is another submission, so that a resumed run grades it again."""
    digests: set[str] = set()
    cases: list[tuple[str, str, Contents]] = [
        ("a", "ex1_forward_pass.py", EX1),
        ("b", "ex1_forward_pass.py", EX1),
        ("a", "ex2_error.py", EX1),
        ("a", "ex1_forward_pass.py", EX1 + "#"),
        ("a", "ex1_forward_pass.py", b"\xff"),
    ]
    for student, name, text in cases:
        path = tmp_path / str(len(digests))
        write(path / student / name, text)
        digests.add(read_one(path).digest)
    assert len(digests) == 5


@pytest.mark.parametrize("packed", [False, True])
def test_a_list_of_students_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    """Gradescope's own file on a broken disk: the instructor reads which, and sees no traceback."""

    def broken(_: object) -> None:
        raise OSError(5, "Input/output error")

    files: dict[str, Contents] = {f"export/submission_{n}/ex1_forward_pass.py": EX1 for n in (1, 2)}
    path = downloaded(tmp_path, {**files, "export/submission_metadata.yml": "submission_1: {}\n"}, packed)
    monkeypatch.setattr("grader.submissions.gradescope.short_lines", broken)
    with pytest.raises(NoSubmissions, match=r"(submission_metadata.yml|zip) cannot be read: Input/output error\."):
        entries(path if packed else path / "export", course)
