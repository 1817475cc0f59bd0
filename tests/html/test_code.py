"""A student's own code: found wherever it stands, read and never run, shown without what turns or hides text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.html.report.code import MOST_LINES, NO_FUNCTION, NO_SUBMISSION, functions, shown
from grader.html.report.cutting import function_in
from grader.submissions import Cell, NoSubmissions
from tests.html.classes import results_of, student, wrong
from tests.student_files import StudentFiles


def found(*sources: str) -> str:
    return function_in([Cell(source) for source in sources], "delta")


def test_a_function_is_cut_out_with_its_decorators() -> None:
    """What stands around it is no part of it."""
    source = "import os\n@wraps\ndef delta(a, b):\n    # why\n    return a - b\n\ndef error(a):\n    return a\n"
    assert found(source) == "@wraps\ndef delta(a, b):\n    # why\n    return a - b"


def test_the_last_definition_counts() -> None:
    """As it does for Python: a function written again in a later cell is the one that was graded."""
    assert found("def delta(a):\n    return 1", "def delta(a):\n    return 2", "x = 3") == "def delta(a):\n    return 2"


@pytest.mark.parametrize("source", ["delta = lambda a, b: a - b", "from helpers import delta", "import mine as delta"])
def test_whatever_gives_the_name_a_meaning_is_shown(source: str) -> None:
    """A function need not be a `def`."""
    assert found(f"x = 1\n{source}\n") == source


def test_an_inner_definition_is_found() -> None:
    """A function below an `if` is one, too."""
    assert found("if True:\n    def delta(a):\n        return a") == "    def delta(a):\n        return a"


def test_code_that_python_cannot_read_is_found_by_its_indentation() -> None:
    """A slip elsewhere in the file, or in the function, does not hide it."""
    source = "def error(:\n    pass\n\ndef delta(a,\n    b\n):\n    return a -\n\nx = 1\n"
    assert found(source) == "def delta(a,\n    b\n):\n    return a -"


def test_lines_are_counted_as_python_counts_them() -> None:
    """A form feed, or another separator that Python takes for none, does not shift the cut."""
    assert found("x = '\x0c \x1c \u2028'\ndef delta(a):\n    return a\ny = 1") == "def delta(a):\n    return a"


@given(st.text(), st.text())
def test_no_source_breaks_it(before: str, inside: str) -> None:
    """Whatever a student hands in gives some text, or none."""
    source = f"{before}\ndef delta(a):\n    {inside}\n"
    assert isinstance(found(source), str)
    assert not set(shown(source)) & set("\x00\x1b\u202e\u2066\u200f\r")


def test_code_is_shown_line_by_line_and_not_without_end() -> None:
    """Indentation stays, tabs become spaces, what overwrites or turns text is gone, and a book is cut."""
    assert shown("def f():\n\treturn '\u202e\x1b[2J'") == "def f():\n    return '[2J'"
    assert shown("x\n" * 1000).splitlines()[-1] == f"... and {1000 - MOST_LINES} more lines"


def test_the_code_of_failed_functions_only(tmp_path: Path) -> None:
    """Right functions and to-dos are not copied into the page; the rest is named by student and step."""
    files = StudentFiles(tmp_path / "ann")
    files.start()
    files.write("delta", "return actual - prediction")
    results = results_of(student("ann", delta=wrong("delta")))
    code = functions(results, tmp_path)
    assert list(code) == [("ann", "delta")]
    assert code["ann", "delta"].source.startswith("def delta(prediction, actual):\n")
    assert code["ann", "delta"].source.endswith("    return actual - prediction")


def test_nothing_of_a_submission_is_run(tmp_path: Path) -> None:
    """The page is made outside the sandbox: reading a submission must not execute a line of it."""
    files = StudentFiles(tmp_path / "class" / "ann")
    files.start()
    trap = f"open({str(tmp_path / 'trap')!r}, 'w')"
    files.file("delta").write_text(f"{trap}\n@{trap}\ndef delta(a={trap}):\n    {trap}\n")
    code = functions(results_of(student("ann", delta=wrong("delta"))), tmp_path / "class")
    assert "trap" in code["ann", "delta"].source
    assert not (tmp_path / "trap").exists()


def test_what_is_not_there_has_a_sentence(tmp_path: Path) -> None:
    """A student without a submission, a file without the function, an archive that is none."""
    (tmp_path / "ann").mkdir()
    (tmp_path / "ann" / "ex2_error.py").write_text("def error(prediction, actual):\n    return 1\n")
    (tmp_path / "bob.zip").write_bytes(b"no archive")
    names = "ann", "bob", "eve"
    code = functions(results_of(*(student(name, delta=wrong("delta")) for name in names)), tmp_path)
    notes = [code[name, "delta"].note for name in names]
    damaged = "bob.zip is damaged, or no zip archive: make it again and hand in that."
    assert notes == [NO_FUNCTION, damaged, NO_SUBMISSION]


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    """A wrong --submissions is noticed, not taken for a class that handed in nothing."""
    StudentFiles(tmp_path / "zoe").start()
    with pytest.raises(NoSubmissions, match="name the folder that was graded"):
        functions(results_of(student("ann", delta=wrong("delta"))), tmp_path)


def test_without_its_course_a_submission_cannot_be_read(tmp_path: Path) -> None:
    """The course says which file is which: the command says so instead of showing nothing."""
    with pytest.raises(NoSubmissions, match="without their course"):
        functions(results_of(student("ann", delta=wrong("delta")), installed=False), tmp_path)


def test_one_that_the_machine_cannot_read_does_not_cost_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects the page of a class from a folder without permission: that student has a sentence, the others code."""

    def read(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    StudentFiles(tmp_path / "alice").start()
    monkeypatch.setattr("grader.html.report.code.read", read)
    code = functions(results_of(student("alice", delta=wrong("delta"))), tmp_path)
    assert code["alice", "delta"].note == "What was handed in cannot be read: Permission denied."
