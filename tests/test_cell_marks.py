"""nbgrader's marks on a cell."""

from __future__ import annotations

import pytest

from grader.cell_marks import Marks, marks_of


@pytest.mark.parametrize(
    "cell",
    [
        "no cell",
        {},
        {"metadata": None},
        {"metadata": []},
        {"metadata": {"nbgrader": None}},
        {"metadata": {"nbgrader": "locked"}},
        {"metadata": {"nbgrader": {"grade_id": 1, "grade": "yes", "locked": 1}}},
    ],
)
def test_whatever_stands_in_their_place_is_no_mark(cell: object) -> None:
    """A student may write anything into a notebook: it is read without a fault, and nothing is taken for a mark."""
    assert marks_of(cell) == Marks()


@pytest.mark.parametrize(
    "marks", [Marks("a", solution=True), Marks("b", grade=True, locked=True), Marks("c", task=True)]
)
def test_what_is_written_is_read(marks: Marks) -> None:
    """The writer and the reader know the marks by the same names."""
    assert marks_of({"metadata": {"nbgrader": marks.metadata}}) == marks


def test_a_test_cell_is_graded_and_not_the_students() -> None:
    """An answer that gives points by hand is marked as graded too, and is not left out as a test."""
    assert Marks("test", grade=True, locked=True).is_test
    assert not Marks("answer", grade=True, solution=True).is_test
    assert not Marks("given", locked=True).is_test
