"""Names of files that programs have added something to: "./" in an archive, a suffix behind the suffix."""

from __future__ import annotations

from pathlib import Path

import pytest

from .handed_in import EX1, EX2, notebook, read_all, read_one, sources, write, zipped


@pytest.mark.parametrize("before", ["./", "./././", "hw/./", "./hw/./part/./", ".\\"])
def test_names_that_begin_here(tmp_path: Path, before: str) -> None:
    """The folder "." is where the archive is, and no hidden folder."""
    path = write(tmp_path / "alice.zip", zipped({"./": "", f"{before}ex1_forward_pass.py": EX1}))
    one = read_one(path)
    assert (sources(one), one.notes) == ({"ex1_forward_pass.py": EX1}, ())


def test_a_download_whose_names_begin_here(tmp_path: Path) -> None:
    """A class's download that was packed again with "./" before each name is still one."""
    files = {f"./{name}_assignsubmission_file_/ex1_forward_pass.py": EX1 for name in ("Ann_1", "Bob_2")}
    found = read_all(write(tmp_path / "download.zip", zipped({"./": "", **files})))
    assert list(found) == ["Ann", "Bob"]
    assert all(sources(one) == {"ex1_forward_pass.py": EX1} for one in found.values())


@pytest.mark.parametrize("name", [".//etc/x.py", "./../x.py", "./C:/x.py"])
def test_names_that_lead_out_from_here(tmp_path: Path, name: str) -> None:
    """A "./" in front hides no way out."""
    one = read_one(write(tmp_path / "alice.zip", zipped({"ex1_forward_pass.py": EX1, name: "x"})))
    assert "leads out of the archive" in (one.fault or "")


@pytest.mark.parametrize(("name", "added"), [("broe.py", ".txt"), ("cy.ipynb", ".txt"), ("dee.ipynb", ".json")])
def test_a_suffix_behind_the_suffix(tmp_path: Path, name: str, added: str) -> None:
    """Windows hides suffixes and browsers add some: nobody is lost over that, and he learns what to do."""
    write(tmp_path / "class" / (name + added), EX1)
    write(tmp_path / f"class/folder/{name}{added}", EX1)
    write(tmp_path / "class/packed.zip", zipped({f"hw/{name}{added}": EX1}))
    write(tmp_path / "class/notes.txt", "nobody's")
    student = name.partition(".")[0]
    assert {one.student: one.fault for one in read_all(tmp_path / "class").values()} == {
        student: f"{name}{added} is not read: take {added} off its name, and hand in {name}.",
        "folder": f"{name}{added} is not read: take {added} off its name, and hand in {name}.",
        "packed": f"packed.zip/hw/{name}{added} is not read: take {added} off its name, and hand in {name}.",
    }


def test_a_suffix_behind_the_suffix_beside_the_file(tmp_path: Path) -> None:
    """What is not read stands in nobody's way."""
    for place in ("broe.py", "folder/ex1_forward_pass.py"):
        write(tmp_path / place)
        write(tmp_path / f"{place}.txt")
    assert [sources(one) for one in read_all(tmp_path).values()] == [{"ex1_forward_pass.py": EX1}] * 2


def test_a_notebook_that_is_called_a_script(tmp_path: Path) -> None:
    """A notebook under a script's name is no Python without functions: its owner is told its right suffix."""
    write(tmp_path / "alice/ex1_forward_pass.py", notebook(EX1))
    said = "ex1_forward_pass.py holds a notebook: give it the suffix .ipynb and hand in that."
    assert read_one(tmp_path).fault == said


def test_what_stands_beside_other_work_is_mentioned(tmp_path: Path) -> None:
    """Who has one exercise with a suffix too many among good ones is told why its steps are missing."""
    write(tmp_path / "alice/ex2_error.py.txt", EX1)
    write(tmp_path / "alice/ex1_forward_pass.py", EX1)
    one = read_one(tmp_path)
    assert one.fault is None
    assert one.notes == (
        "ex2_error.py.txt is not read: take .txt off its name, and hand in ex2_error.py. It was left out.",
    )


def test_an_exercise_that_was_saved_as_a_text(tmp_path: Path) -> None:
    """Protects whoever hands in what an editor or a platform has renamed from a zero that says nothing of the file."""
    write(tmp_path / "class/ann/ex1_forward_pass.txt", EX1)
    write(tmp_path / "class/bob.zip", zipped({"hw/ex1_forward_pass.txt": EX1}))
    write(tmp_path / "class/cy_12345_67890_ex1_forward_pass.txt", EX1)
    write(tmp_path / "class/dee_12346_67891_ex2_error.py", EX2)
    write(tmp_path / "class/ex1_forward_pass.txt", "Hand this in by Friday.")
    write(tmp_path / "class/eve/ex2_error.py", EX2)
    write(tmp_path / "class/eve/ex1_forward_pass.txt", EX1)
    write(tmp_path / "class/eve/notes.txt", "none")
    write(tmp_path / "class/eve/ex2_notes.txt", "none")
    write(tmp_path / "class/fay/ex1_results.txt", "none")
    found = read_all(tmp_path / "class")
    told = "ex1_forward_pass.txt is not read: give it the suffix .py and hand in that."
    faults = {student: one.fault for student, one in found.items()}
    assert faults == {"ann": told, "bob": f"bob.zip/hw/{told}", "cy": told, "dee": None, "eve": None, "fay": None}
    assert found["eve"].notes == (f"{told} It was left out.",)
    assert found["fay"].notes == ("There is no .py or .ipynb file in it.",)


def test_an_exercise_whose_name_begins_with_a_dot(tmp_path: Path) -> None:
    """Protects who has hidden a file by a slip from a step that is missing, without a word on why."""
    write(tmp_path / "class/ann/.ex1_forward_pass.py")
    write(tmp_path / "class/bob.zip", zipped({"hw/.ex1_forward_pass.ipynb": notebook(EX1), "hw/ex2_error.py": EX1}))
    for name in ("._ex1_forward_pass.py", ".ex9_other.py", ".~ex1_forward_pass.ipynb", ".git/ex1_forward_pass.py"):
        write(tmp_path / "class/cy" / name)
        write(tmp_path / "class/cy/ex1_forward_pass.py")
    ann, bob, cy = read_all(tmp_path / "class").values()
    hidden = "is hidden, and not read: take the dot off its name, and hand in"
    assert ann.fault == f".ex1_forward_pass.py {hidden} ex1_forward_pass.py."
    assert bob.notes[0] == f"bob.zip/hw/.ex1_forward_pass.ipynb {hidden} ex1_forward_pass.ipynb. It was left out."
    assert (cy.fault, cy.notes) == (None, ())
