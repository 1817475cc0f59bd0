"""The clock of one child: it stops while the child waits for a core that others keep busy.

So a limit is as long on a busy machine as on a quiet one. The kernel says how long a process has waited; the child
cannot change that.
"""

from __future__ import annotations

import math
from time import monotonic

NOTICED = 0.02
"""Seconds below which waiting is not looked up: that would cost more than it gives back."""


class Clock:
    """Seconds since some moment; `pid` is the child's process, None until it is known."""

    def __init__(self) -> None:
        self.pid: int | None = None
        self.ends = math.inf
        """The moment, by the machine's clock, from which on waiting counts, too."""
        self._behind = 0.0

    def now(self) -> float:
        """The time, with the waiting that was last looked up: it may be ahead, never behind."""
        return monotonic() - self._behind

    def looked_up(self) -> float:
        """The time, with all of the child's waiting until now."""
        if self.pid is not None:
            self._behind = max(self._behind, waited(self.pid))
        return self.now()

    def left(self, deadline: float) -> float:
        """The seconds until a deadline; waiting is looked up only when it seems to have passed."""
        left = deadline - self.now()
        if left <= 0:
            left = deadline - self.looked_up()
        return min(left, self.ends - monotonic())

    def since(self, start: float) -> float:
        """The seconds since `start`."""
        passed = self.now() - start
        return passed if passed < NOTICED else max(0.0, self.looked_up() - start)


def waited(pid: int) -> float:
    """Seconds that a process has waited for a core; 0 if the kernel does not say."""
    try:
        with open(f"/proc/{pid}/schedstat", "rb") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0
