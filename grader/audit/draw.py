"""What is wrong with a course's draw: it has to depend on the seed, and on nothing else."""

from __future__ import annotations

import pickle
import random

from grader.course import Course


def faults_of_draw(course: Course) -> list[str]:
    """The fault of the draw, if it has one."""
    first, again, other = (_drawn(course, seed) for seed in (course.seed, course.seed, course.seed + 1))
    if first is None:
        return []
    if first != again:
        return ["`draw` gives other numbers to the same seed: take all of them from the generator that it is given"]
    if first == other:
        return ["`draw` gives the same numbers to every seed: hidden cases drawn from it would be known to everybody"]
    return []


def _drawn(course: Course, seed: int) -> bytes | None:
    """The draw of a seed as bytes, to be compared; None where it fails, which every step's audit reports."""
    try:
        return pickle.dumps(dict(course.draw(random.Random(seed))))
    except Exception:  # the author's code
        return None
