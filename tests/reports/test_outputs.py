"""Where `grader report` writes: never onto what it reads, what a run keeps, what was handed in, or what is no file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from grader.files import NoFile, replace_file
from grader.reports.lines import to_line
from tests.reports.made import mixed

KEPT = ("results.jsonl", "run.json", ".journal.jsonl", "grades.csv")


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`grader report ARGUMENTS` beside the folder of a run, a roster and a folder of submissions."""
    folder = tmp_path / "run"
    folder.mkdir()
    for name in KEPT:
        (folder / name).write_text("of the run")
    (folder / "results.jsonl").write_text(f"{to_line(mixed('bob'))}\n")
    (tmp_path / "roster.csv").write_text("Username\nbob\n")
    (tmp_path / "class" / "bob").mkdir(parents=True)
    (tmp_path / "class" / "bob" / "notes").write_text("bob's")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["report", *map(str, arguments)])


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


ROSTER = ("--format", "csv", "--lms", "moodle", "--roster", "roster.csv")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        *((["run", "--output", f"run/{name}"], "is needed as it is, and is not overwritten") for name in KEPT),
        (["run/results.jsonl", "--output", "run/grades.csv"], "run/grades.csv is needed as it is"),
        (["run/results.jsonl", "--output", "class/../run/results.jsonl"], "is needed as it is"),
        (["run", "--output", "link"], "link is needed as it is"),
        (["run", "--format", "gradescope", "--output", "run/run.json"], "is needed as it is"),
        (["run", *ROSTER, "--output", "roster.csv"], "roster.csv is needed as it is"),
        (["run", "--submissions", "class", "--output", "class"], "class lies in class, among what students handed in"),
        (["run", "--submissions", "class", "--output", "class/bob/notes"], "class/bob/notes lies in class"),
        (["run", "--submissions", "class", "--output", "class/report.html"], "class/report.html lies in class"),
        (["run", "--output", "class/bob.zip"], "class/bob.zip has the name of something handed in"),
        (["run", "--output", "class/ex1_forward_pass.PY"], "has the name of something handed in"),
        (["run", "--output", "class"], "class cannot be written: a folder or a device stands there"),
        (["run", "--output", "GRADES.CSV"], "GRADES.CSV has the name of a report in csv: add --format csv"),
        (["run", "--output", "class.xml"], "class.xml has the name of a report in junit: add --format junit"),
        (["run", "--format", "csv", "--output", "x.htm"], "x.htm has the name of a report in html: add --format html"),
        (["run", "--output", ""], "cannot be written: a folder or a device stands there"),
        (["run", "--output", "pipe"], "pipe cannot be written: a folder or a device stands there"),
    ],
)
def test_nothing_is_lost(report: Callable[..., Result], tmp_path: Path, arguments: list[str], why: str) -> None:
    """Exit code 2 and a sentence; every file is what it was, and none was added."""
    (tmp_path / "link").symlink_to("run/results.jsonl")
    os.mkfifo(tmp_path / "pipe")
    before = everything(tmp_path)
    found = report(*arguments)
    assert (found.exit_code, found.stdout) == (2, "")
    assert why in found.stderr
    assert everything(tmp_path) == before
    assert (tmp_path / "pipe").is_fifo()


def test_a_roster_that_is_not_written_to_is_read(report: Callable[..., Result], tmp_path: Path) -> None:
    """The same roster serves twice, and a report of before is replaced."""
    for _ in range(2):
        assert report("run", *ROSTER, "--output", "out.csv").exit_code == 0
    assert (tmp_path / "out.csv").read_text().splitlines()[1] == "bob,3"


def test_a_link_stays(report: Callable[..., Result], tmp_path: Path) -> None:
    """What the link points to is written, as by any other program."""
    (tmp_path / "published").mkdir()
    (tmp_path / "class.html").symlink_to("published/class.html")
    for _ in range(2):
        assert report("run", "--output", "class.html").exit_code == 0
        assert (tmp_path / "class.html").is_symlink()
    assert (tmp_path / "published" / "class.html").read_text().startswith("<!doctype html>")
    assert [path.name for path in (tmp_path / "published").iterdir()] == ["class.html"]


def test_a_name_may_be_as_long_as_a_name_can_be(report: Callable[..., Result], tmp_path: Path) -> None:
    """255 bytes, though the page is written beside it first; one more is the system's reason, with the file's name."""
    name = "x" * 250 + ".html"
    assert report("run", "--output", name).exit_code == 0
    assert (tmp_path / name).is_file()
    found = report("run", "--output", f"x{name}")
    assert (found.exit_code, found.stderr) == (1, f"Error: x{name} cannot be written: File name too long.\n")


def test_a_folder_that_is_not_there_is_told(report: Callable[..., Result]) -> None:
    """With the name that was typed, not with one that nobody has heard of."""
    found = report("run", "--output", "nowhere/x.html")
    assert found.exit_code == 1
    assert found.stderr == "Error: nowhere/x.html cannot be written: No such file or directory.\n"


def test_a_file_has_the_rights_of_a_new_one(tmp_path: Path) -> None:
    """Others read what the umask lets them read: the file beside it is no private one."""
    replace_file(tmp_path / "replaced", ["text"])
    (tmp_path / "plain").write_text("text")
    assert (tmp_path / "replaced").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither half a file nor the folder beside it; what was there before stays."""

    def broken() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    (tmp_path / "page.html").write_text("older")
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "page.html", broken())
    with pytest.raises(NoFile) as caught:
        replace_file(tmp_path, ["text"])
    assert caught.value.filename == str(tmp_path)
    assert everything(tmp_path) == {tmp_path / "page.html": b"older"}
    assert len(list(tmp_path.iterdir())) == 1
