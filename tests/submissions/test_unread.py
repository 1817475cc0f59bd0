"""Sources that are too large or no text: whether they cost the submission, or are left out with a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.steps import Exercise

from .handed_in import EX1, Contents, notebook, read_all, read_one, write, zipped

LARGE = "#" * 1_000_001
NO_TEXT = b"\xff"
TOO_LARGE = "is larger than 1 MB: clear the outputs"


def solved(exercise: Exercise) -> str:
    return (course.solutions_folder / f"{exercise.name}.py").read_text()


def stubs(exercise: Exercise) -> str:
    return (course.exercises_folder / f"{exercise.name}.py").read_text()


def handed_in(folder: Path, files: dict[str, Contents]) -> tuple[str, ...]:
    """The fault, and whatever the notes say of sources that were left out unread."""
    for name, contents in files.items():
        write(folder / "alice" / name, contents)
    one = read_one(folder)
    return (one.fault or "", *(note for note in one.notes if note.endswith("It was left out.")))


ALL: dict[str, Contents] = {f"{one.name}.py": solved(one) for one in course.exercises}
STUBS: dict[str, Contents] = {f"{one.name}.py": stubs(one) for one in course.exercises}
FIRST = "ex1_forward_pass.py"

NEEDED: dict[str, tuple[str, dict[str, Contents]]] = {
    "all of it beside the stubs": ("homework.ipynb", STUBS),
    "all of it beside some stubs": ("homework.ipynb", dict(list(STUBS.items())[:6])),
    "the rest of it": ("homework.ipynb", {FIRST: EX1}),
    "the rest of it beside stubs": ("homework.ipynb", STUBS | {FIRST: EX1}),
    "one exercise beside its stubs": ("ex1_forward_pass.ipynb", ALL | {FIRST: STUBS[FIRST]}),
    "one exercise beside an empty file": ("ex1_forward_pass.ipynb", ALL | {FIRST: ""}),
    "one exercise": ("ex1_forward_pass.py", dict(list(ALL.items())[1:])),
    "one exercise beside a try": ("ex2_error.ipynb", {"try.py": "def delta(prediction, actual):\n    return 1\n"}),
    "one exercise above an old copy": ("ex1_forward_pass.ipynb", {f"old/{name}": text for name, text in ALL.items()}),
}


@pytest.mark.parametrize("name", NEEDED)
def test_what_may_hold_the_work_is_needed(tmp_path: Path, name: str) -> None:
    """Protects work in a notebook full of pictures from a silent zero, which only a note would explain."""
    large, others = NEEDED[name]
    fault, *_ = handed_in(tmp_path, {**others, large: LARGE})
    assert f"{large} {TOO_LARGE}" in fault


UNNEEDED: dict[str, tuple[str, dict[str, Contents]]] = {
    "under another name": ("scratch.ipynb", ALL),
    "beside the script": ("ex1_forward_pass.ipynb", ALL),
    "beside the only script": ("ex1_forward_pass.ipynb", {FIRST: EX1}),
    "an old copy": ("old/ex1_forward_pass.py", ALL),
}


@pytest.mark.parametrize("name", UNNEEDED)
def test_what_holds_no_more_than_others_do_is_noted(tmp_path: Path, name: str) -> None:
    """Protects who hands in all of his folder, pictures with it."""
    large, others = UNNEEDED[name]
    fault, note = handed_in(tmp_path, {**others, large: LARGE})
    assert fault == "" and note.startswith(f"{large} {TOO_LARGE}")


@pytest.mark.parametrize(
    ("name", "needed"), [("helper.py", False), ("old/ex1_forward_pass.py", False), ("ex2_error.ipynb", True)]
)
def test_what_is_no_text_beside_an_exercise(tmp_path: Path, name: str, needed: bool) -> None:
    """A helper in another coding is none of the work; an exercise whose other file is a stub is."""
    fault, *notes = handed_in(tmp_path, {FIRST: EX1, "ex2_error.py": STUBS["ex2_error.py"], name: NO_TEXT})
    assert (bool(fault), len(notes)) == (needed, int(not needed))


def test_what_is_no_text_beside_the_stubs(tmp_path: Path) -> None:
    """Where nothing is written anywhere, whatever cannot be read may be the work."""
    assert handed_in(tmp_path, {**STUBS, "homework.ipynb": "{"})[0].startswith("homework.ipynb is not JSON")


OLD, NEW = "hw_{0}_attempt_2026-01-30-10-00-00_", "hw_{0}_attempt_2026-01-31-10-00-00_"
ANOTHER_NAME = (f"{OLD}final.py", f"{NEW}ex1_forward_pass.ipynb")
ONE_NAME = [
    ("{0}_4567_98765_ex1_forward_pass.py", "{0}_4567_98770_ex1_forward_pass-1.ipynb"),
    (f"{OLD}ex1_forward_pass.py", f"{NEW}ex1_forward_pass.ipynb"),
]


@pytest.mark.parametrize(("old", "new"), [*ONE_NAME, ANOTHER_NAME])
def test_a_later_attempt_that_is_too_large(tmp_path: Path, old: str, new: str) -> None:
    """Protects the attempt that counts from an earlier one that happens to be small enough."""
    write(tmp_path / old.format("leeann"), ALL[FIRST])
    write(tmp_path / new.format("leeann"), LARGE)
    assert TOO_LARGE in (read_one(tmp_path).fault or "")


@pytest.mark.parametrize(("old", "new"), ONE_NAME)
def test_an_earlier_attempt_that_is_too_large(tmp_path: Path, old: str, new: str) -> None:
    """Protects who has heard that his notebook was too large, and handed in a smaller one."""
    write(tmp_path / old.format("leeann"), LARGE)
    write(tmp_path / new.format("leeann"), notebook(EX1))
    assert read_one(tmp_path).fault is None


def test_a_later_attempt_under_a_name_of_its_own(tmp_path: Path) -> None:
    """Protects whoever hands in all of it again as one notebook from being graded by what it was before."""
    for name, text in ALL.items():
        write(tmp_path / f"{OLD.format('ann')}{name}", text)
        write(tmp_path / f"{NEW.format('bob')}{name}", text)
    write(tmp_path / f"{NEW.format('ann')}homework.ipynb", LARGE)
    write(tmp_path / f"{OLD.format('bob')}homework.ipynb", LARGE)
    found = read_all(tmp_path)
    assert TOO_LARGE in (found["ann"].fault or "")
    assert found["bob"].fault is None


def test_a_later_archive_that_holds_what_is_too_large(tmp_path: Path) -> None:
    """Of two archives the later counts, whether or not it can be read."""
    old, new = (2024, 1, 1, 0, 0, 0), (2024, 1, 2, 0, 0, 0)
    large = {"ex1_forward_pass.py": LARGE}
    write(tmp_path / "ann/hw.zip", zipped(ALL, old))
    write(tmp_path / "ann/hw 2.zip", zipped(large, new))
    write(tmp_path / "bob/hw.zip", zipped(ALL, new))
    write(tmp_path / "bob/hw 2.zip", zipped(large, old))
    found = read_all(tmp_path)
    assert TOO_LARGE in (found["ann"].fault or "")
    assert found["bob"].fault is None
