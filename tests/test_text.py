"""Text on its way to a screen: the names of files as a command takes them."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from grader.text import typed


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
