"""Text on its way to a screen: the names of files as a command takes them, and long texts cut."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from grader.text import quoted_lines, typed


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


def test_what_is_left_out_of_a_long_text_is_counted() -> None:
    """Whoever sees the beginning knows that it is one; and one line more is no lines."""
    assert quoted_lines("a\nb", 80, 2) == ["a", "b"]
    assert quoted_lines("a\nb\nc", 80, 2) == ["a", "b", "... and 1 more line"]
    assert quoted_lines("a\nb\nc\nd", 80, 2) == ["a", "b", "... and 2 more lines"]
