"""A file that is named on the command line and belongs to no course: most likely an exercise that was renamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from grader.installed import courses


def sentences(names: Iterable[str]) -> Iterator[str]:
    """What is said of each such file that has the number of an exercise."""
    files = {f"{exercise.name}.py" for course in courses().values() for exercise in course.exercises}
    for name in names:
        alike = sorted(file for file in files if _number(file) == _number(name))
        if name not in files and alike:
            yield f"{name} is no exercise. If it is {' or '.join(alike)}, give it that name back."


def _number(name: str) -> str:
    found = re.match(r"ex\d+(?=_)", name)
    return found[0] if found else ""
