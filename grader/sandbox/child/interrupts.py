"""The time limit inside the child: it names the line. The grader's own deadline is the one that counts."""

from __future__ import annotations

import math
import signal
import time

TICK = 0.02
"""Seconds between two looks at the clock: a limit is kept to so much, and code that caught the interruption is
interrupted again after so much."""


class OutOfTime(BaseException):
    """Raised inside the student's code; no `except Exception` of his catches it."""


class Interrupts:
    """Raise OutOfTime in a `with` block that runs for longer than the seconds.

    Made in the zygote, whose children inherit the handler; started in a child, since a timer is not inherited. It is
    set once: to set it anew for each block takes as long as many a block.
    """

    def __init__(self) -> None:
        self.seconds = self._limit = self._end = math.inf
        signal.signal(signal.SIGALRM, self._look)

    def start(self, seconds: float) -> None:
        """From now on a block may take so many seconds."""
        self.seconds = seconds
        signal.setitimer(signal.ITIMER_REAL, TICK, TICK)

    def stop(self) -> None:
        """Interrupt nothing any more."""
        signal.setitimer(signal.ITIMER_REAL, 0)

    def running(self, seconds: float | None = None) -> Interrupts:
        """For the block whose time counts, with fewer seconds where so many are given."""
        self._limit = self.seconds if seconds is None else seconds
        return self

    def __enter__(self) -> None:
        self._end = time.monotonic() + self._limit

    def __exit__(self, *_: object) -> None:
        self._end = math.inf

    def _look(self, _number: int, _frame: object) -> None:
        if time.monotonic() > self._end:
            raise OutOfTime
