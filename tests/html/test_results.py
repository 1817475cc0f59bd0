"""Reading results.jsonl as a whole: what is no such file is told by file, line and way out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from grader.reports.lines import NoResults, to_line
from grader.reports.results import results
from tests.html.classes import student, write_results, wrong

LINE = to_line(student("ann"))


def changed(**fields: Any) -> str:
    return json.dumps({**json.loads(LINE), **fields})


def written(folder: Path, *lines: str) -> Path:
    file = folder / "results.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def test_a_file_or_its_folder(tmp_path: Path) -> None:
    """Both name the same results; they come sorted, with their course."""
    file = write_results(tmp_path, [student("zoe"), student("ann")])
    assert results(file) == results(tmp_path)
    assert [report.student for report in results(file).reports] == ["ann", "zoe"]
    assert results(file).course is not None


def test_of_two_lines_on_one_student_the_later_counts(tmp_path: Path) -> None:
    """While a run goes on, a second try stands below the first."""
    file = write_results(tmp_path, [student("ann", "our fault"), student("ann", delta=wrong("delta"))])
    (report,) = results(file).reports
    assert report.error is None
    assert report.points == 23


def test_a_course_that_is_not_installed_is_said(tmp_path: Path) -> None:
    """The results can be read all the same."""
    found = results(written(tmp_path, changed(course="other")))
    assert found.course is None
    assert "no course is called 'other'" in (found.why or "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty: no submission has been graded yet"),
        (f"{LINE}\n{LINE[:90]}", "line 2, is cut short: if a run was stopped there, `grader grade` with the same"),
        (f"{LINE}\n{{}}", "line 2, is not a line of `grader grade`"),
        ("\n \n", "is empty"),
        ('{"student": "ann"}\n', "line 1, is not a line of `grader grade`: Object missing required field"),
        ("student,points\nann,3\n", "line 1, is not a line of `grader grade`"),
        ("[]\n", "line 1, is not a line of `grader grade`: Expected `object`"),
        ("[" * 100_000 + "\n", "line 1, is not a line of `grader grade`"),
        (f"{changed(points='many')}\n", "Expected `float | null`, got `str`"),
        (f"{changed(points=float('nan'))}\n", "NaN is not a number of points"),
        (f"{changed(points=7e77)}\n".replace("7e+77", "1e999"), "line 1, .*: inf is not a number of points"),
        (f"{changed(max_points=7e77)}\n".replace("7e+77", "1e999"), "inf is not a number of points"),
        (f"{changed(max_points=-5.0)}\n", "-5 is not a number of points"),
        (f"{changed(points=-1)}\n", "-1 is not a number of points"),
        (f"{LINE}\n".replace('"max_points": 1.0', '"max_points": 1e999', 1), "inf is not a number of points"),
        (f"{changed(points=7)}\n".replace("7", "9" * 400), "line 1, is not a line"),
        (f"{changed(steps=[])}\n", "it holds no steps"),
        (f"{LINE}\n{changed(student='b', course='other')}\n", "line 2, .* another course, or other steps"),
        (f"{LINE}\n{changed(student='b', steps=json.loads(LINE)['steps'][:3])}\n", "line 2, .* other steps"),
    ],
)
def test_what_is_no_result_is_told(tmp_path: Path, text: str, message: str) -> None:
    """File, line and way out, and no traceback: a half line, another program's file, another course's line."""
    (tmp_path / "results.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(NoResults, match=message) as caught:
        results(tmp_path)
    assert str(tmp_path / "results.jsonl") in str(caught.value)


def test_a_file_made_by_hand_is_read(tmp_path: Path) -> None:
    """Editors leave the last line without its end, put blank lines between, and end lines as Windows does."""
    (tmp_path / "results.jsonl").write_text(f"\n{LINE}\r\n  \n{changed(student='bob')}", newline="")
    assert [report.student for report in results(tmp_path).reports] == ["ann", "bob"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"points": 12, "error": "our fault"}, "our fault"),
        ({"points": None, "error": None}, "The results do not say why."),
        ({"points": None, "error": ""}, "The results do not say why."),
        ({"steps": [{**json.loads(LINE)["steps"][0], "outcome": "error", "feedback": "it died"}]}, "it died"),
        ({"steps": [{**json.loads(LINE)["steps"][0], "points": None}]}, "The results do not say why."),
    ],
)
def test_not_graded_is_one_thing(tmp_path: Path, fields: dict[str, Any], reason: str) -> None:
    """An error, or points that are not there, however they come together: no points anywhere, and a reason on top."""
    (found,) = results(written(tmp_path, changed(**fields))).reports
    assert (found.points, found.error) == (None, reason)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    """A binary file is no reason to crash."""
    (tmp_path / "results.jsonl").write_bytes(b"\xff\xfe\x00\n")
    with pytest.raises(NoResults, match="line 1, is not a line"):
        results(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """With the command that writes it."""
    with pytest.raises(NoResults, match="grader grade SUBMISSIONS --output DIR"):
        results(tmp_path)
