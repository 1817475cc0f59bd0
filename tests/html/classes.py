"""Classes for the report's tests: results as `grader grade` writes them, without the grading."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from grader.courses.backprop import course
from grader.html.report.code import Code
from grader.html.report.page import page
from grader.outcomes import Outcome
from grader.reports.lines import to_line
from grader.reports.report import Report, report_of
from grader.reports.results import Results
from grader.steps import Step
from grader.verdicts import Verdict

STEPS = list(course.steps)
SIGN = "The size is right, the sign is not."


def verdict(step: Step, outcome: Outcome, mistake: str | None = None, feedback: str = "") -> Verdict:
    points = {"passed": step.points, "error": None}.get(outcome, 0.0)
    return Verdict(step.exercise, step.name, outcome, points, step.points, mistake, feedback)


def student(name: str, fault: str | None = None, notes: Sequence[str] = (), **others: Verdict) -> Report:
    """A student who has every step right but the named ones."""
    verdicts = [others.get(step.name, verdict(step, "passed")) for step in STEPS]
    return report_of(name, course, verdicts, isolated=True, error=fault, notes=notes)


def wrong(step: str, mistake: str | None = "sign", sentence: str = SIGN) -> Verdict:
    """A wrong answer to a step, with feedback as the kit words it."""
    said = f"{step}(i1=2, i2=3)\n  should be   0.9\n  yours gave  -0.9\n{sentence}\nAlso wrong for 10 other inputs."
    return verdict(course.step(step), "wrong", mistake, said)


def results_of(*reports: Report, installed: bool = True) -> Results:
    ordered = tuple(sorted(reports, key=lambda report: report.student))
    return Results(ordered, course) if installed else Results(ordered, None, "no course is called 'backprop'")


def a_class(size: int, seed: int = 0) -> list[Report]:
    """Students as they are: each comes to another step, and makes mistakes of the catalogue on the way."""
    chance = random.Random(seed)
    return [_someone(f"student{number:04}", chance) for number in range(size)]


def _someone(name: str, chance: random.Random) -> Report:
    reach = chance.randint(6, len(STEPS))
    return report_of(name, course, [_try(step, n < reach, chance) for n, step in enumerate(STEPS)], isolated=True)


def _try(step: Step, reached: bool, chance: random.Random) -> Verdict:
    if not reached:
        return verdict(step, "not_written", None, "Still to be written.")
    if chance.random() < 0.7:
        return verdict(step, "passed")
    if chance.random() < 0.2:
        return verdict(step, "raised", None, f"{step.name}(i1=2)\nNameError in line {chance.randint(40, 99)}.")
    mistake = chance.choice(step.mistakes[:12])
    return wrong(step.name, mistake.name, mistake.sentence)


def write_page(folder: Path, reports: Iterable[Report], code: Code | None = None) -> Path:
    """The page of a class as a file to open."""
    file = folder / "report.html"
    file.write_text(page(results_of(*reports), code), encoding="utf-8")
    return file


def write_results(folder: Path, reports: Iterable[Report]) -> Path:
    file = folder / "results.jsonl"
    file.write_text("".join(f"{to_line(report)}\n" for report in reports), encoding="utf-8")
    return file
