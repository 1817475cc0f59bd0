"""A clone or a fork of the kit handed in: only its exercises are the student's, whatever lies beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.submissions.surroundings import Kit, kit_of

from .handed_in import EX1, EX2, STUB, Contents, read_all, read_one, sources, write, zipped

CLONE: dict[str, Contents] = {
    "exercises/ex1_forward_pass.py": STUB,
    "exercises/helpers.py": "x = 1",
    "solutions/ex1_forward_pass.py": EX1,
    "solutions/ex2_error.py": EX2,
    "grader/courses/backprop/ex2_error.py": EX2,
    "my own.py": EX2,
}
MANY: dict[str, Contents] = {f"tests/test{n}.py": "" for n in range(201)}


def handed_in(folder: Path, files: dict[str, Contents], packed: bool) -> Path:
    """A class with one student, whose folder or archive has these files."""
    if packed:
        write(folder / "class/alice.zip", zipped(files))
    else:
        for name, contents in files.items():
            write(folder / "class/alice" / name, contents)
    return folder / "class"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("around", ["", "kit-main/", "hw/kit/"])
def test_solutions_never_serve(tmp_path: Path, packed: bool, around: str) -> None:
    """The kit's solutions earn nobody points, and an untouched exercise does not bring them back."""
    one = read_one(handed_in(tmp_path, {around + name: text for name, text in CLONE.items()}, packed))
    assert one.fault is None
    assert sources(one) == {"ex1_forward_pass.py": STUB, "helpers.py": "x = 1"}
    place = f"alice.zip/{around}" if packed else around
    left = f"{place}solutions and whatever else lies beside it is taken for the kit's own."
    assert one.notes == (f"Only {place}exercises was read: {left}",)


@pytest.mark.parametrize("packed", [False, True])
def test_a_whole_clone_is_not_too_much(tmp_path: Path, packed: bool) -> None:
    """The kit's own files do not count among those that may be handed in, nor does what is wrong with them."""
    files = CLONE | MANY | {"exercises/ex1_forward_pass.py": EX1, "docs/" * 12 + "x.py": EX1}
    one = read_one(handed_in(tmp_path, files, packed))
    assert one.fault is None
    assert sources(one)["ex1_forward_pass.py"] == EX1


def test_the_path_is_a_clone(tmp_path: Path) -> None:
    """`grader grade .` in a clone grades one person's exercises: `solutions` and `tests` are nobody's names."""
    one = read_one(handed_in(tmp_path, CLONE, packed=False) / "alice")
    assert one.student == "alice"
    assert sources(one) == {"ex1_forward_pass.py": STUB, "helpers.py": "x = 1"}


def test_a_clone_in_a_download(tmp_path: Path) -> None:
    """What a platform's archive holds of a student is a clone as well."""
    files = {f"Jo Doe_1_assignsubmission_file_/{name}": text for name, text in CLONE.items()}
    one = read_all(write(tmp_path / "download.zip", zipped(files)))["Jo Doe"]
    assert sources(one)["ex1_forward_pass.py"] == STUB
    assert len(one.notes) == 1


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["exercises", "solutions"])
def test_one_of_the_folders_alone(tmp_path: Path, packed: bool, name: str) -> None:
    """A student may call a folder of his own either name."""
    one = read_one(handed_in(tmp_path, {f"{name}/ex1_forward_pass.py": EX1, "more/ex2_error.py": EX2}, packed))
    assert set(sources(one)) == {"ex1_forward_pass.py", "ex2_error.py"}
    assert one.notes == ()


@pytest.mark.parametrize("packed", [False, True])
def test_an_environment_in_a_clone(tmp_path: Path, packed: bool) -> None:
    """Who has made the clone itself a virtual environment has handed in exercises all the same."""
    files = CLONE | {"pyvenv.cfg": "", "exercises/ex1_forward_pass.py": EX1}
    assert sources(read_one(handed_in(tmp_path, files, packed)))["ex1_forward_pass.py"] == EX1


@pytest.mark.parametrize(
    ("exercises", "solutions", "kit"),
    [
        ("here/stubs", "here/solved", Kit("stubs", "solved")),
        ("stubs/files", "solved/files", Kit()),
        (".", "solved", Kit()),
    ],
)
def test_the_folders_of_a_course_of_ones_own(exercises: str, solutions: str, kit: Kit) -> None:
    """An author may call them as he likes; where their names tell nothing, a clone has those of the kit's own."""
    assert kit_of(replace(course, exercises_folder=Path(exercises), solutions_folder=Path(solutions))) == kit
