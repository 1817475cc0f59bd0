"""Canvas's names: whose a file is, and which of the files of one student are attempts at one exercise."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from .handed_in import CANVAS, EX1, EX2, Contents, downloaded, notebook, read_all, read_one, sources, write, zipped


def test_archives_handed_in_again(tmp_path: Path) -> None:
    """Of hw.zip and hw-1.zip the later attempt counts, whatever the dates in them say; part-1 and part-2 are both."""
    old, new = zipped({"ex1_forward_pass.py": EX1}, (2024, 1, 1, 0, 0, 0)), zipped({"ex2_error.py": EX2})
    write(tmp_path / "aa_1_40001_hw.zip", old)
    write(tmp_path / "aa_1_50001_hw-1.zip", new)
    write(tmp_path / "bb_2_40002_part-1.zip", old)
    write(tmp_path / "bb_2_40003_part-2.zip", new)
    found = read_all(tmp_path)
    assert set(sources(found["aa"])) == {"ex2_error.py"}
    assert "An earlier attempt at hw.zip was left out" in found["aa"].notes[0]
    assert set(sources(found["bb"])) == {"ex1_forward_pass.py", "ex2_error.py"}


def test_a_name_that_no_disk_can_hold(tmp_path: Path) -> None:
    """Protects the run from a student's archive whose names would keep the platforms' patterns busy for minutes."""
    names = [f"a{n}" + "_1_1234" * 9000 + "_x\n.py" for n in range(40)]
    write(tmp_path / "class/eve.zip", zipped({**dict.fromkeys(names, ""), "ex1_forward_pass.py": EX1}))
    assert sources(read_one(tmp_path / "class"))["ex1_forward_pass.py"] == EX1


@pytest.mark.parametrize("packed", [False, True])
def test_canvas(tmp_path: Path, packed: bool) -> None:
    """Canvas's flat files are put together by student, each in its latest attempt, as a folder and as a download."""
    found = read_all(downloaded(tmp_path, CANVAS, packed))
    assert list(found) == ["anon_ab1Cd", "doejane", "pohann", "roebob"]
    assert sources(found["doejane"]) == {"ex1_forward_pass.py": "new = 1", "ex2_error.py": EX2}
    assert found["doejane"].notes == (
        "An earlier attempt at ex1_forward_pass.py was left out (doejane_12345_67890_ex1_forward_pass.py).",
        "An earlier attempt at ex1_forward_pass.py was left out (doejane_12345_67998_ex1_forward_pass-1.py).",
    )
    assert sources(found["roebob"]) == {"ex1_forward_pass.py": EX1}
    assert found["roebob"].notes == ("It was handed in late, says Canvas.",)
    assert set(sources(found["anon_ab1Cd"])) == {"ex1_forward_pass.py", "ex2_error.py"}
    assert (found["pohann"].files, found["pohann"].fault) == ((), None)


def test_two_students_of_one_name(tmp_path: Path) -> None:
    """Two people whom a platform calls alike keep a grade each, told apart by the platform's number."""
    write(tmp_path / "doejane_11111_67890_ex1_forward_pass.py", "a = 1")
    write(tmp_path / "doejane_22222_67891_ex1_forward_pass.py", "b = 1")
    write(tmp_path / "doejane.py", EX1)
    assert [sources(one) for one in read_all(tmp_path).values()] == [
        {"ex1_forward_pass.py": EX1},
        {"ex1_forward_pass.py": "a = 1"},
        {"ex1_forward_pass.py": "b = 1"},
    ]
    assert list(read_all(tmp_path)) == ["doejane", "doejane_11111", "doejane_22222"]


def test_a_likeness_to_canvas(tmp_path: Path) -> None:
    """An instructor's own scheme with numbers in it is not taken for Canvas's, which would merge a class into one."""
    names = ["cs_101_2024_ann", "cs_101_2024_bob"]
    for name in names:
        write(tmp_path / f"{name}.py")
    assert list(read_all(tmp_path)) == names


def test_a_group_whose_members_have_one_file(tmp_path: Path) -> None:
    """Canvas lists the files of a group for each of its members under one number: each of them is graded."""
    for name in ("anndoe_101_67890", "bobroe_102_67890"):
        write(tmp_path / f"{name}_ex1_forward_pass.py")
    found = read_all(tmp_path)
    assert list(found) == ["anndoe", "bobroe"]
    assert all(set(sources(one)) == {"ex1_forward_pass.py"} for one in found.values())


