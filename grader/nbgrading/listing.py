"""The lines at the end of a run: how many, how well, and by name what a human has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grader.batch.summary import SHOWN
from grader.nbgrading.autograde import Tally
from grader.text import cleaned


def listing(tally: Tally, foreign: Sequence[str]) -> Iterator[str]:
    """What is to be said beside the summary of the reports; students' text in it is cleaned.

    foreign: the instructor's own test cells, which check no step of the course.
    """
    if tally.unchanged:
        yield f"{tally.unchanged} of them had been graded before, and are as they were."
    yield from _named("could NOT be graded, or not all of it (marked as needing manual grading)", tally.faults)
    if foreign:
        cells = ", ".join(foreign[:SHOWN]) + (" ..." if len(foreign) > SHOWN else "")
        yield f"Not run, since the course has no such step (marked as needing manual grading): {cells}"
    yield from _named("not as released, but graded", tally.notes)


def _named(what: str, students: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if students:
        yield f"{len(students)} {what}:"
    for student in sorted(students)[:SHOWN]:
        yield f"  {cleaned(student, 60)}: {cleaned(' '.join(students[student]))}"
    if len(students) > SHOWN:
        yield f"  ... and {len(students) - SHOWN} more"
