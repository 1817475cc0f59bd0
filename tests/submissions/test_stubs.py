"""Files in which nothing is written yet: they must not stand in the way of the student's work under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.submissions import sheet

from .handed_in import EX1, EX2, STUB, notebook, read_one, sources, write, zipped

STUBS = "def error(prediction, actual):\n    ...\n\n\ndef delta(prediction, actual):\n    raise NotImplementedError\n"


@pytest.mark.parametrize("name", ["ex2_error (1).py", "Copy of ex2_error.ipynb", "solution.py", "old/ex2_error.py"])
def test_an_untouched_stub_does_not_count(tmp_path: Path, name: str) -> None:
    """Who saved his work beside the given file keeps his points, and both files are named in the notes."""
    write(tmp_path / "alice/ex2_error.py", STUBS)
    write(tmp_path / "alice" / name, notebook(EX2) if name.endswith("ipynb") else EX2)
    one = read_one(tmp_path)
    assert sources(one)["ex2_error.py"] == EX2
    found = () if name == "old/ex2_error.py" else (f"ex2_error was found in {name}.",)
    assert one.notes == (*found, f"ex2_error.py was left out: ex2_error is taken from {name}.")


def test_an_empty_file_does_not_count(tmp_path: Path) -> None:
    """A file of the exercise's name that defines none of its functions is no more than a stub."""
    write(tmp_path / "alice/ex2_error.py", "")
    write(tmp_path / "alice/solution.py", EX2)
    assert sources(read_one(tmp_path))["ex2_error.py"] == EX2


def test_two_stubs(tmp_path: Path) -> None:
    """Where nothing is written anywhere, the file of the exercise's name counts, and its steps are not written yet."""
    write(tmp_path / "alice/ex2_error.py", STUBS)
    write(tmp_path / "alice/ex2_error (1).py", "# the same\n" + STUBS)
    assert sources(read_one(tmp_path)) == {"ex2_error.py": STUBS}


def test_a_template_does_not_count_for_more_than_a_beginning(tmp_path: Path) -> None:
    """Stubs of all steps under one name serve nothing where some are written under another."""
    write(tmp_path / "alice/template.py", STUBS)
    write(tmp_path / "alice/mine.py", EX2.split("\n\n\n")[0])
    assert sources(read_one(tmp_path))["ex2_error.py"] == EX2.split("\n\n\n")[0]


def test_all_of_it_beside_the_stubs(tmp_path: Path) -> None:
    """Each exercise is judged by itself: one notebook serves those whose own file is a stub, and no others."""
    mine = EX1.replace("i1 * w1", "mine")
    write(tmp_path / "alice/ex1_forward_pass.py", mine)
    write(tmp_path / "alice/ex2_error.py", STUBS)
    write(tmp_path / "alice/all.ipynb", notebook(EX1, EX2))
    assert sources(read_one(tmp_path)) == {"ex1_forward_pass.py": mine, "ex2_error.py": EX1 + EX2}


@pytest.mark.parametrize("name", ["ex1_forward_pass.py", "hw/ex1_forward_pass.py", "deep/er/ex1_forward_pass.py"])
def test_a_starter_archive_beside_the_work(tmp_path: Path, name: str) -> None:
    """The archive that was handed out is later than any file without a date, and holds nothing of the student's."""
    write(tmp_path / "alice/start.zip", zipped({"ex1_forward_pass.py": STUB}))
    write(tmp_path / "alice" / name, EX1)
    assert sources(read_one(tmp_path))["ex1_forward_pass.py"] == EX1


def test_files_of_the_exercises_names_are_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What most people hand in, a file for each exercise and helpers beside them, takes no time for syntax trees."""
    for exercise in course.exercises:
        write(tmp_path / f"alice/{exercise.name}.py", (course.exercises_folder / f"{exercise.name}.py").read_text())
    write(tmp_path / "alice/helpers.py", "x = 1")

    def parses(*_: object) -> dict[str, bool]:
        raise AssertionError("parsed")

    monkeypatch.setattr(sheet, "_defined", parses)
    assert len(read_one(tmp_path).files) == len(course.exercises) + 1
