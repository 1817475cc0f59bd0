"""Which name is taken for a step's that is gone, and what is said of a line that is not Python."""

from __future__ import annotations

import pytest

from grader.student.troubles import alike, unreadable_line


def test_renamed_function_is_found_among_those_that_are_free() -> None:
    """A slip in a name is seen; another step is never taken for it."""
    found = "foward_h1", "forward_h2", "helper"
    assert alike("forward_h1", found, ["forward_h1", "forward_h2"]) == "foward_h1"
    assert alike("forward_h1", found, ["forward_h1", "forward_h2", "foward_h1"]) is None
    assert alike("delta", found, []) is None


def test_a_name_is_taken_for_the_nearest_step_alone() -> None:
    """Who writes forward_H1 has renamed h1, and has not begun h2."""
    steps = ["forward_h1", "forward_h2"]
    assert alike("forward_h1", ["forward_H1"], steps) == "forward_H1"
    assert alike("forward_h2", ["forward_H1"], steps) is None
    assert alike("forward_h1", ["forward_hidden"], steps) == alike("forward_h2", ["forward_hidden"], steps)


@pytest.mark.parametrize(
    ("message", "end"),
    [
        ("Missing parentheses in call to 'print'. Did you mean print(...)?", "Did you mean print(...)?"),
        ("invalid syntax", ": invalid syntax."),
        ("unindent does not match.", "not match."),
    ],
)
def test_what_python_says_ends_as_a_sentence(message: str, end: str) -> None:
    """Protects readers from `Did you mean print(...)?.`: Python's own question needs no dot."""
    assert unreadable_line(message, "print x", 3).sentence.endswith(end)


def test_a_question_of_pythons_is_looked_up_without_its_mark() -> None:
    """Protects the advice, which the sandbox did not find for words that ended in a question mark."""
    message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    assert unreadable_line(message, "a = 1, b = 2", 3).advice == "b begins a line of its own."
