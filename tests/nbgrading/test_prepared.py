"""A submission made ready for the grader: what of it is too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.nbgrading.assignment import Assignment, Notebook
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.handed import Handed
from grader.nbgrading.prepared import Desk
from tests.submissions.handed_in import notebook

NAMES = ("ex1_forward_pass", "ex2_error")


@pytest.mark.parametrize(("sign", "fits"), [("x", True), ("\N{GRINNING FACE}", False)])
def test_code_is_counted_in_bytes(tmp_path: Path, sign: str, fits: bool) -> None:
    """Protects the limit from signs that are four bytes each, as it is for whoever hands in a folder."""
    (tmp_path / "source/backprop").mkdir(parents=True)
    assignment = Assignment("1", "backprop", None, tuple(Notebook(name, name, {}, ()) for name in NAMES))
    notebooks = {name: notebook(f"# {sign * 200_000}").encode() for name in NAMES}
    handed = Handed("ann", tmp_path, notebooks, (), (), None, None, "")
    prepared = Desk(CourseFolder(tmp_path), assignment, course, tmp_path / "staging").prepared(handed)
    assert (set(prepared.notebooks) == set(NAMES)) is fits
    assert all("together is larger than 1 MB" in said for said in prepared.faults.values())
    assert bool(prepared.faults) is not fits
