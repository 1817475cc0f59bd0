"""The time limit inside the child: it finds the line. The grader's own deadline is the one that counts.

Time spent waiting for a core should not count, but only the grader can look it up. So a block's time here is its CPU
time; if the block has given up its core by itself, it may have slept, and its time is the clock's.
"""

from __future__ import annotations

import math
import signal
from resource import RUSAGE_SELF, getrusage
from time import monotonic, process_time

from .stopping import AGAIN, OutOfTime

LEAST = 0.001
"""Seconds until a block that has time left is checked again."""


class Interrupts:
    """Raise OutOfTime in a `with` block that runs for longer than the seconds.

    Made in the zygote, whose children inherit the handler. The timer runs only inside the blocks, so that a
    student's own handler is not called without reason.
    """

    def __init__(self) -> None:
        self.seconds = self._limit = math.inf
        self._armed = False
        self._begun = self._computed = 0.0
        self._paused = 0
        signal.signal(signal.SIGALRM, self._interrupt)

    def running(self, seconds: float | None = None) -> Interrupts:
        """Start a `with` block: its limit is `seconds` if given, else the usual one."""
        self._limit = self.seconds if seconds is None else seconds
        return self

    def __enter__(self) -> None:
        self._armed = True
        self._begun, self._computed, self._paused = monotonic(), process_time(), _pauses()
        signal.setitimer(signal.ITIMER_REAL, self._limit, AGAIN)

    def __exit__(self, *_: object) -> None:
        self._armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)

    @property
    def taken(self) -> float:
        """Seconds that the block has used."""
        if _pauses() > self._paused:
            return monotonic() - self._begun
        return process_time() - self._computed

    def _interrupt(self, _number: int, _frame: object) -> None:
        if not self._armed:
            return
        left = self._limit - self.taken
        if left <= 0:
            raise OutOfTime
        signal.setitimer(signal.ITIMER_REAL, max(left, LEAST), AGAIN)


def _pauses() -> int:
    """How often this process has given up its core by itself (voluntary context switches)."""
    return getrusage(RUSAGE_SELF).ru_nvcsw
