"""The time of one submission: how much of it is left, and how much of that its next task may take."""

from __future__ import annotations

from dataclasses import dataclass

from grader.sandbox.limits import Limits

GRACE = 0.5
"""Seconds after a step's limit in which a child may still say where it was interrupted."""

SHARE, LEAST = 0.3, 0.25
"""A step may take this share of what a submission has left, and so many seconds in any case: endless steps must not
take the time of the right ones that come after them.

With a third, what two endless steps leave of five times a step's limit would be a third one's limit to the millisecond,
and the clock would decide what is said of it.
"""


@dataclass(frozen=True)
class Allowed:
    """Seconds that a task may take even if they are more than a step's share.

    again: it was done before, by a child that is lost through another task.
    """

    seconds: float
    again: bool


STEP = Allowed(0.0, again=False)


class Budget:
    """The seconds that a submission has left; it is over when the least times of late steps add up to as much again.

    What is done again takes none of them, only of the most that there may be in all: a child that is lost must not cost
    the files that end. On the clock, with all waiting for a core, that most may take twice as long.
    """

    def __init__(self, limits: Limits) -> None:
        self.left = self._overdraft = limits.total
        self._most, self.on_clock = limits.most, limits.on_clock

    @property
    def lasts(self) -> bool:
        return self.left > -self._overdraft and min(self._most, self.on_clock) > 0

    def has(self, seconds: float) -> bool:
        """Whether as many are left for what is done again."""
        return self._most >= seconds

    def end(self) -> None:
        """Nothing more of this submission is run."""
        self.left = -self._overdraft

    def share(self, allowed: Allowed) -> float:
        """The most seconds that the next task may take."""
        known = allowed.seconds if self.has(allowed.seconds / 2) or not allowed.again else 0
        return min(max(SHARE * self.left, LEAST, known), self._most)

    def spend(self, seconds: float, allowed: Allowed) -> None:
        """Take what a task has taken off what is left."""
        self._most -= seconds
        if not allowed.again:
            self.left -= seconds
