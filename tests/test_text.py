"""Text on its way to a screen: made harmless and cut; names of files as they are typed; exceptions without places."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from grader.text import cleaned, enumerated, from_here, quoted_lines, typed, without_addresses


@pytest.mark.parametrize(
    "name", ["exercises", "übung/ex1_forward_pass.py", "C:/work", "my work", "it's", "a(1)", "R&D"]
)
def test_a_name_is_quoted_where_a_shell_would_take_it_apart(name: str) -> None:
    """A command that we say to type names the folder that is meant, in single words or in double quotation marks."""
    assert typed(name) in (name, f'"{name}"')
    assert shlex.split(typed(Path(name))) == [name]
    assert (typed(name) == name) == (not set(name) & set(" '(&"))


@pytest.mark.parametrize("name", ['say "hi"', "$HOME", "a`b`", "now!"])
def test_what_double_quotation_marks_do_not_hide_is_hidden(name: str) -> None:
    """Nothing in a folder's name is run by the shell in which the command is typed."""
    assert typed(name) == f"'{name}'"
    assert shlex.split(typed(name)) == [name]


LACKING = "cannot import name 'aray' from 'numpy'"


@pytest.mark.parametrize("place", ["/opt/lib/numpy/__init__.py", r"C:\work (1)\numpy\__init__.py", "numpy.so"])
def test_an_import_does_not_say_where_the_file_lies(place: str) -> None:
    """Protects the grading machine: what a package lacks is told to a student, not where it is installed there."""
    assert without_addresses(f"{LACKING} ({place})") == LACKING
    circular = LACKING.replace("from", "from partially initialized module")
    circular += " (most likely due to a circular import)"
    assert without_addresses(f"{circular} ({place})") == circular


def test_what_else_an_import_says_is_kept() -> None:
    """Protects who has called his own file like a module: Python's advice to rename it is all that helps."""
    for more in ("unknown location", "consider renaming 'numpy.py' since it has the same name as the library numpy.py"):
        assert without_addresses(f"{LACKING} ({more})") == f"{LACKING} ({more})"


def test_what_is_left_out_of_a_long_text_is_counted() -> None:
    """Whoever sees the beginning knows that it is one; and one line more is no lines."""
    assert quoted_lines("a\nb", 80, 2) == ["a", "b"]
    assert quoted_lines("a\nb\nc", 80, 2) == ["a", "b", "... and 1 more line"]
    assert quoted_lines("a\nb\nc\nd", 80, 2) == ["a", "b", "... and 2 more lines"]


def test_what_ends_a_line_becomes_a_space_and_nothing_is_cut_that_fits() -> None:
    """A text that goes into one line keeps its words apart, and its last ones as long as there is room."""
    assert cleaned("a\nb\tc\u2028d\x1be") == "a b c de"
    assert (cleaned("x" * 10, 10), cleaned("x" * 11, 10)) == ("x" * 10, "xxxxxxx...")


def test_a_file_is_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click, or a command typed here, finds it; what lies elsewhere keeps its whole name."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert from_here(here / "a" / "ex1.py") == str(Path("a", "ex1.py"))
    assert from_here(tmp_path / "ex1.py") == str(tmp_path / "ex1.py")
    assert from_here(Path("..", "ex1.py")) == str(Path("..", "ex1.py"))


@pytest.mark.parametrize(
    ("names", "said"), [(["w1"], "w1"), (["w1", "w2"], "w1 and w2"), (["w1", "w2", "w3"], "w1, w2 and w3")]
)
def test_names_in_a_sentence(names: list[str], said: str) -> None:
    """Protects how several names are told: with commas, and an `and` before the last."""
    assert enumerated(names) == said
