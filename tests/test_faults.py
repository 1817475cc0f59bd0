"""Where an author's own code failed: module and line, and no path to what lies elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from json import loads
from pathlib import Path

import pytest

from grader.faults import located


def _raised(function: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it raises is described
        function()
    return caught.value


def test_the_last_line_of_the_package_is_named() -> None:
    """Protects authors from searching: the library's own lines below theirs say nothing to them."""
    fault = _raised(lambda: loads("x"))
    line = test_the_last_line_of_the_package_is_named.__code__.co_firstlineno + 2
    assert located(fault, "tests") == f"JSONDecodeError: {fault} (tests.test_faults, line {line})"
    assert located(fault, "elsewhere") == f"JSONDecodeError: {fault}"
    assert __file__ not in located(fault, "tests")


def test_the_reason_counts_where_one_is_given() -> None:
    """Protects the place where the author's formula failed from the kit's own words about it."""
    reason = _raised(lambda: loads("x"))

    def again() -> None:
        raise ValueError("no answer") from reason

    assert located(_raised(again), "json").startswith("ValueError: no answer (json.decoder, line ")


def test_what_cannot_be_imported_is_named_without_its_file() -> None:
    """Protects the suite's place on the disk: students read why a course cannot be loaded, too."""
    fault = _raised(lambda: exec("from json import nothing"))
    assert located(fault, "elsewhere").startswith("ImportError: cannot import name 'nothing' from 'json'")
    assert "json/__init__.py" not in located(fault, "elsewhere")


def test_a_module_that_is_no_python_has_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects authors from a second place, and from a name that two folders have; elsewhere no path is shown."""
    (tmp_path / "ex1_of_no_course.py").write_text("x = 1\n\ndef f(:\n")
    monkeypatch.syspath_prepend(tmp_path)
    fault = _raised(lambda: import_module("ex1_of_no_course"))
    assert located(fault, "tests") == "SyntaxError: invalid syntax (ex1_of_no_course.py, line 3)"
    monkeypatch.chdir(tmp_path.parent)
    assert located(fault, "tests") == f"SyntaxError: invalid syntax ({tmp_path.name}/ex1_of_no_course.py, line 3)"


def test_a_text_that_is_no_python_is_placed_where_it_stands() -> None:
    """Protects authors from the first line of their formula as the place: it came from no file."""
    fault = _raised(lambda: compile("a +", "<formula>", "eval"))
    line = test_a_text_that_is_no_python_is_placed_where_it_stands.__code__.co_firstlineno + 2
    assert located(fault, "tests") == f"SyntaxError: invalid syntax (tests.test_faults, line {line})"
