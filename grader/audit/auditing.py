"""The course's check of itself: faults that an author would otherwise hear of from students."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.audit.files import faults_of_solution, faults_of_stub
from grader.audit.printed import how_printed
from grader.audit.suite import faults_of_suite
from grader.audit.wording import faults_of_words
from grader.course import Course
from grader.steps import Step
from grader.student.folder import Folder, Settings
from grader.student.time_limit import TimeLimit


@dataclass(frozen=True)
class StepAudit:
    """What was found out about one step."""

    step: Step
    mistakes: int
    formulas: int
    printed: str
    faults: tuple[str, ...]


def audit(course: Course) -> Iterator[StepAudit]:
    """The audit of each step, in course order; a step without faults is sound."""
    settings = Settings(None, TimeLimit(5.0))
    solved, stubs = (Folder(path, course, settings) for path in (course.solutions_folder, course.exercises_folder))
    for step in course.steps:
        suite = list(faults_of_suite(course, step))
        files = [*faults_of_solution(step, solved, told=bool(suite)), *faults_of_stub(step, stubs, told=bool(suite))]
        faults = [*suite, *files, *faults_of_words(step)]  # what is wrong in the suite may be behind the rest
        formulas = len(step.wrong_formulas)
        yield StepAudit(step, len(step.mistakes), formulas, how_printed(course, step), tuple(faults))
