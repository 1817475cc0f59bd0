"""The limits that a submission runs under."""

from __future__ import annotations

from dataclasses import dataclass

from grader.exercise_files import STEP_TIMEOUT


@dataclass(frozen=True)
class Limits:
    """Seconds for a step's calls (and for running a file), seconds for a whole submission, bytes of memory."""

    step: float = STEP_TIMEOUT
    total: float = 10.0
    memory: int = 512 * 2**20

    @property
    def most(self) -> float:
        """Seconds that no submission exceeds: late steps, and files that are run again, may go beyond the total."""
        return 4 * self.total

    @property
    def on_clock(self) -> float:
        """Seconds that no submission exceeds by the clock, on which it also waits for a core."""
        return 2 * self.most
