"""The sentences about a child that ended, or had to be ended, before it had answered."""

from __future__ import annotations

from grader.answers.answer import Trouble
from grader.student import troubles
from grader.student.troubles import ENDLESS


def died(name: str, status: int) -> Trouble:
    """The child ended before it replied: by a signal (negative) or with an exit code.

    Student code could tell hidden arguments by its choice of a signal or a code: only a natural crash is told apart.
    """
    if status == -11:  # an abort ends so, too: it may not send itself a signal, and libc crashes instead
        return Trouble("crashed", f"{name} brought the whole program down (segmentation fault or abort).")
    if status < 0:
        return Trouble("crashed", f"{name} brought the whole program down.")
    return Trouble("crashed", f"{name} ended the whole program.")


def unreadable(name: str) -> Trouble:
    """The child sent something that no honest child sends."""
    return Trouble("crashed", f"{name} corrupted the program's output: its answer could not be read.")


def endless(name: str) -> Trouble:
    """The child was killed while it ran a file."""
    return Trouble("broken", f"{ENDLESS}: {name} was still running.", line=1)


def overdue(name: str, seconds: float, *, in_full: bool) -> Trouble:
    """The child was killed in a step, at an unknown line; not `in_full` if it did not get all of its seconds."""
    if in_full:
        return Trouble("timed_out", f"Stopped after {troubles.in_words(seconds)}: {name} does not come to its end.")
    return Trouble("timed_out", f"Stopped: {name} was still running when too little of the submission's time was left.")


USED_UP = Trouble("timed_out", "Not checked any more: earlier steps had used up the time of the whole submission.")
"""For all steps after a submission's last second."""
