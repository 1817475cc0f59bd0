"""A student's file as pytest collects it: an item for each step of the hidden suite, then its ordinary tests."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from grader.course import Course
from grader.installed import GROUP, CourseError, exercise_of
from grader.pytest_door.folders import folder_of
from grader.pytest_door.placing import placed
from grader.steps import Exercise, Step
from grader.student.folder import Folder, Judged
from grader.student.inprocess import InProcessStudent
from grader.student.lazy import LazyStudent, StepError
from grader.student.source import Source


def collector(path: Path, parent: pytest.Collector) -> pytest.File | None:
    """The collector of an exercise file; None if the file belongs to no installed course."""
    _rewrite_asserts()
    try:
        found = exercise_of(path.name)
    except CourseError as fault:
        return BrokenCourse.of(parent, path, str(fault))
    return ExerciseFile.of(parent, path, *found) if found else None


@functools.cache
def _rewrite_asserts() -> None:
    """An ordinary test of a suite explains its asserts like any other test."""
    for entry in entry_points(group=GROUP):
        if entry.module not in sys.modules:
            pytest.register_assert_rewrite(entry.module)


class BrokenCourse(pytest.File):
    """A file that may be an exercise of a course that cannot be loaded: the error says which."""

    words = ""

    @classmethod
    def of(cls, parent: pytest.Collector, path: Path, words: str) -> BrokenCourse:
        file: BrokenCourse = cls.from_parent(parent, path=path)
        file.words = words
        return file

    def collect(self) -> Iterable[pytest.Item]:
        raise self.CollectError(self.words)


class ExerciseFile(pytest.Module):
    """One exercise file. The hidden suite's items stand in it, under the student's path and lines."""

    exercise_file = True

    exercise: Exercise
    files: Folder

    @classmethod
    def of(cls, parent: pytest.Collector, path: Path, course: Course, exercise: Exercise) -> ExerciseFile:
        file: ExerciseFile = cls.from_parent(parent, path=path)
        file.exercise, file.files = exercise, folder_of(file.config, path.parent, course)
        return file

    @property
    def student(self) -> InProcessStudent:
        """The student whose file is asked for answers."""
        return self.files.student(self.exercise.name)

    @property
    def source(self) -> Source | None:
        source = self.student.source
        return source if isinstance(source, Source) else None

    def line(self, name: str) -> int:
        return self.source.line(name) if self.source else 1

    def _getobj(self) -> ModuleType:
        """What pytest.Module takes ordinary tests from: the suite's, without a trace of the suite's own file."""
        return _front(sys.modules[self.exercise.module], self)

    def funcnamefilter(self, name: str) -> bool:
        return name.startswith("test_")  # a host's python_functions does not reach into the suite

    def classnamefilter(self, name: str) -> bool:
        return False

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        for step in self.exercise.steps:
            yield StepItem.of(self, step)
        yield from super().collect()


class StepItem(pytest.Item):
    """One step of the exercise."""

    step: Step
    judged: Judged | None = None

    @classmethod
    def of(cls, file: ExerciseFile, step: Step) -> StepItem:
        item: StepItem = cls.from_parent(file, name=step.name)
        item.step = step
        return item

    @property
    def file(self) -> ExerciseFile:
        assert isinstance(self.parent, ExerciseFile)
        return self.parent

    def runtest(self) -> None:
        self.judged = self.file.files.judged(self.step)
        verdict = self.judged.verdict
        points = "" if verdict.points is None else verdict.points
        self.user_properties += [("outcome", verdict.outcome), ("mistake", verdict.mistake or ""), ("points", points)]
        if not verdict.passed:
            raise StepError(verdict.feedback)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Nothing of pytest's own: the report is made from the verdict."""
        return ""

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.file.line(self.name) - 1, self.name


def _front(suite: ModuleType, file: ExerciseFile) -> ModuleType:
    """The suite's ordinary tests and fixtures in a module of their own, their code placed in the student's file."""
    front = ModuleType(file.exercise.name, file.exercise.title)
    for name, thing in vars(suite).items():
        if isinstance(thing, FunctionType) and name.startswith("test_"):
            setattr(front, name, placed(thing, file.path, file.source))
        elif not name.startswith("__") and not isinstance(thing, Step):
            setattr(front, name, thing)

    def student() -> LazyStudent:
        return LazyStudent(file.student)

    setattr(front, student.__name__, pytest.fixture(placed(student, file.path, file.source)))
    return front
