"""A hint in a cell: `grader hint` needs exercise files, and notebooks have none beside them."""

from __future__ import annotations

import textwrap
from collections import Counter

from grader.installed import FIRST, CourseError, course_named
from grader.notebooks.words import WIDTH
from grader.progress.words import ASK_AGAIN, LAST_HINT, hints, unknown_step

_shown: Counter[str] = Counter()
"""The number of hints given in this kernel, by the step's name."""


def hint(step: str, *, course: str = FIRST) -> None:
    """Print the next hint for the step; a new kernel begins with the first again."""
    for line in _lines(step, course):
        print(*textwrap.wrap(line, WIDTH), sep="\n")


def _lines(name: str, course: str) -> list[str]:
    try:
        steps = {step.name: step for step in course_named(course).steps}
    except CourseError as fault:
        return [f"{fault}."]
    if name not in steps:
        return [unknown_step(name, steps)]
    _shown[name] += 1
    given = steps[name].hints
    return [*hints(name, given, _shown[name]), ASK_AGAIN if _shown[name] < len(given) else LAST_HINT]
