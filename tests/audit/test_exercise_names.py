"""Which of a course's files and exercises belong together: what does not is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.audit.exercise_names import faults_of_names
from grader.course import Course
from grader.courses import backprop
from grader.steps import Exercise
from tests.conftest import Installer
from tests.student import toy


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    """The toy course, its files in the temporary folder."""
    toy.write(tmp_path)
    with toy.loaded(tmp_path) as found:
        yield found


def test_a_sound_course(course: Course) -> None:
    """Protects authors from false alarms."""
    assert list(faults_of_names(course)) == []
    assert list(faults_of_names(backprop.course)) == []


def test_an_exercise_of_another_name(course: Course) -> None:
    """Protects students from a file that pytest passes over: nothing else says why it is not checked."""
    strange = replace(course, exercises=(*course.exercises, Exercise("toycourse", title="Toy")))
    (fault,) = faults_of_names(strange)
    assert fault == "the exercise toycourse has no name for pytest to find it by: call its module ex1_toycourse"


def test_an_exercise_without_its_module(course: Course) -> None:
    """Protects students from a KeyError where pytest looks for the suite's ordinary tests."""
    (fault,) = faults_of_names(replace(course, exercises=(*course.exercises, Exercise("ex2_toy", title="Toy"))))
    assert fault.endswith("write Exercise(__name__, ...)")


def test_an_exercise_of_two_courses(course: Course, install: Installer) -> None:
    """Protects students who have both courses: neither could be checked there."""
    install(course, replace(course, name="other"))
    assert list(faults_of_names(course)) == ["the course other has an exercise ex1_toy, too: rename this one"]


def test_a_solved_file_that_no_exercise_has(course: Course) -> None:
    """Protects authors from an exercise that they wrote and forgot to name: students would never be given it."""
    (course.solutions_folder / "ex2_more.py").write_text("")
    (course.solutions_folder / "helpers.py").write_text("")
    (fault,) = faults_of_names(course)
    assert fault.startswith("the solved file ex2_more.py belongs to no exercise of the course")
