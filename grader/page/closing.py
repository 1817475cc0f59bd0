"""The last page's sentences, computed from the student's own functions in a process of their own, limited in time."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path

from grader.answers import Trouble
from grader.installed import course_named
from grader.steps import Course
from grader.student.folder import Folder, Settings
from grader.student.limits import TimeLimit
from grader.text import cleaned

SECONDS = 10.0


def closing_sentences(course: str, folder: Path) -> list[str]:
    """The sentences; none if the course has none, or the student's functions do not give them in time."""
    if course_named(course).closing is None:
        return []
    command = [sys.executable, "-m", __name__, course, str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True, stdin=subprocess.DEVNULL)
        return [cleaned(sentence) for sentence in json.loads(done.stdout)]
    except (subprocess.SubprocessError, ValueError, OSError):
        return []


def _computed(course: Course, folder: Folder) -> list[str]:
    functions = {}
    for exercise in course.exercises:
        for step in exercise.steps:
            function = folder.student(exercise).function(step)
            if isinstance(function, Trouble):
                return []
            functions[step.name] = function
    return course.closing(functions) if course.closing else []


def main(course: str, folder: str) -> None:
    """Print the sentences as JSON, and nothing that the student's functions print."""
    with contextlib.redirect_stdout(io.StringIO()):
        known = course_named(course)
        sentences = _computed(known, Folder(Path(folder), known, Settings(None, TimeLimit(0), live=True)))
    print(json.dumps(sentences))


if __name__ == "__main__":
    main(*sys.argv[1:])
