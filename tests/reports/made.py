"""Reports as `grader grade` makes them, without grading."""

from __future__ import annotations

from dataclasses import replace

from grader.courses.backprop import course
from grader.outcomes import Outcome
from grader.reports.report import Report, report_of, same_for_all
from grader.reports.results import Results
from grader.verdicts import Verdict

OUTCOMES: tuple[Outcome, ...] = (
    "passed",
    "wrong",
    "not_written",
    "missing",
    "broken",
    "raised",
    "timed_out",
    "crashed",
    "refused",
)


def mixed(student: str, feedback: str = "Look again.") -> Report:
    """Every outcome but the grader's own fault, over and over: 3 of 24 steps are right."""
    verdicts = []
    for number, step in enumerate(course.steps):
        outcome = OUTCOMES[number % len(OUTCOMES)]
        right = outcome == "passed"
        mistake = "swap_inputs" if outcome == "wrong" else None
        told = "" if right else feedback
        verdicts.append(Verdict(step.exercise, step.name, outcome, float(right), step.points, mistake, told))
    return report_of(student, course, verdicts, isolated=True, notes=["ex1 was there twice; the newer one counts."])


def alike(student: str, outcome: Outcome, sentence: str = "") -> Report:
    """The same outcome for every step; the grader's own fault is one, too."""
    verdicts = same_for_all(course, outcome, sentence)
    if outcome == "passed":
        verdicts = [replace(verdict, points=verdict.max_points) for verdict in verdicts]
    return report_of(student, course, verdicts, isolated=True)


def of(*reports: Report) -> Results:
    return Results(tuple(sorted(reports, key=lambda report: report.student)), course)
