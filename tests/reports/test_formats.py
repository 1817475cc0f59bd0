"""results.jsonl and grades.csv: what other programs read, and what must never be in them."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.courses.backprop import course
from grader.reports.grades import grades, harmless
from grader.reports.lines import from_line, to_line
from grader.reports.report import Report, report_of, same_for_all


def graded(student: str) -> Report:
    return report_of(student, course, same_for_all(course, "passed", ""), isolated=True)


def test_a_line_has_the_contracts_keys() -> None:
    """Other programs read these names; every step of the course stands in every line, in course order."""
    line = json.loads(to_line(graded("alice")))
    assert list(line) == ["student", "course", "points", "max_points", "isolated", "steps", "error", "notes"]
    assert [step["step"] for step in line["steps"]] == [step.name for step in course.steps]
    assert list(line["steps"][0]) == ["exercise", "step", "outcome", "points", "max_points", "mistake", "feedback"]


def test_the_graders_own_fault_is_no_zero() -> None:
    """What could not be graded has no points in the line, and a word in the table."""
    failed = report_of("bob", course, same_for_all(course, "error", "our fault"), isolated=True)
    line = json.loads(to_line(failed))
    assert line["points"] is None
    assert line["error"] == "our fault"
    assert {step["points"] for step in line["steps"]} == {None}
    rows = list(csv.reader(io.StringIO(grades([failed], course))))
    assert set(rows[1][3:]) == {"NOT_GRADED"}
    assert rows[1][:3] == ["bob", "NOT_GRADED", "24"]


def test_an_unreadable_submission_is_a_zero_and_no_fault() -> None:
    """A submission that cannot be read is broken in all steps: 0 points, and `error` stays null."""
    broken = report_of("eve", course, same_for_all(course, "broken", "a link"), isolated=True)
    line = json.loads(to_line(broken))
    assert (line["points"], line["error"]) == (0.0, None)
    assert {step["outcome"] for step in line["steps"]} == {"broken"}


@given(st.text())
def test_a_line_is_one_line_and_comes_back(student: str) -> None:
    """Whatever a student is called, a report is one line of ASCII, and the same report when it is read."""
    report = graded(student)
    line = to_line(report)
    assert "\n" not in line
    assert line.isascii()
    assert from_line(line.encode()) == report_of(student, course, report.steps, isolated=True)


@given(st.binary() | st.text().map(str.encode))
@example(b"[" * 100_000)
@example(b"\xff")
def test_anything_else_is_no_line(line: bytes) -> None:
    """Half a line, or something else's, is a ValueError and nothing else."""
    with pytest.raises(ValueError):  # noqa: PT011
        from_line(line)


@pytest.mark.parametrize(
    "text", ["=1", " =1", "\t+1", "\r-1", "\n@a", "＝1", "＋1", "－1", "＠a", "\u202e=1", "\x85=1"]
)
def test_a_formula_is_text(text: str) -> None:
    """Whatever stands before the sign, and however wide the sign is, an apostrophe comes first."""
    assert harmless(text).startswith("'")


@pytest.mark.parametrize(
    ("student", "written"),
    [("a\u202eb", "a\\u202eb"), ("a\x9bb", "a\\u009bb"), ("a\nb", "a\\u000ab"), ("Zoë Ng", "Zoë Ng")],
)
def test_unseen_marks_are_written_out(student: str, written: str) -> None:
    """What turns or hides text is in no table, and two students stay two."""
    assert list(csv.reader(io.StringIO(grades([graded(student)], course))))[1][0] == written


@given(st.text(min_size=1))
@example("ann;=1")
@example("ann; -1;@a")
def test_no_cell_is_a_formula(student: str) -> None:
    """A spreadsheet opens the table: no name of a stranger's begins a formula, or a new row.

    Where people write 1,5 it parts cells at semicolons.
    """
    cells = harmless(student).split(";")
    assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in cells)
    rows = list(csv.reader(io.StringIO(grades([graded(student)], course))))
    assert len(rows) == 2
    assert len(rows[1]) == 3 + 24
