"""The check that a notebook's test cell calls. It imports neither nbgrader nor IPython."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from grader.installed import FIRST, CourseError, NotInstalled, course_named
from grader.notebooks.judging import Notebook
from grader.notebooks.words import CheckFailed, KitFault, praise, without_traceback
from grader.text import describe
from grader.verdicts import Verdict


def check(step: str, *, course: str = FIRST, package: str = "", hidden: bool = False) -> None:
    """Check the function of that name among the caller's own global names; print one line if it is right.

    Without `hidden` it is called with the text's numbers, which the feedback shows. With `hidden` it is called with all
    others, too, and no argument, answer or print of those calls is shown. They are not secret, though: stock nbgrader
    runs students' code beside its hidden tests, so they are drawn from the course's public seed. `grader autograde`
    has a secret seed, and confines students' code.

    `package` is what to install if the course is missing.

    Raises CheckFailed, which Jupyter shows as the feedback alone; KitFault if the check itself cannot be made.
    """
    without_traceback()
    try:
        verdict, printed = _judged(sys._getframe(1).f_globals, step, course, hidden=hidden)
        fault = None
    except Exception as raised:
        fault = _words(raised, step, course, package)
    if fault:
        _leave_ungraded(fault)
        raise KitFault(fault)
    if not verdict.passed:
        raise CheckFailed(verdict, printed)
    sys.stdout.write(f"{praise(step, hidden=hidden)}\n")  # print would write the line and its end separately


def _judged(names: Mapping[str, object], step: str, course: str, *, hidden: bool) -> tuple[Verdict, str]:
    known = course_named(course)
    return Notebook(names, known, hidden=hidden).verdict(known.step(step))


def _words(fault: Exception, step: str, course: str, package: str) -> str:
    if isinstance(fault, NotInstalled) and package:
        return f"the course {course} is not installed: %pip install {package}, and restart the kernel."
    if isinstance(fault, CourseError):
        return f"{fault}."
    if isinstance(fault, KeyError) and fault.args == (step,):
        return f"the course {course} that is installed has no step {step}: it is older or newer than this notebook."
    return describe(fault)


def _leave_ungraded(fault: str) -> None:
    """End the kernel in `nbgrader autograde`: an error would be a zero, a dead kernel leaves the student ungraded."""
    if os.environ.get("NBGRADER_EXECUTION") != "autograde":
        return
    words = f"pytest-exercises: the check itself failed, nothing was graded: {fault}\n"
    os.write(getattr(sys.stderr, "_original_stdstream_copy", 2), words.encode())  # ipykernel has redirected 2
    os._exit(1)
