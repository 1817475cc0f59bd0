"""The lines at the end of a run: how many, how well, and by name what a human has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grader.batch.summary import SHOWN, listed
from grader.nbgrading.autograde import Tally


def listing(tally: Tally, foreign: Sequence[str]) -> Iterator[str]:
    """The lines that follow the summary of the reports; students' text in them is cleaned.

    foreign: the instructor's own test cells, which check no step of the course.
    """
    if tally.unchanged:
        yield f"Graded before, and unchanged since: {tally.unchanged}."
    faults = {student: [*said, *tally.notes.get(student, ())] for student, said in tally.faults.items()}
    yield from _listed("could NOT be graded, or not all of it (marked as needing manual grading)", faults)
    if foreign:
        cells = ", ".join(foreign[:SHOWN]) + (" ..." if len(foreign) > SHOWN else "")
        yield f"Not run, since the course has no such step (marked as needing manual grading): {cells}"
    graded = {student: said for student, said in tally.notes.items() if student not in faults}
    yield from _listed("not as released, but graded", graded)


def _listed(what: str, students: Mapping[str, Sequence[str]]) -> list[str]:
    return listed(what, [(student, " ".join(students[student])) for student in sorted(students)])
