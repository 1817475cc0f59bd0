"""The process in which a student's own right functions compute what a page shows, each part limited in time."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from grader.answers.answer import Trouble
from grader.course import Course
from grader.installed import course_named
from grader.steps import Function
from grader.student.folder import Folder, Settings
from grader.student.time_limit import TimeLimit

PARTS = TEXT, SENTENCES, CHART = "text", "sentences", "chart"

SECONDS = 2.0
"""For each part."""


def main(course_name: str, folder_name: str, parts: str, *passed: str) -> None:
    """Print each part as a line of JSON as soon as it is known, and nothing that the student's functions print."""
    course = course_named(course_name)
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as output, open(os.devnull, "w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        limit = TimeLimit(SECONDS, last_words=nowhere)  # so that a call which never comes back from C ends the process
        folder = Folder(Path(folder_name), course, Settings(None, limit, live=True))
        functions = dict(_functions(course, folder, passed))
        for part, name, compute in _computed(course, functions):
            if part not in parts.split(","):
                continue
            try:
                with folder.running():
                    line = json.dumps([part, name, compute(functions)])
            except BaseException:  # not there yet, or the student's code fails or hangs here: this part is not shown
                continue
            print(line, file=output, flush=True)


def _functions(course: Course, folder: Folder, passed: Iterable[str]) -> Iterator[tuple[str, Function]]:
    """The functions of the steps that are right."""
    for step in course.steps:
        if step.name in passed:
            function = folder.student(step.exercise).function(step)
            if not isinstance(function, Trouble):
                yield step.name, function


def _computed(
    course: Course, functions: Mapping[str, Function]
) -> Iterator[tuple[str, str, Callable[[Mapping[str, Function]], object]]]:
    """What is to be computed, the dearest last."""
    for name, text in course.texts.items():
        yield TEXT, name, text
    chart, closing = course.chart, course.closing
    if closing is not None and len(functions) == len(course.steps):
        yield SENTENCES, "", closing
    if chart is not None:
        yield CHART, "", lambda own: asdict(chart(own))


if __name__ == "__main__":
    main(*sys.argv[1:])
