"""`grader start DIR`"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.courses.backprop import course
from tests.conftest import Installer

NAMES = sorted(f"{exercise.name}.py" for exercise in course.exercises)


def test_new_folder_holds_the_exercises_and_nothing_else(tmp_path: Path) -> None:
    """A student starts with the seven files as they are in the course, in folders made on the way, and with what pytest
    is told; the command that is named next works as it stands."""
    folder = tmp_path / "my work" / "exercises"
    result = CliRunner().invoke(main, ["start", str(folder)])
    assert result.exit_code == 0
    assert f"7 exercises are in {folder}" in result.output
    assert result.output.endswith(f'Start with: pytest "{folder}"\n')
    assert sorted(path.name for path in folder.iterdir()) == [*NAMES, "pytest.ini"]
    for name in NAMES:
        assert (folder / name).read_bytes() == (course.exercises_folder / name).read_bytes()
        assert "BEGIN SOLUTION" not in (folder / name).read_text()


def test_the_current_folder_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects who reads `in ..` as the folder above: a point at the end of a sentence is no folder."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["start", "."])
    assert result.output == "7 exercises are in this folder. Start with: pytest .\n"


def test_a_pytest_that_has_no_kit_says_so(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects who runs another Python's pytest from "collected 0 items", which says nothing of the way out."""
    assert CliRunner().invoke(main, ["start", "exercises"]).exit_code == 0
    step = "exercises/ex1_forward_pass.py::forward_h1"
    assert pytester.runpytest_subprocess(step, timeout=60).ret == pytest.ExitCode.TESTS_FAILED
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for chosen in ("exercises", "exercises/ex1_forward_pass.py", step):
        without = pytester.runpytest_subprocess(chosen, timeout=60)
        assert without.ret == pytest.ExitCode.USAGE_ERROR
        assert "Missing required plugins: pytest-exercises" in without.stderr.str()


def test_files_that_are_there_are_never_overwritten(tmp_path: Path) -> None:
    """A student's work survives a second start: usage error, nothing written, the way to one file restored."""
    mine = tmp_path / "ex3_gradients.py"
    mine.write_text("# my work\n")
    result = CliRunner().invoke(main, ["start", str(tmp_path)])
    assert result.exit_code == 2
    assert "holds ex3_gradients.py already; nothing was written" in result.output
    assert f"grader reset {mine}" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["ex3_gradients.py"]
    assert mine.read_text() == "# my work\n"


@pytest.mark.parametrize(
    "name", ["pytest.toml", ".pytest.toml", "pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"]
)
def test_a_projects_settings_of_pytest_stay_in_force(tmp_path: Path, name: str) -> None:
    """Protects a project in which exercises are started: a pytest.ini in their folder would undo its own settings."""
    (tmp_path / name).write_text("")
    assert CliRunner().invoke(main, ["start", str(tmp_path / "deep" / "exercises")]).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "deep" / "exercises").iterdir()) == NAMES


def test_a_folder_with_other_files_is_filled(tmp_path: Path) -> None:
    """Notes beside the exercises are no hindrance, and stay."""
    (tmp_path / "notes.txt").write_text("mine")
    assert CliRunner().invoke(main, ["start", str(tmp_path)]).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [*NAMES, "notes.txt"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, name: str) -> None:
    """Where nothing can be written, the reason is said without a traceback."""
    (tmp_path / "file").write_text("no folder")
    result = CliRunner().invoke(main, ["start", str(tmp_path / name)])
    assert result.exit_code == 1
    assert f"{name} cannot be written: " in result.output
    assert "Traceback" not in result.output
    assert (tmp_path / "file").read_text() == "no folder"


def test_unwritable_folder_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that belongs to somebody else; the system's answer stands in, since tests may run as root."""

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", denied)
    result = CliRunner().invoke(main, ["start", str(tmp_path / "new")])
    assert result.exit_code == 1
    assert "cannot be written: Permission denied." in result.output
    assert isinstance(result.exception, SystemExit)


def test_unknown_course_is_named_with_the_known_ones(tmp_path: Path) -> None:
    """A mistyped course writes nothing."""
    result = CliRunner().invoke(main, ["start", str(tmp_path / "new"), "--course", "bakprop"])
    assert result.exit_code != 0
    assert "no course is called 'bakprop'; installed: backprop" in result.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("typed", [["start", "new"], ["release", "new.zip"]])
def test_a_course_of_one_exercise_is_counted_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, install: Installer, typed: list[str]
) -> None:
    """An author's first course has one exercise, and gets a sentence that is English."""
    monkeypatch.chdir(tmp_path)
    short = replace(course, exercises=course.exercises[:1], drawing=None, texts={}, chart=None)
    install(short)
    output = CliRunner().invoke(main, typed).output
    assert "1 exercise is in new." in output or "new.zip is written: 1 exercise, a README" in output


def test_a_course_that_is_not_built_yet(tmp_path: Path, install: Installer) -> None:
    """An author who has not built the exercises is told so, and not that the new folder cannot be written."""
    unbuilt = replace(course, exercises_folder=tmp_path / "exercises")
    install(unbuilt)
    result = CliRunner().invoke(main, ["start", str(tmp_path / "new")])
    assert result.exit_code == 1
    assert f"{NAMES[0]}: `grader build --course backprop` makes it." in result.output
    assert not (tmp_path / "new").exists()
