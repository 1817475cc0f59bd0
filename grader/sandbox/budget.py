"""The time of one submission: how much is left, and how much of it the next task may take."""

from __future__ import annotations

from dataclasses import dataclass

from grader.sandbox.limits import Limits

GRACE = 0.5
"""Seconds after a step's limit in which a child may still report where it was interrupted."""

SHARE, LEAST = 0.3, 0.25
"""A step may take this share of the time that a submission has left, and at least so many seconds: endless steps must
leave time for the right steps after them.

The share is not a third: after two endless steps, a third of what is left of five step limits would be exactly one step
limit, and chance would decide the message about the next one.
"""


@dataclass(frozen=True)
class Allowed:
    """Seconds that a task may take even if they are more than a step's share.

    again: the task is repeated, because another task ended the child that had done it.
    """

    seconds: float
    again: bool


STEP = Allowed(0.0, again=False)


class Budget:
    """The seconds that a submission has left. Late steps, with their least time each, may overdraw them once more.

    A repeated task is not taken off what is left, only off the maximum for the whole submission: a lost child must not
    cost the files that end. By the clock, with all waiting for a core, the maximum may take twice as long.
    """

    def __init__(self, limits: Limits) -> None:
        self.left = self._overdraft = limits.total
        self._most, self.on_clock = limits.most, limits.on_clock

    @property
    def lasts(self) -> bool:
        return self.left > -self._overdraft and min(self._most, self.on_clock) > 0

    def has(self, seconds: float) -> bool:
        """Whether so many seconds are left for a repeated task."""
        return self._most >= seconds

    def end(self) -> None:
        """Run nothing more of this submission."""
        self.left = -self._overdraft

    def share(self, allowed: Allowed) -> float:
        """The most seconds that the next task may take."""
        known = allowed.seconds if self.has(allowed.seconds / 2) or not allowed.again else 0
        return min(max(SHARE * self.left, LEAST, known), self._most)

    def spend(self, seconds: float, allowed: Allowed) -> None:
        """Subtract the seconds that a task has taken."""
        self._most -= seconds
        if not allowed.again:
            self.left -= seconds
