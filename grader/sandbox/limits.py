"""The limits that a submission runs under."""

from __future__ import annotations

from dataclasses import dataclass

from grader.exercise_files import STEP_TIMEOUT

MEGABYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """Seconds for a step's calls (and for running a file), bytes of memory, and the limits that follow from them."""

    step: float = STEP_TIMEOUT
    memory: int = 512 * MEGABYTE

    @property
    def total(self) -> float:
        """Seconds for a whole submission."""
        return max(10.0, 5 * self.step)

    @property
    def most(self) -> float:
        """The most seconds of a submission: late steps, and files that are run again, may exceed the total."""
        return 4 * self.total

    @property
    def on_clock(self) -> float:
        """The most seconds of a submission by the clock, which also counts its waiting for a core."""
        return 2 * self.most
