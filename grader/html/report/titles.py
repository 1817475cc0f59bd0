"""The names of steps and students on the page; steps have no titles if the course is not installed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from grader.course import Course
from grader.reports.names import shown_name
from grader.reports.report import Report
from grader.reports.results import Results
from grader.text import cleaned
from grader.verdicts import Verdict


@dataclass(frozen=True)
class Heading:
    """A step of the results, with the course's titles for it and its exercise; empty if there are none."""

    exercise: str
    exercise_title: str
    step: str
    title: str


def headings(results: Results) -> list[Heading]:
    """The steps of the results in order; their names come from a file, and are cleaned like students' text."""
    return [_heading(verdict, results.course) for verdict in results.reports[0].steps]


def student_name(report: Report) -> str:
    """A student's name, cleaned for the page."""
    return cleaned(shown_name(report.student), 120)


def by_exercise(steps: Sequence[Heading]) -> Iterator[tuple[str, str, list[int]]]:
    """The exercises in order: name, title, and the numbers of their steps, from 0."""
    for (name, title), numbers in groupby(range(len(steps)), lambda n: (steps[n].exercise, steps[n].exercise_title)):
        yield name, title, list(numbers)


def _heading(verdict: Verdict, course: Course | None) -> Heading:
    exercise, step = cleaned(verdict.exercise, 60), cleaned(verdict.step, 60)
    try:
        if course is not None:
            return Heading(exercise, course.exercise(verdict.exercise).title, step, course.step(verdict.step).title)
    except KeyError:
        pass  # another version of the course
    return Heading(exercise, "", step, "")
