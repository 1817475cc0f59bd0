"""The names of platforms that say in them when something was handed in: Blackboard's and Brightspace's."""

from __future__ import annotations

from pathlib import Path

import pytest

from .handed_in import EX1, EX2, Contents, downloaded, read_all, read_one, sources, write, zipped

BLACKBOARD: dict[str, Contents] = {
    "Home work_1_jdoe12_attempt_2026-01-30-23-59-00.txt": "Name: Jane Doe (jdoe12)",
    "Home work_1_jdoe12_attempt_2026-01-30-23-59-00_ex1_forward_pass.py": "old = 1",
    "Home work_1_jdoe12_attempt_2026-01-30-23-59-00_ex2_error.py": EX2,
    "Home work_1_jdoe12_attempt_2026-01-31-10-15-00.txt": "Name: Jane Doe (jdoe12)",
    "Home work_1_jdoe12_attempt_2026-01-31-10-15-00_ex1_forward_pass.py": "new = 1",
    "Home work_1_b.roe@example.edu_attempt_2026-01-31-10-15-02.txt": "Name: Bob Roe",
    "Home work_1_b.roe@example.edu_attempt_2026-01-31-10-15-02_hw.zip": zipped({"ex1_forward_pass.py": EX1}),
    "Home work_1_1234567_attempt_2026-01-31-10-15-02.txt": "Name: Ann Poh",
    "Home work_1_a_lee_attempt_2026-01-31-10-15-02_ex1_forward_pass.py": EX1,
    "Home work_1_b_lee_attempt_2026-01-31-10-15-02_ex1_forward_pass.py": EX1,
}


@pytest.mark.parametrize("packed", [False, True])
def test_blackboard(tmp_path: Path, packed: bool) -> None:
    """All files of a student are one submission, the later attempt at each; the texts about them are no students."""
    found = read_all(downloaded(tmp_path, BLACKBOARD, packed))
    assert list(found) == ["1234567", "a_lee", "b.roe@example.edu", "b_lee", "jdoe12"]
    assert sources(found["jdoe12"]) == {"ex1_forward_pass.py": "new = 1", "ex2_error.py": EX2}
    assert any("An earlier attempt at ex1_forward_pass.py was left out" in note for note in found["jdoe12"].notes)
    assert sources(found["b.roe@example.edu"]) == {"ex1_forward_pass.py": EX1}
    assert found["1234567"].notes == ("There is no .py or .ipynb file in it.",)


@pytest.mark.parametrize(
    ("users", "students"),
    [
        (["hw_1_jane_doe", "hw_1_jane_doe_2", "hw_1_bob"], ["bob", "jane_doe", "jane_doe_2"]),
        (["hw_1_jane_doe"], ["doe"]),
        (["hw1_jane_doe", "essay_bob"], ["bob", "doe"]),
    ],
)
def test_a_user_name_with_an_underscore(tmp_path: Path, users: list[str], students: list[str]) -> None:
    """Protects jane_doe's grade from going to `doe`, whom no gradebook knows: what all names share is the assignment.

    One student alone, or two assignments in one folder, do not tell it where Blackboard's texts about the attempts are
    gone; an id is then what stands last.
    """
    for user in users:
        write(tmp_path / f"{user}_attempt_2026-01-31-10-15-00_ex1_forward_pass.py", EX1)
    assert list(read_all(tmp_path)) == students
    assert list(read_all(tmp_path, f"*{students[-1]}*"))[-1] == students[-1]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "names",
    [
        {"anna_a": "hw_1", "anna_b": "hw_1"},
        {"anna": "hw_1", "anna_b": "hw_1"},
        {"jane_doe": "hw_1"},
        {"jane_doe": "hw1", "bob": "essay"},
    ],
)
def test_the_user_name_that_blackboard_says(tmp_path: Path, names: dict[str, str], packed: bool) -> None:
    """Protects anna_a and anna_b from being `a` and `b`: the text about an attempt knows the whole user name."""
    files: dict[str, Contents] = {}
    for user, assignment in names.items():
        attempt = f"{assignment}_{user}_attempt_2026-01-31-10-15-00"
        files[f"{attempt}.txt"] = f"Name: Jane (Janie) Doe ({user})\nAssignment: {assignment}\nComments:\n(nobody)\n"
        files[f"{attempt}_ex1_forward_pass.py"] = f"who = {user!r}"
    found = read_all(downloaded(tmp_path, files, packed))
    assert {user: sources(one)["ex1_forward_pass.py"] for user, one in found.items()} == {
        user: f"who = {user!r}" for user in sorted(names)
    }


