"""Which of a course's files and exercises belong together: pytest finds an exercise by its file's name alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from grader.course import Course
from grader.exercise_files import FILE_NAME
from grader.installed import courses
from grader.steps import Exercise


def faults_of_names(course: Course) -> Iterator[str]:
    """The exercises that pytest would not find, or find in another course, and the solved files that are none."""
    for exercise in course.exercises:
        yield from _faults(exercise)
        for other in courses().values():
            if other.name != course.name and exercise.name in other.step_names:
                yield f"the course {other.name} has an exercise {exercise.name}, too: rename this one"
    files = {f"{exercise.name}.py" for exercise in course.exercises}
    for path in sorted(course.solutions_folder.glob("*.py")):
        if FILE_NAME.fullmatch(path.name) and path.name not in files:
            yield f"the solved file {path.name} belongs to no exercise of the course: `exercises=` does not name it"


def _faults(exercise: Exercise) -> Iterator[str]:
    if not FILE_NAME.fullmatch(f"{exercise.name}.py"):
        yield f"the exercise {exercise.name} has no name for pytest to find it by: call its module ex1_{exercise.name}"
    if exercise.module not in sys.modules:
        yield f"the exercise {exercise.name} is made with another name than its module's: write Exercise(__name__, ...)"
