"""The exercise files of one folder, and the verdicts on their steps, each found once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from grader.checking import check
from grader.course import Course
from grader.soundness import situations
from grader.steps import Step
from grader.student.inprocess import InProcessStudent, running
from grader.student.notes import with_notes
from grader.student.siblings import Siblings
from grader.student.source import Source
from grader.student.time_limit import TimeLimit
from grader.text import describe
from grader.verdicts import KITS_OWN, Verdict


@dataclass(frozen=True)
class Settings:
    """How a run checks: the seed (None for the course's own), the limit on a step, whether prints go straight out."""

    seed: int | None
    limit: TimeLimit
    live: bool = False


@dataclass(frozen=True)
class Judged:
    """The verdict on a step, what each call has printed by its number, and the exception that ended them."""

    verdict: Verdict
    printed: Mapping[int, str]
    raised: BaseException | None


class Folder:
    """One student's files of one course."""

    def __init__(self, path: Path, course: Course, settings: Settings) -> None:
        self.path, self.course, self._settings = path, course, settings
        self._students: dict[str, InProcessStudent] = {}
        self._judged: dict[Step, Judged] = {}
        self._waiting: list[Step] = []

    @cached_property
    def seed(self) -> int:
        return self.course.seed if self._settings.seed is None else self._settings.seed

    @cached_property
    def _siblings(self) -> Siblings:
        return Siblings(self.path)

    def student(self, name: str) -> InProcessStudent:
        """The student whose file of that name is asked for answers."""
        if name not in self._students:
            path, exercise = self.path / f"{name}.py", self.course.exercise(name)
            limit, live = self._settings.limit, self._settings.live
            self._students[name] = InProcessStudent(path, exercise, self._siblings, limit, live=live)
        return self._students[name]

    def running(self) -> AbstractContextManager[None]:
        """What holds while functions of several exercises run together."""
        return running(self._siblings, self._settings.limit)

    def verdict(self, step: Step) -> Verdict:
        """The verdict on a step; what it says of the steps that the student's function calls included."""
        return self.judged(step).verdict

    def judged(self, step: Step) -> Judged:
        """The verdict on a step, and what is remembered of its calls."""
        if step not in self._judged:
            student = self.student(step.exercise)
            checked = self._checked(step, student)
            printed, raised = student.printed, student.raised  # the next step's answers replace them
            self._judged[step] = Judged(self._with_notes(checked, step, student), printed, raised)
        return self._judged[step]

    def _checked(self, step: Step, student: InProcessStudent) -> Verdict:
        try:
            return check(step, student, situations(self.course, step, self.seed))
        except Exception as fault:
            sentence = f"{KITS_OWN}{describe(fault)}"
            return Verdict.said(step.exercise, step.name, "error", step.points, sentence)

    def _with_notes(self, verdict: Verdict, step: Step, student: InProcessStudent) -> Verdict:
        if not isinstance(student.source, Source):
            return verdict
        placed = replace(verdict, line=verdict.line or student.source.line(step.name))
        self._waiting.append(step)
        others = [s.name for s in self.course.steps if s not in self._waiting]
        told = with_notes(placed, step, student.source, others, lambda name: self.verdict(self.course.step(name)))
        self._waiting.remove(step)
        return told