def test_whose_text_is_gone(tmp_path: Path) -> None:
    """What others' texts say of the assignment's name serves whoever has none, or one of another language."""
    for user, text in {"ann_a": "Name: Ann A (ann_a)", "ann_b": "Name: Ann B", "ann_c": None}.items():
        write(tmp_path / f"hw_1_{user}_attempt_2026-01-31-10-15-00_ex1_forward_pass.py", EX1)
        if text:
            write(tmp_path / f"hw_1_{user}_attempt_2026-01-31-10-15-00.txt", text)
    assert list(read_all(tmp_path)) == ["ann_a", "ann_b", "ann_c"]


@pytest.mark.parametrize(
    "text", ["Name: Mallory (ann)", "Name: Mallory (y)", "\0", "Name: M\n\n(ann)", "#" * 1_000_001]
)
def test_a_text_that_says_another_name(tmp_path: Path, text: str) -> None:
    """Protects ann from a text, or a file, that speaks of her and stands under another's name."""
    write(tmp_path / "hw_mallory_attempt_2026-01-31-10-15-00.txt", text)
    write(
        tmp_path / "hw_mallory_attempt_2026-01-31-10-15-00_hw_ann_attempt_2026-02-01-00-00-00_ex1_forward_pass.py", EX1
    )
    write(tmp_path / "hw_ann_attempt_2026-01-31-10-15-00_ex1_forward_pass.py", EX1)
    assert list(read_all(tmp_path)) == ["ann", "mallory"]


@pytest.mark.parametrize("packed", [False, True])
def test_brightspace_folders(tmp_path: Path, packed: bool) -> None:
    """Of two folders of a student the later counts, also where noon and midnight lie between; namesakes are two."""
    files: dict[str, Contents] = {
        "Exam 1/39786-640693 - Aiden Rodriguez - Oct 10, 2025 1222 AM/ex1_forward_pass.py": "old = 1",
        "Exam 1/39786-640693 - Aiden Rodriguez - Oct 10, 2025 115 AM/ex1_forward_pass.py": "new = 1",
        "Exam 1/39786-640693 - Aiden Rodriguez - Oct 9, 2025 1159 PM/ex1_forward_pass.py": "older = 1",
        "Exam 1/39787-640693 - Jo Ng - Oct 11, 2025 1130 AM/hw.zip": zipped({"ex1_forward_pass.py": EX1}),
        "Exam 1/39788-640693 - Jo Ng - Oct 11, 2025 1131 AM/ex1_forward_pass.py": EX1,
        "Exam 1/index.html": "<html>",
    }
    path = downloaded(tmp_path, files, packed)
    found = read_all(path if packed else path / "Exam 1")
    assert list(found) == ["Aiden Rodriguez", "Jo Ng_39787", "Jo Ng_39788"]
    assert sources(found["Aiden Rodriguez"]) == {"ex1_forward_pass.py": "new = 1"}
    assert len(found["Aiden Rodriguez"].notes) == 2


