"""`grader build`"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from grader.courses.backprop import course

NAME = "ex2_error.py"


def build(*arguments: str) -> Result:
    """`grader build ARGUMENTS`; it never ends in a traceback."""
    result = CliRunner().invoke(main, ["build", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """The options for a solved file and the exercise made of it, outside the repository."""
    pytest.importorskip("nbgrader")
    for name, home in (("solutions", course.solutions_folder), ("exercises", course.exercises_folder)):
        (tmp_path / name).mkdir()
        shutil.copy(home / NAME, tmp_path / name)
    return ["--solutions", str(tmp_path / "solutions"), "--exercises", str(tmp_path / "exercises")]


def test_check_names_the_folder_that_is_up_to_date(folders: list[str]) -> None:
    """Protects authors who have installed a copy of their course: it is not the folder that they edit."""
    result = build("--check", *folders)
    assert (result.exit_code, result.output) == (0, f"{folders[-1]} is up to date.\n")


def test_check_names_a_stale_file_and_writes_nothing(folders: list[str], tmp_path: Path) -> None:
    """A solved file that has moved on is seen in a pipeline, which must not change the repository."""
    solved, made = tmp_path / "solutions" / NAME, tmp_path / "exercises" / NAME
    solved.write_text(solved.read_text().replace("# # 2. Error", "# # 2. The error"))
    before = made.read_bytes()
    result = build("--check", *folders)
    assert result.exit_code == 1
    assert result.output == f"not up to date: {made}\n"
    assert made.read_bytes() == before


def test_build_writes_what_check_missed_and_nothing_more(folders: list[str], tmp_path: Path) -> None:
    """Building twice is building once; no solution gets into an exercise."""
    made = tmp_path / "exercises" / NAME
    made.unlink()
    result = build(*folders)
    assert (result.exit_code, result.output) == (0, f"written: {made}\n")
    assert made.read_bytes() == (course.exercises_folder / NAME).read_bytes()
    assert "miss * miss" not in made.read_text()
    assert (build(*folders).output, build("--check", *folders).exit_code) == (f"{folders[-1]} is up to date.\n", 0)


def test_fault_in_a_solved_file_is_a_sentence(folders: list[str], tmp_path: Path) -> None:
    """A lost mark would put a solution into the exercises: nothing is written, the line is named."""
    solved, made = tmp_path / "solutions" / NAME, tmp_path / "exercises" / NAME
    solved.write_text(solved.read_text().replace("    ### END SOLUTION\n", "", 1))
    before = made.read_bytes()
    result = build(*folders)
    assert result.exit_code == 1
    assert f"{solved}:" in result.output
    assert "BEGIN SOLUTION without END SOLUTION" in result.output
    assert made.read_bytes() == before


def test_place_that_cannot_be_written_is_a_sentence(folders: list[str], tmp_path: Path) -> None:
    """An author whose disk is full, or whose course is installed for all, reads why, without a traceback of ours."""
    (tmp_path / "file").write_text("no folder")
    result = build(*folders[:2], "--exercises", str(tmp_path / "file" / "below"))
    assert (result.exit_code, result.output) == (
        1,
        f"Error: {tmp_path}/file/below cannot be written: Not a directory.\n",
    )


def test_solved_file_that_cannot_be_read_is_a_sentence(folders: list[str], tmp_path: Path) -> None:
    """The file is named once, in plain words."""
    solved = tmp_path / "solutions" / NAME
    solved.unlink()
    solved.symlink_to("gone")
    result = build(*folders)
    assert (result.exit_code, result.output) == (1, f"Error: {solved} cannot be read: No such file or directory.\n")


def test_missing_extra_is_named_with_the_way_to_install_it(folders: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The base install has no nbgrader: the command says what to type."""
    monkeypatch.setitem(sys.modules, "jupytext", None)
    result = build(*folders)
    assert result.exit_code == 2
    assert 'pip install "pytest-exercises[author]"' in result.output
    assert "Traceback" not in result.output
