"""The few lines at the end of a run: how many, how well, what failed most and why, what could not be graded."""

from __future__ import annotations

import os
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from grader.reports.names import shown_name
from grader.reports.readback import is_confined
from grader.reports.report import Report
from grader.sandbox.clock import waited
from grader.text import cleaned, counted

SHOWN = 20
"""The most students in each list."""

BLOCKED = "may have lost points to what is blocked while grading (files, connections, programs)"
UNRUNNABLE = "lost steps to a file, or a cell, that cannot be run"
UNGRADED = "could NOT be graded, through no fault of the student's (NOT_GRADED, no points)"


@dataclass
class Summary:
    """The counts over the reports of a run."""

    points: list[float] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)
    mistakes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    outcomes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    unrunnable: list[tuple[str, str]] = field(default_factory=list)
    ungraded: list[tuple[str, str]] = field(default_factory=list)
    late: int = 0
    noted: int = 0
    blocked: list[tuple[str, str]] = field(default_factory=list)
    strangers: list[tuple[str, str]] = field(default_factory=list)
    course: str = ""

    def add(self, report: Report) -> None:
        self.noted += bool(report.notes)
        if report.error is not None:
            self.ungraded.append((report.student, report.error))
            return
        self.points.append(report.points or 0.0)
        if report.is_unreadable:
            self.unreadable.append((report.student, report.steps[0].feedback))
            return
        self.course = report.course
        if report.why_nothing is not None:
            self.strangers.append((report.student, report.why_nothing))
        blocked = [step.step for step in report.steps if is_confined(step)]
        if blocked:
            self.blocked.append((report.student, ", ".join(blocked)))
        unrunnable = _unrunnable(report)
        if unrunnable:
            self.unrunnable.append((report.student, unrunnable))
        self.late += any(step.outcome == "timed_out" for step in report.steps)
        for step in report.steps:
            if step.facts.tried:
                self.tried[step.step] += 1
                causes = self.mistakes if step.mistake else self.outcomes
                causes[step.step][step.mistake or step.outcome.replace("_", " ")] += 1


def summary(reports: Iterable[Report], *, busy: bool = False) -> list[str]:
    """The summary as lines of text; students' text in them is cleaned. `busy`: whether the machine was overloaded."""
    found = Summary()
    for report in reports:
        found.add(report)
    return [
        *_points(found),
        *_steps(found),
        *(_late(found) if busy else []),
        *listed(BLOCKED, found.blocked),
        *_strangers(found),
        *listed(UNRUNNABLE, found.unrunnable),
        *listed("could not be read", found.unreadable),
        *listed(UNGRADED, found.ungraded),
        *_noted(found),
    ]


def _unrunnable(report: Report) -> str:
    """Which exercises have code that cannot be run, each with the first reason; empty if none has.

    What may only be blocked while grading is told elsewhere.
    """
    broken = [step for step in report.steps if step.outcome == "broken" and not is_confined(step)]
    reasons = {step.exercise: step.feedback for step in reversed(broken)}
    return "; ".join(f"{exercise}: {_reason(feedback)}" for exercise, feedback in reversed(reasons.items()))


def _reason(feedback: str) -> str:
    """What went wrong, and the line that Python could not read or its own words; no advice."""
    return cleaned(" ".join(feedback.splitlines()[:2]), 150)


def is_busy() -> bool:
    """Whether submissions may have run out of time because they waited for a core.

    So it is if the load of the last minute is above twice the number of cores, and the kernel does not tell how long
    each process has waited.
    """
    crowded = hasattr(os, "getloadavg") and os.getloadavg()[0] > 2 * (os.cpu_count() or 1)
    return crowded and not waited(os.getpid())


def _points(found: Summary) -> list[str]:
    if not found.points:
        return ["0 submissions graded."]
    low, middle, high = min(found.points), statistics.median(found.points), max(found.points)
    return [f"{counted(len(found.points), 'submission')} graded. Points: {low:g} to {high:g}, median {middle:g}."]


def _strangers(found: Summary) -> list[str]:
    """The students without anything of the course; if they are the whole class, it is probably the wrong course."""
    readable = len(found.points) - len(found.unreadable)
    if not found.strangers or len(found.strangers) < readable:
        return listed(f"handed in nothing of the course {found.course}", found.strangers)
    return [
        f"No function of the course {found.course} can be called in any submission: is it the right --course, and the"
        " right folder?"
    ]


def _steps(found: Summary) -> list[str]:
    """The three steps that failed most, each with what is behind it."""
    lines = []
    for step, count in _commonest(found.tried, 3):
        words = ", ".join(f"{cause} ({often})" for cause, often in _causes(found.mistakes[step], found.outcomes[step]))
        lines.append(f"  {step:<25} failed for {count}: {words}")
    return lines


def _causes(mistakes: Counter[str], outcomes: Counter[str]) -> list[tuple[str, int]]:
    """The two commonest causes, and the commonest mistake if it is not one of them: a mistake can be taught about."""
    return _commonest(Counter(dict(_commonest(mistakes + outcomes, 2) + _commonest(mistakes, 1))), 3)


def _late(found: Summary) -> list[str]:
    """A warning that timeouts may be due to the busy machine, where the limits count wall-clock time."""
    if not found.late:
        return []
    return [
        f"{counted(found.late, 'submission')} ran out of time while this machine had more to do than it has cores for."
        " On a quiet one (--fresh), or with a longer --step-timeout, some may do better."
    ]


def _commonest(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    """As `Counter.most_common`, but equal counts are in alphabetical order."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]


def listed(what: str, students: Sequence[tuple[str, str]]) -> list[str]:
    """A heading with the number of students, and a line for each; empty without any. Invisible characters are shown."""
    if not students:
        return []
    lines = [f"  {cleaned(shown_name(student), 60)}: {cleaned(sentence)}" for student, sentence in students[:SHOWN]]
    more = [f"  ... and {len(students) - SHOWN} more"] if len(students) > SHOWN else []
    return [f"{len(students)} {what}:", *lines, *more]


def _noted(found: Summary) -> list[str]:
    """That submissions have notes, and where: of two files the one left out may have more points."""
    if not found.noted:
        return []
    have = f"{counted(found.noted, 'submission')} {'has' if found.noted == 1 else 'have'} notes"
    return [f"{have} (for example, a file was left out): see results.jsonl or `grader report`."]
