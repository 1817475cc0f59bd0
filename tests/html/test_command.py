"""`grader report RESULTS --output report.html` as an instructor types it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from tests.html.classes import a_class, student, write_results, wrong
from tests.student_files import StudentFiles


def report(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_a_folder_of_results_becomes_a_page(tmp_path: Path) -> None:
    """One file, which holds all that it needs and names nobody else's."""
    write_results(tmp_path, a_class(5))
    found = report(tmp_path, "--output", tmp_path / "report.html")
    assert (found.exit_code, found.stderr) == (0, "")
    assert "report.html is written: 5 students." in found.stdout
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "http" not in text.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "results.jsonl"]


def test_the_submissions_give_the_code(tmp_path: Path) -> None:
    """With --submissions the students' own functions are in the page, without it they are not."""
    files = StudentFiles(tmp_path / "class" / "ann")
    files.start()
    files.write("delta", "return actual - prediction  # hers alone")
    write_results(tmp_path, [student("ann", delta=wrong("delta"))])
    page = tmp_path / "report.html"
    assert report(tmp_path, "--output", page).exit_code == 0
    assert "hers alone" not in page.read_text(encoding="utf-8")
    assert report(tmp_path, "--output", page, "--submissions", tmp_path / "class").exit_code == 0
    assert "hers alone" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        ("", [], "is empty"),
        ("{}\n", [], "line 1, is not a line of `grader grade`"),
        (None, [], "There is no"),
        ("good", ["--submissions", "nowhere"], "nowhere"),
        ("good", ["--format", "word"], "'word' is not one of"),
    ],
)
def test_bad_usage_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, arguments: list[str], message: str
) -> None:
    """Exit code 2, a sentence, and a page that was there before stays as it is."""
    monkeypatch.chdir(tmp_path)
    if content == "good":
        write_results(tmp_path, a_class(2))
    elif content is not None:
        (tmp_path / "results.jsonl").write_text(content)
    (tmp_path / "report.html").write_text("older")
    found = report(tmp_path, "--output", tmp_path / "report.html", *arguments)
    assert found.exit_code == 2
    assert message in found.stderr
    assert (tmp_path / "report.html").read_text() == "older"


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The file is named, and there is no traceback."""
    write_results(tmp_path, a_class(2))
    found = report(tmp_path, "--output", tmp_path / "nowhere" / "report.html")
    assert found.exit_code == 1
    assert "report.html cannot be written: No such file or directory." in found.stderr


def test_a_missing_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The student's door is light: without the extra the command says how to get it."""
    write_results(tmp_path, a_class(2))
    for name in [name for name in sys.modules if name.startswith("grader.html")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    found = report(tmp_path, "--output", tmp_path / "report.html")
    assert found.exit_code == 2
    assert 'This needs the package jinja2: pip install "pytest-exercises[grade]"' in found.stderr
