"""`grader release FILE.zip`: what a student starts with, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from grader.cli import main
from grader.courses.backprop import course
from grader.packing.handouts import CannotPack, stubs
from tests.packing.unpacked import SOLUTION_MARK, read, solved_lines

EXERCISES = [f"backprop/exercises/{exercise.name}.py" for exercise in course.exercises]


def released(path: Path) -> dict[str, str]:
    result = CliRunner().invoke(main, ["release", str(path)])
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{path} is written: 7 exercises, a README and requirements, in backprop/.\n"
    return read(path)


def test_it_holds_the_exercises_a_page_and_requirements(tmp_path: Path) -> None:
    """The whole list: no solution, no suite, no test, no cache, nothing of the author's."""
    files = released(tmp_path / "start.zip")
    assert list(files) == ["backprop/README.md", *EXERCISES, "backprop/pytest.ini", "backprop/requirements.txt"]
    for name in EXERCISES:
        assert files[name] == (course.exercises_folder / Path(name).name).read_text()


def test_no_solution_and_nothing_hidden_is_in_it(tmp_path: Path) -> None:
    """No line of a solution, no mark of one, no sentence of the suite, no hint."""
    text = "\n".join(released(tmp_path / "start.zip").values())
    lines = {line.strip() for line in text.splitlines()}
    assert not lines & solved_lines()
    assert SOLUTION_MARK not in text
    for step in course.steps:
        assert not any(mistake.sentence in text for mistake in step.mistakes)
        assert not any(hint in text for hint in step.hints)


def test_the_same_course_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two archives made at different times are the same file: nobody wonders what has changed."""
    released(tmp_path / "one.zip")
    released(tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}


def test_the_readme_is_one_page_that_names_every_file(tmp_path: Path) -> None:
    """A page of Markdown with a table of the exercises; nothing in it was left unfilled."""
    text = released(tmp_path / "start.zip")["backprop/README.md"]
    assert len(text.splitlines()) < 60
    assert "%{" not in text
    html = MarkdownIt().enable("table").render(text)
    assert html.count("<tr>") == 1 + len(EXERCISES)
    assert all(f"<code>{name.removeprefix('backprop/')}</code>" in html for name in EXERCISES)
    assert "first <code>forward_h1</code>, in <code>exercises/ex1_forward_pass.py</code>" in html


def test_a_student_unpacks_it_and_runs_pytest(tmp_path: Path) -> None:
    """What the page says to type works in the unpacked folder."""
    released(tmp_path / "start.zip")
    with zipfile.ZipFile(tmp_path / "start.zip") as archive:
        archive.extractall(tmp_path)
    command = [sys.executable, "-m", "pytest", "exercises"]
    run = subprocess.run(command, cwd=tmp_path / "backprop", capture_output=True, text=True, check=False, timeout=60)
    assert "0 of 24" in run.stdout
    assert "Next  forward_h1   exercises/ex1_forward_pass.py" in run.stdout


@pytest.mark.parametrize("command", ["release", "gradescope"])
def test_an_exercise_is_not_packed_over(tmp_path: Path, command: str) -> None:
    """What is called otherwise than an archive is none: exit code 2, and a student's or a teacher's file stays."""
    exercise = tmp_path / "ex1_forward_pass.py"
    exercise.write_text("mine")
    result = CliRunner().invoke(main, [command, str(exercise)])
    assert result.exit_code == 2
    assert "ex1_forward_pass.py is not the name of an archive; it ends in .zip" in result.stderr
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("ex1_forward_pass.py", "mine")]


def test_a_link_is_followed_and_a_pipe_is_left_alone(tmp_path: Path) -> None:
    """The archive goes where the link leads; where it leads to no file, nothing is replaced: exit code 2."""
    (tmp_path / "link.zip").symlink_to("start.zip")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "pipe.zip").symlink_to("pipe")
    released(tmp_path / "link.zip")
    assert (tmp_path / "link.zip").is_symlink()
    assert zipfile.is_zipfile(tmp_path / "start.zip")
    result = CliRunner().invoke(main, ["release", str(tmp_path / "pipe.zip")])
    assert result.exit_code == 2
    assert "pipe.zip cannot be written: a folder or a device stands there" in result.stderr
    assert (tmp_path / "pipe.zip").is_symlink()
    assert (tmp_path / "pipe").is_fifo()


def test_a_stub_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    """Protects an author from the sentence that his own exercise file, which is only read, cannot be written."""
    (tmp_path / "ex1_forward_pass.py").mkdir()
    with pytest.raises(CannotPack, match=r"ex1_forward_pass\.py cannot be read: Is a directory\."):
        stubs(replace(course, exercises_folder=tmp_path))


def test_a_solved_exercise_is_not_packed(tmp_path: Path) -> None:
    """Protects the promise that students get no solution, whatever lies where the exercises should."""
    shutil.copytree(course.exercises_folder, tmp_path / "exercises")
    shutil.copy(course.solutions_folder / "ex2_error.py", tmp_path / "exercises")
    with pytest.raises(CannotPack, match=r"ex2_error\.py holds error solved, not to do: `grader build"):
        stubs(replace(course, exercises_folder=tmp_path / "exercises"))


def test_where_nothing_can_be_written_is_a_sentence(tmp_path: Path) -> None:
    """A folder that is not there: one sentence, no traceback, no file; an unknown course is named."""
    result = CliRunner().invoke(main, ["release", str(tmp_path / "absent" / "start.zip")])
    assert result.exit_code == 1
    assert "start.zip cannot be written: No such file or directory." in result.output
    result = CliRunner().invoke(main, ["release", str(tmp_path / "start.zip"), "--course", "bakprop"])
    assert result.exit_code == 2
    assert "no course is called 'bakprop'" in result.output
    assert list(tmp_path.iterdir()) == []
