"""An autograder for Gradescope: the kit and the course as wheels, and the two scripts that Gradescope runs."""

from __future__ import annotations

from collections.abc import Iterable

from grader.course import Course
from grader.packing.texts import text
from grader.packing.wheels import GRADING, wheels

SCRIPTS = RUN, SETUP = "run_autograder", "setup.sh"


def autograder(course: Course, *, seed: int, visibility: str, unconfined: bool) -> dict[str, bytes]:
    """The files of the autograder by name.

    visibility: when students see the tests, by Gradescope's word; unconfined: grade even if code cannot be confined.
    """
    kit, others = wheels(course)
    return {
        **{f"wheels/{wheel.name}": wheel.data for wheel in (kit, *others)},
        SETUP: text(
            SETUP, course=course.name, wheels=_arguments([f"{kit.name}[{GRADING}]", *(wheel.name for wheel in others)])
        ),
        RUN: text(RUN, course=course.name, seed=seed, visibility=visibility, unconfined="yes" if unconfined else "no"),
    }


def _arguments(names: Iterable[str]) -> str:
    """The wheels as arguments of pip."""
    return "".join(f' \\\n    "$root/source/wheels/{name}"' for name in names)
