"""`grader reset FILE`"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.courses.backprop import course

NAME = "ex2_error.py"
ORIGINAL = (course.exercises_folder / NAME).read_bytes()


def reset(file: Path, code: int = 0) -> str:
    """What `grader reset FILE` says; it has to end with this code."""
    result = CliRunner().invoke(main, ["reset", str(file)])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def test_old_text_is_kept_beside_the_restored_file(tmp_path: Path) -> None:
    """Nobody's work is lost, not even by a second reset."""
    file = tmp_path / NAME
    file.write_text("# first try\n")
    assert f"Your text is now in {file}.old." in reset(file)
    assert file.read_bytes() == ORIGINAL
    file.write_text("# second try\n")
    assert f"Your text is now in {file}.old2." in reset(file)
    assert "as it was at the start; nothing was changed" in reset(file)
    kept = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert kept == {
        NAME: ORIGINAL,
        f"{NAME}.old": b"# first try\n",
        f"{NAME}.old2": b"# second try\n",
    }


def test_missing_file_is_restored(tmp_path: Path) -> None:
    """A deleted file comes back beside the others, and no old one is spoken of."""
    (tmp_path / "ex1_forward_pass.py").write_text("")
    said = reset(tmp_path / NAME)
    assert "as it was at the start" in said
    assert ".old" not in said
    assert (tmp_path / NAME).read_bytes() == ORIGINAL


def test_file_is_not_made_where_no_exercises_are(tmp_path: Path) -> None:
    """From the parent folder, without the folder's name, no second copy is made: the way out is said."""
    assert "with its folder" in reset(tmp_path / NAME, 2)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("typed", [NAME, "ex2_error"])
@pytest.mark.parametrize("here", ["exercises", "."])
def test_name_alone_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, here: str) -> None:
    """Protects who types what a message or the page of progress calls the exercise, in its folder or above it."""
    (tmp_path / "exercises").mkdir()
    file = tmp_path / "exercises" / NAME
    file.write_text("# mine\n")
    monkeypatch.chdir(tmp_path / here)
    assert f"{NAME} is as it was at the start." in reset(Path(typed))
    assert file.read_bytes() == ORIGINAL
    assert [path.name for path in tmp_path.iterdir()] == ["exercises"]


def test_name_alone_where_no_exercises_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A student in the wrong folder learns what to type, and gets no second copy."""
    monkeypatch.chdir(tmp_path)
    assert f"name their folder: grader reset DIR/{NAME}" in " ".join(reset(Path("ex2_error"), 2).split())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["notes.py", "ex9_of_nobody.py", "ex2_error.py.old", "test_ex2_error.py"])
def test_foreign_file_is_refused(tmp_path: Path, name: str) -> None:
    """Only the course's own files are touched."""
    file = tmp_path / name
    file.write_text("# mine\n")
    assert "not an exercise file of an installed course; nothing was changed" in reset(file, 2)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert file.read_text() == "# mine\n"


def test_a_name_that_is_empty_is_refused() -> None:
    """`grader reset "$FILE"` with nothing in FILE says so, without a traceback."""
    result = CliRunner().invoke(main, ["reset", ""])
    assert (result.exit_code, "is not an exercise file" in result.output) == (2, True)


def test_folder_is_refused(tmp_path: Path) -> None:
    """`grader reset exercises` restores nothing by accident."""
    (tmp_path / NAME).mkdir()
    assert "is a directory" in reset(tmp_path / NAME, 2)


def test_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    """A mistyped folder is not made."""
    assert "There are no exercises in" in reset(tmp_path / "nowhere" / NAME, 2)
    assert not list(tmp_path.iterdir())


def test_file_that_cannot_be_written_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk does not cost the student's text."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    (tmp_path / NAME).write_text("# mine\n")
    assert "cannot be restored: No space left on device." in reset(tmp_path / NAME, 1)
    assert (tmp_path / f"{NAME}.old").read_text() == "# mine\n"
