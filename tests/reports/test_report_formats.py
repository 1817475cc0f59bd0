"""`grader report --format` as an instructor types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from grader.commands.report import FORMATS
from grader.reports.lines import to_line
from tests.reports.made import alike, mixed


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "results.jsonl"
    path.write_text("".join(f"{to_line(report)}\n" for report in (mixed("=bob"), alike("alice", "passed"))))
    return path


@pytest.fixture
def report(results: Path, tmp_path: Path) -> Callable[..., Result]:
    """`grader report RESULTS --output out ARGUMENTS`"""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["report", str(results), "--output", str(tmp_path / "out"), *arguments])

    return run


@pytest.mark.parametrize("form", ["junit", "csv", "gradescope"])
def test_every_format_is_written(report: Callable[..., Result], tmp_path: Path, form: str) -> None:
    """Exit code 0, one line that says what was written, and nothing beside it."""
    found = report("--format", form)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == f"{tmp_path / 'out'} is written: 2 students.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "results.jsonl"]


def test_options_go_through(report: Callable[..., Result], tmp_path: Path) -> None:
    """The gradebook, its column and the visibility are what was asked for."""
    assert report("--format", "csv", "--lms", "moodle", "--column", "Homework").exit_code == 0
    assert (tmp_path / "out").read_text().splitlines() == ["Username,Homework", "'=bob,3", "alice,24"]
    (tmp_path / "out").unlink()
    assert report("--format", "gradescope", "--visibility", "after_published").exit_code == 0
    assert json.loads((tmp_path / "out/alice/results.json").read_text())["visibility"] == "after_published"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--format", "junit", "--lms", "moodle"], "--lms goes with --format csv, not with junit."),
        (["--visibility", "hidden"], "--visibility goes with --format gradescope, not with html."),
        (["--format", "csv", "--submissions", "here"], "--submissions goes with --format html, not with csv."),
        (["--format", "csv", "--roster", "absent.csv"], "absent.csv cannot be read"),
        (["--format", "csv", "--lms", "sakai"], "'sakai' is not one of"),
        (["--format", "csv", "--column", " "], "--column needs a name"),
    ],
)
def test_bad_usage_writes_nothing(
    report: Callable[..., Result], tmp_path: Path, arguments: list[str], why: str
) -> None:
    """An option that the format does not know is said, not ignored: exit code 2, nothing written."""
    found = report(*arguments)
    assert found.exit_code == 2
    assert why in found.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", FORMATS)
def test_who_is_not_graded_is_named_and_the_exit_code_says_so(
    report: Callable[..., Result], results: Path, tmp_path: Path, form: str
) -> None:
    """Exit code 3 in all formats: it is written, and who has no points stands on stderr, without a terminal's marks."""
    failed = alike("e\x1b[31mve", "error", "the sandbox died")
    with results.open("a") as file:
        file.write(f"{to_line(failed)}\n")
    found = report("--format", form)
    assert found.exit_code == 3
    assert f"Not all students have points in {tmp_path / 'out'}:\n" in found.stderr
    assert "e\\u001b[31mve could not be graded" in found.stderr
    assert "alice" not in found.stderr
    assert found.stdout == ""
    assert "\x1b" not in found.stderr
    assert (tmp_path / "out").exists()


def test_a_run_that_has_not_ended_is_told(report: Callable[..., Result], results: Path) -> None:
    """Protects an instructor from taking half a class for the whole one, be the run stopped or still under way."""
    (results.parent / "run.json").touch()
    assert "The run has not come to its end" in report("--format", "csv").stderr
    (results.parent / "grades.csv").write_text("student\n=bob\nalice\n")
    assert report("--format", "csv").stderr == ""


def test_a_students_own_folder_is_left_alone(report: Callable[..., Result], tmp_path: Path) -> None:
    """Protects what was handed in where the folder of submissions is named as the place of the reports."""
    assert report("--format", "gradescope").exit_code == 0
    (tmp_path / "out/alice/ex1_forward_pass.py").touch()
    (tmp_path / "out/alice/results.json").write_text("mine")
    found = report("--format", "gradescope")
    assert (found.exit_code, "it holds other files; name another folder" in found.stderr) == (2, True)
    assert (tmp_path / "out/alice/results.json").read_text() == "mine"
