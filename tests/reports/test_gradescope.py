"""results.json: the fields of Gradescope's specification, read by gslocal, which shows what Gradescope would."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from gslocal.results import format_results  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from grader.courses.backprop import course
from grader.reports.gradescope import VISIBILITIES, result, safe_name, write
from tests.reports.made import alike, mixed, of

TOP: dict[str, type] = {
    "score": float,
    "output": str,
    "output_format": str,
    "test_output_format": str,
    "test_name_format": str,
    "visibility": str,
    "stdout_visibility": str,
    "tests": list,
    "extra_data": dict,
}
"""The fields of the specification that are written, and their types."""


def test_one_student_is_one_file_that_gslocal_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A step is a test with its points; gslocal adds them up, and shows the feedback of what is not right."""
    output = tmp_path / "results.json"
    write(of(mixed("bob")), output)
    format_results(output)
    shown = re.sub(r"\x1b\[\d+m", "", capsys.readouterr().out)
    assert "Score: 3.00 / 24.00  (3 passed, 21 failed)" in shown
    assert re.search(r"PASS  1.0/1.0 +ex1_forward_pass: forward_h1", shown)
    assert re.search(r"FAIL  0.0/1.0 +ex1_forward_pass: forward_h2\n +-> Look again.", shown)
    assert "3 of 24 points.\n  ex1 was there twice; the newer one counts." in shown


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_the_fields_are_the_specifications(visibility: str) -> None:
    """Scores add up to the total, tests are numbered by exercise, all is plain text, and shown when that was asked."""
    found = json.loads(json.dumps(result(mixed("bob"), visibility)))
    assert set(found) == set(TOP)
    assert all(isinstance(found[name], kind) for name, kind in TOP.items())
    assert found["score"] == sum(test["score"] for test in found["tests"]) == 3
    assert sum(test["max_score"] for test in found["tests"]) == 24
    assert [test["name"] for test in found["tests"]] == [f"{step.exercise}: {step.name}" for step in course.steps]
    assert [test["number"] for test in found["tests"]][:6] == ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1"]
    assert {test["status"] for test in found["tests"]} == {"passed", "failed"}
    assert {test["output_format"] for test in found["tests"]} == {"text"}
    assert {test["visibility"] for test in found["tests"]} == {found["visibility"]} == {visibility}
    assert found["tests"][1]["tags"] == ["ex1_forward_pass", "wrong"]


def test_what_was_printed_stays_hidden() -> None:
    """What the grader prints while it works is the instructor's, whatever students may see of the tests."""
    assert {result(mixed("bob"), visibility)["stdout_visibility"] for visibility in VISIBILITIES} == {"hidden"}


def test_a_class_is_a_folder_for_each(tmp_path: Path) -> None:
    """Several students are folders with a results.json each; a name that no folder can have gets another."""
    write(of(mixed("bob"), alike("../up", "passed"), alike("Ann", "broken")), tmp_path / "out")
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert len(files) == 3
    assert files[-1] == "out/bob/results.json"
    assert re.fullmatch(r"out/Ann-\w{12}/results.json", files[0])
    assert re.fullmatch(r"out/_up-\w{12}/results.json", files[1])


def test_one_file_for_several_is_refused(tmp_path: Path) -> None:
    """A results.json holds one student: nobody's is overwritten by the next one's."""
    with pytest.raises(NotADirectoryError, match="can hold one student, and there are 2: name a folder"):
        write(of(mixed("bob"), mixed("alice")), tmp_path / "results.json")
    assert list(tmp_path.iterdir()) == []


def test_the_graders_own_fault_writes_no_score(tmp_path: Path) -> None:
    """Gradescope keeps no score where there is no results.json; an older one of his must not stand for the new run."""
    output = tmp_path / "results.json"
    write(of(mixed("eve")), output)
    write(of(alike("eve", "error", "the sandbox died")), output)
    assert not output.exists()


def test_an_unreadable_submission_is_a_zero_with_its_reason(tmp_path: Path) -> None:
    """What the student is to blame for has a score, and the sentence."""
    output = tmp_path / "results.json"
    write(of(alike("eve", "broken", "The archive is damaged.")), output)
    found = json.loads(output.read_text())
    assert found["score"] == 0
    assert {test["output"] for test in found["tests"]} == {"The archive is damaged."}


@pytest.mark.parametrize("student", ["con", "nul.json", "aux.tar.gz", "COM1", "Con.x", "lpt9", "prn."])
def test_a_device_of_windows_is_no_folder(student: str) -> None:
    """Windows has no file of such a name, whatever its suffix; names that only begin so are left as they are."""
    assert safe_name(student).startswith("_")
    assert [safe_name(name) for name in ("connie", "com", "nullo.json")] == ["connie", "com", "nullo.json"]


@given(st.text(), st.text())
def test_folder_names_are_safe_and_told_apart(one: str, other: str) -> None:
    """Any id is a folder's name on any system, below the output; two ids never share one, nor do "A" and "a"."""
    name = safe_name(one)
    assert re.fullmatch(r"[\w.-]+", name, re.ASCII)
    assert not name.startswith(".")
    assert not name.endswith(".")
    assert len(name) < 120
    assert (name.lower() == safe_name(other).lower()) == (one == other)
