"""A submission made ready for the grader: what of it is too much."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.nbgrading.assignment import Assignment, Notebook
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.prepared_submission import Desk, Prepared
from grader.nbgrading.submitted_folder import Handed
from tests.submissions.handed_in import notebook

NAMES = ("ex1_forward_pass", "ex2_error")


def prepared(folder: Path, notebooks: Mapping[str, bytes | str], others: tuple[str, ...] = ()) -> Prepared:
    """What a student has handed in for an assignment of two notebooks, made ready."""
    (folder / "source/backprop").mkdir(parents=True)
    assignment = Assignment("1", "backprop", None, tuple(Notebook(name, name, {}, ()) for name in NAMES))
    handed = Handed("ann", folder, notebooks, others, (), None, None, "")
    return Desk(CourseFolder(folder), assignment, course, folder / "staging").prepared(handed)


@pytest.mark.parametrize(("sign", "fits"), [("x", True), ("\N{GRINNING FACE}", False)])
def test_code_is_counted_in_bytes(tmp_path: Path, sign: str, fits: bool) -> None:
    """Protects the limit from signs that are four bytes each, as it is for whoever hands in a folder."""
    found = prepared(tmp_path, {name: notebook(f"# {sign * 200_000}").encode() for name in NAMES})
    assert (set(found.notebooks) == set(NAMES)) is fits
    assert all("together is larger than 1 MB" in said for said in found.faults.values())
    assert bool(found.faults) is not fits


def test_a_notebook_whose_name_begins_with_a_dot_is_told(tmp_path: Path) -> None:
    """Protects who has hidden one by a slip: it was not handed in, as for nbgrader, and nobody knew why."""
    others = (".ex2_error.ipynb", "._ex2_error.ipynb", ".config", "data.csv")
    found = prepared(tmp_path, {NAMES[0]: notebook("x = 1").encode()}, others)
    assert found.notes == ("ex2_error was not handed in.", ".ex2_error.ipynb is hidden, and was left out.")