@pytest.mark.parametrize("names", [("exercise-1.py", "exercise-2.py"), ("hw-2.ipynb", "hw-1.ipynb")])
def test_numbers_of_a_students_own(tmp_path: Path, names: tuple[str, str]) -> None:
    """A student's own numbered files are not attempts at one: each of them serves what it defines."""
    for number, (name, text) in enumerate(zip(names, (EX1, EX2), strict=True)):
        contents = notebook(text) if name.endswith("ipynb") else text
        write(tmp_path / f"anndoe_101_6789{number}_{name}", contents)
    one = read_one(tmp_path)
    assert (sources(one)["ex1_forward_pass.py"], sources(one)["ex2_error.py"]) == (EX1, EX2)
    assert one.notes == tuple(
        f"{exercise} was found in {name}."
        for exercise, name in zip(("ex1_forward_pass", "ex2_error"), names, strict=True)
    )


def test_an_exercise_handed_in_again_in_another_form(tmp_path: Path) -> None:
    """Protects the later attempt: Canvas's count of an exercise's own file tells it from a script of the first one."""
    write(tmp_path / "anndoe_101_67890_ex1_forward_pass.py", EX1)
    write(tmp_path / "anndoe_101_67891_ex1_forward_pass-1.ipynb", notebook(EX1.replace("i1", "i2")))
    assert sources(read_one(tmp_path))["ex1_forward_pass.py"] == EX1.replace("i1", "i2")


def test_a_count_without_a_collision(tmp_path: Path) -> None:
    """Where a file stands alone, Canvas's count is taken off its name, whatever it is called."""
    write(tmp_path / "anndoe_101_67890_homework-3.py")
    assert read_one(tmp_path).notes == ("ex1_forward_pass was found in homework.py.",)


def test_two_files_of_one_content(tmp_path: Path) -> None:
    """Of two numbered files with the same functions the last one serves, by number and not by letter."""
    for number in (9, 10, 8):
        write(tmp_path / f"anndoe_101_678{number:02}_Version-{number}.py", EX1.replace("i1 * w1", str(number)))
    assert "return 10\n" in sources(read_one(tmp_path))["ex1_forward_pass.py"]


NAMES = ["ตั้งใจสมชาย", "शर्माप्रिया", "குமார்அருண்", unicodedata.normalize("NFD", "müllerzoë")]


@pytest.mark.parametrize("packed", [False, True])
def test_names_with_combining_marks(tmp_path: Path, packed: bool) -> None:
    """Vowel signs and accents that are characters of their own are letters of a name, so that nobody is lost."""
    files: dict[str, Contents] = {}
    for number, name in enumerate(NAMES):
        files[f"{name}_10{number}_6789{number}_ex1_forward_pass.py"] = EX1
        files[f"{name}_LATE_10{number}_6799{number}_ex2_error.py"] = EX2
    found = read_all(downloaded(tmp_path, files, packed))
    assert list(found) == sorted(NAMES)
    assert all(set(sources(one)) == {"ex1_forward_pass.py", "ex2_error.py"} for one in found.values())


def test_a_young_installation(tmp_path: Path) -> None:
    """A Canvas of an institution's own counts its users from 1."""
    write(tmp_path / "leeann_5_900054_ex1_forward_pass.py")
    write(tmp_path / "leeann_5_900055_ex2_error.py", EX2)
    assert set(sources(read_all(tmp_path)["leeann"])) == {"ex1_forward_pass.py", "ex2_error.py"}


def test_pictures_in_a_students_archive(tmp_path: Path) -> None:
    """A student's plots with numbers in their names do not make his archive the download of a class."""
    plots = {f"loss_{n}_1000_epochs.png": "picture" for n in (1, 2)}
    write(tmp_path / "ann.zip", zipped({"ex1_forward_pass.py": EX1, **plots}))
    write(tmp_path / "bob.py")
    assert all(one.fault is None for one in read_all(tmp_path).values())


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_typed_into_canvas(tmp_path: Path, packed: bool) -> None:
    """Nobody is lost who has typed his work, or a link to it, into Canvas: he has results that say what is missing."""
    files: dict[str, Contents] = {
        "doejane_101_67890_ex1_forward_pass.py": EX1,
        "poeann_102_text.html": "<p>def forward_h1</p>",
        "roebob_LATE_103_link.html": "<a>",
        "anon_ab1Cd_text.html": "<p>",
    }
    found = read_all(downloaded(tmp_path, files, packed))
    assert list(found) == ["anon_ab1Cd", "doejane", "poeann", "roebob"]
    assert found["poeann"].notes == ("There is no .py or .ipynb file in it.",)
