"""What stands before a verdict's own words: that another step is to be mended first, that parameters changed places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from grader.steps import Outcome, Verdict

ATTEMPTED: frozenset[Outcome] = frozenset({"wrong", "refused", "raised", "timed_out"})
"""The outcomes of a function that was called: those that another, wrong step may be the reason of."""


def noted(verdict: Verdict, notes: Iterable[str]) -> Verdict:
    """The verdict with the notes before its feedback; empty ones are none."""
    lines = [note for note in notes if note]
    if not lines:
        return verdict
    return replace(verdict, feedback="\n".join([*lines, verdict.feedback]), headline=lines[0])
