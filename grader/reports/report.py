"""The report on one submission: all verdicts, in course order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.course import Course
from grader.outcomes import Outcome
from grader.verdicts import Verdict

NOT_GRADED = "NOT_GRADED"
"""The cell in tables for what the grader could not grade: never a zero."""


@dataclass(frozen=True)
class Report:
    """The result of grading one submission.

    points: None where a step could not be checked. isolated: whether the student's code was confined. error: the
    grader's own fault, None if there was none. notes: what was decided when the submission was read.
    """

    student: str
    course: str
    points: float | None
    max_points: float
    isolated: bool
    steps: tuple[Verdict, ...]
    error: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """Whether nothing of the submission could be read: then its steps share one sentence."""
        return all(verdict.outcome == "broken" for verdict in self.steps)

    @property
    def why_nothing(self) -> str | None:
        """Why no function of the course is in the submission, though it can be read; None if there is one."""
        if any(verdict.outcome != "missing" for verdict in self.steps):
            return None
        return " ".join(self.notes) or "No function of it can be called."


def report_of(
    student: str,
    course: Course,
    verdicts: Sequence[Verdict],
    *,
    isolated: bool,
    error: str | None = None,
    notes: Sequence[str] = (),
) -> Report:
    """The report made of the verdicts on all steps."""
    faults = [verdict.feedback for verdict in verdicts if verdict.outcome == "error"]
    first = error or next(iter(faults), None)
    return Report(student, course.name, *totals(verdicts), isolated, tuple(verdicts), first, tuple(notes))


def totals(verdicts: Sequence[Verdict]) -> tuple[float | None, float]:
    """The sum of the steps' points, None if one could not be checked, and the sum of their max_points."""
    points = [verdict.points for verdict in verdicts]
    total = None if None in points else float(sum(p for p in points if p is not None))
    return total, float(sum(verdict.max_points for verdict in verdicts))


def own_fault(fault: str) -> str:
    """The sentence that tells the instructor about a fault of the grader's own."""
    return f"The grader's own fault, not the student's: {fault}"


def same_for_all(course: Course, outcome: Outcome, sentence: str) -> list[Verdict]:
    """One verdict for every step: of a submission that cannot be read, or that could not be graded."""
    return [Verdict.said(step.exercise, step.name, outcome, step.points, sentence) for step in course.steps]
