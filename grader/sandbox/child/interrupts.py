"""The time limit inside the child: it names the line. The grader's own deadline is the one that counts."""

from __future__ import annotations

import math
import signal

AGAIN = 0.05
"""Seconds until code that caught the interruption is interrupted again."""


class OutOfTime(BaseException):
    """Raised inside the student's code; no `except Exception` of his catches it."""


class Interrupts:
    """Raise OutOfTime in a `with` block that runs for longer than the seconds.

    Made in the zygote, whose children inherit the handler. The timer runs within the blocks only: a handler of the
    student's own is not called for nothing.
    """

    def __init__(self) -> None:
        self.seconds = self._limit = math.inf
        self._armed = False
        signal.signal(signal.SIGALRM, self._interrupt)

    def running(self, seconds: float | None = None) -> Interrupts:
        """For the block whose time counts, with fewer seconds where so many are given."""
        self._limit = self.seconds if seconds is None else seconds
        return self

    def __enter__(self) -> None:
        self._armed = True
        signal.setitimer(signal.ITIMER_REAL, self._limit, AGAIN)

    def __exit__(self, *_: object) -> None:
        self._armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _interrupt(self, _number: int, _frame: object) -> None:
        if self._armed:
            raise OutOfTime
