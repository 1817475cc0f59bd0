"""The time limit inside the child: it names the line. The grader's own deadline is the one that counts."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 0.05
"""Seconds until code that caught the interruption is interrupted again."""


class OutOfTime(BaseException):
    """Raised inside the student's code; no `except Exception` of his catches it."""


class Interrupts:
    """Raise OutOfTime in a block that runs for longer than the seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._armed = False
        signal.signal(signal.SIGALRM, self._interrupt)

    @contextmanager
    def running(self, seconds: float | None = None) -> Iterator[None]:
        """The block whose time counts, for fewer seconds where so many are given; `stop` ends the count early."""
        self._armed = True
        signal.setitimer(signal.ITIMER_REAL, self.seconds if seconds is None else seconds, AGAIN)
        try:
            yield
        finally:
            self.stop()

    def stop(self) -> None:
        self._armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _interrupt(self, _number: int, _frame: object) -> None:
        if self._armed:
            raise OutOfTime
