"""Exercise files as they were handed out are not run, and nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.sandbox import Sandbox
from grader.sandbox.stubs import stubs
from grader.submissions.files import Cell, File
from tests.sandbox.conftest import made, plain, settled, verdicts
from tests.student import toy


def touched(file: File) -> File:
    """The same file with a comment behind its last line: nothing in it means anything else."""
    *cells, last = file.cells
    return replace(file, cells=(*cells, replace(last, source=f"{last.source}# mine\n")))


def test_what_is_said_is_what_a_child_would_say(box: Sandbox) -> None:
    """A file that nobody has touched gets the verdicts, to the letter, that it gets when it is run."""
    untouched = list(stubs(course))
    assert len(untouched) == len(course.exercises)
    run = verdicts(box, *map(touched, untouched))
    assert verdicts(box, *untouched) == run
    assert {verdict.outcome for verdict in run.values()} == {"not_written"}


def test_no_child_is_asked() -> None:
    """A class hands in many such files: they cost nothing."""
    with made() as own:
        idle = settled()
        verdicts(own, *stubs(course))
        assert settled() == idle  # the first child that is asked brings the next one along, which stays


def test_other_files_may_import_it(box: Sandbox) -> None:
    """Students whose file calls an untouched stub of another file read that it is not written."""
    first = next(file for file in stubs(course) if file.name == "ex1_forward_pass.py")
    calls = "    return one.forward_h1(1, 1, 1, 1, 1, 1)\n"
    own = plain(f"import ex1_forward_pass as one\ndef error(prediction, actual):\n{calls}", "ex2_error.py")
    found = verdicts(box, first, own, steps=["error", "forward_h1"])
    assert found["error"].outcome == "raised"
    assert "forward_h1, which your function calls, is not written yet." in found["error"].feedback
    assert found["forward_h1"].outcome == "not_written"


@pytest.mark.parametrize(
    "written",
    ["    return 2.0 * x + y * 4.0 / 3.0\n", "    return x +\n", "    x = 1\n    raise NotImplementedError\n"],
)
def test_a_file_with_more_than_stubs_is_run(tmp_path: Path, written: str) -> None:
    """An author who hands out a step that is written, or a text that is no Python, gets no to-do for it."""
    stub = toy.STUBS["f"].replace("    raise NotImplementedError\n", written)
    toy.write(tmp_path, stubs={"f": stub})
    with toy.loaded(tmp_path) as known:
        assert stubs(known) == {}


def test_a_course_without_its_files(tmp_path: Path) -> None:
    """A course whose exercises were not built grades all the same."""
    home = toy.write(tmp_path)
    with toy.loaded(tmp_path) as known:
        assert [file.cells for file in stubs(known)] == [(Cell(toy.STUBS["f"]),)]
    (home / "exercises" / "ex1_toy.py").unlink()
    with toy.loaded(tmp_path) as known:
        assert stubs(known) == {}
