"""Which name is taken for a step's that is gone."""

from __future__ import annotations

from grader.student.troubles import alike


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