@pytest.mark.parametrize("packed", [False, True])
def test_brightspace_files(tmp_path: Path, packed: bool) -> None:
    """Where the files lie side by side they are put to their students, the latest of each name."""
    files: dict[str, Contents] = {
        "97885-96739 - H'ong Pham-Ng - May 12, 2020 744 PM - ex1_forward_pass.py": "old = 1",
        "97885-96739 - H'ong Pham-Ng - May 12, 2020 744 PM - ex2_error.py": EX2,
        "97885-96739 - H'ong Pham-Ng - May 12, 2020 1101 PM - ex1_forward_pass.py": "new = 1",
        "58278-96739 - Wes Ng - May 13, 2020 1056 AM - lab - 1.zip": zipped({"ex1_forward_pass.py": EX1}),
        "index.html": "<html>",
    }
    found = read_all(downloaded(tmp_path, files, packed))
    assert list(found) == ["H'ong Pham-Ng", "Wes Ng"]
    assert sources(found["H'ong Pham-Ng"]) == {"ex1_forward_pass.py": "new = 1", "ex2_error.py": EX2}
    assert sources(found["Wes Ng"]) == {"ex1_forward_pass.py": EX1}


FIRST, SECOND = "hw_ann_attempt_2026-01-30-10-00-00", "hw_ann_attempt_2026-01-31-10-00-00"
BOTH = "".join(f"def {step}(i1, i2, w1, w2, w3, w4):\n    return {{0}}\n\n" for step in ("forward_h1", "forward_h2"))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("names", "counts"),
    [
        (["ex1_forward_pass.py", "final.py"], "final.py"),
        (["ex1_forward_pass.py", "hw.zip"], "hw.zip/ex1_forward_pass.py"),
        (["zz.py", "aa.py"], "aa.py"),
    ],
)
def test_a_later_attempt_under_another_name(tmp_path: Path, names: list[str], counts: str, packed: bool) -> None:
    """Protects the attempt that counts: an exercise is taken from the last one that has it, whatever it is called."""
    old, new = BOTH.format(1), BOTH.format(2)
    last = zipped({"ex1_forward_pass.py": new}) if names[1].endswith(".zip") else new
    files: dict[str, Contents] = {
        f"{FIRST}_{names[0]}": old,
        f"{FIRST}_ex2_error.py": EX2,
        f"{SECOND}_{names[1]}": last,
    }
    [one] = read_all(downloaded(tmp_path, files, packed)).values()
    assert sources(one)["ex1_forward_pass.py"] == new
    assert sources(one)["ex2_error.py"] == EX2
    assert f"{names[0]} was left out: ex1_forward_pass is taken from {counts}." in one.notes


def test_a_later_attempt_at_one_step(tmp_path: Path) -> None:
    """Protects the other steps of whoever hands in a single function anew, in a file of its own."""
    write(tmp_path / f"{FIRST}_ex1_forward_pass.py", BOTH.format(1))
    write(tmp_path / f"{SECOND}_mended.py", EX1)
    assert sources(read_one(tmp_path))["ex1_forward_pass.py"] == BOTH.format(1) + EX1


def test_a_helper_in_a_later_attempt_is_no_attempt(tmp_path: Path) -> None:
    """Protects an exercise from a copy of its functions that a later one uses: its own file is still what counts."""
    write(tmp_path / f"{FIRST}_ex2_error.py", EX2)
    write(tmp_path / f"{SECOND}_ex7_gradient_check.py", EX2.replace("1", "3"))
    assert sources(read_one(tmp_path))["ex2_error.py"] == EX2


@pytest.mark.parametrize(
    "name", ["a_b_attempt_2026-13-31-10-15-00_x.py", "1-2 - A - Foo 12, 2020 744 PM", "1-2 - A - May 12, 2020 1344 PM"]
)
def test_a_name_with_no_date_in_it_is_no_platforms(tmp_path: Path, name: str) -> None:
    """What only looks like a time keeps its own name, instead of ending the run."""
    write(tmp_path / name / "ex1_forward_pass.py", EX1)
    assert list(read_all(tmp_path)) == [name]
