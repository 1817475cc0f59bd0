"""What a run says of a student's progress, read from its reports alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from grader.course import Course
from grader.installed import course_named
from grader.outcomes import HasOutcome, Outcome


@dataclass(frozen=True)
class Checked(HasOutcome):
    """One step of the run."""

    exercise: str
    step: str
    title: str
    outcome: Outcome
    feedback: str
    headline: str
    path: Path
    line: int
    printed: str
    begun: bool

    @property
    def subject(self) -> str:
        """The name shown: the step, or its whole file where that cannot be run."""
        return self.exercise if self.outcome == "broken" else self.step


@dataclass(frozen=True)
class Progress:
    """The steps of a run in course order, then the suite's ordinary tests."""

    course: Course
    folder: Path
    steps: tuple[Checked, ...]

    @property
    def total(self) -> int:
        """All steps of the course, and the ordinary tests that were run."""
        return len({step.name for step in self.course.steps} | {checked.step for checked in self.steps})

    @property
    def is_whole(self) -> bool:
        """Whether all steps of the course were run."""
        return len(self.steps) == self.total

    @property
    def is_first(self) -> bool:
        """Whether nothing has been written yet."""
        return self.is_whole and all(checked.is_to_do for checked in self.steps)

    @property
    def passed(self) -> list[str]:
        return [checked.step for checked in self.steps if checked.passed]

    @property
    def next(self) -> Checked | None:
        """The first step that is begun and not right, whatever was left out before it; else the first to do."""
        left = [checked for checked in self.steps if not checked.passed]
        return next((checked for checked in left if not checked.is_to_do or checked.begun), next(iter(left), None))

    @property
    def others(self) -> list[Checked]:
        """The further steps that were tried and are not right; what is said of a whole file is said once."""
        said: dict[object, Checked] = {}
        for checked in self.steps:
            if not checked.passed and not checked.is_to_do:
                said.setdefault(_about(checked), checked)
        return [checked for about, checked in said.items() if self.next is None or about != _about(self.next)]

    def helps(self, checked: Checked) -> bool:
        """Whether to offer a hint: the step has some, and the fault is not the whole file's."""
        return not checked.facts.of_file and bool(self.hints(checked))

    def hints(self, checked: Checked) -> tuple[str, ...]:
        """The hints of a step; an ordinary test has none."""
        return next((known.hints for known in self.course.steps if known.name == checked.step), ())


def _about(checked: Checked) -> object:
    """What a sentence is about: the step, or the file, where the same sentence stands for each of its steps."""
    return (checked.path, checked.feedback) if checked.facts.of_file else checked.step


def progress_of(facts: Iterable[Mapping[str, Any]]) -> list[Progress]:
    """The progress in each folder of each course that a run's reports speak of."""
    folders: dict[tuple[str, Path], dict[str, Checked]] = {}
    for fact in facts:
        known = {field.name: fact[field.name] for field in fields(Checked)}
        checked = Checked(**{**known, "path": Path(fact["path"])})
        folders.setdefault((fact["course"], checked.path.parent), {})[checked.step] = checked
    return [_ordered(course_named(course), folder, steps) for (course, folder), steps in folders.items()]


def _ordered(course: Course, folder: Path, steps: Mapping[str, Checked]) -> Progress:
    names = [step.name for step in course.steps]
    order = [*(name for name in names if name in steps), *(name for name in steps if name not in names)]
    return Progress(course, folder, tuple(steps[name] for name in order))
