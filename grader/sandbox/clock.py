"""The time of one child: it stands still while the child waits for a core that others keep busy.

A limit in it is as long on a busy machine as on a quiet one. The kernel tells how long a process has waited; what the
child itself says or does has no part in it.
"""

from __future__ import annotations

import math
from time import monotonic

NOTICED = 0.02
"""Seconds that are taken as they are: to look up how much of them was waiting costs more than it gives back."""


class Clock:
    """Seconds since some moment; `pid` is the child's number, None until it is known."""

    def __init__(self) -> None:
        self.pid: int | None = None
        self.ends = math.inf
        """The moment of the machine's clock from which on waiting counts, too."""
        self._behind = 0.0

    def now(self) -> float:
        """The time by what was last looked up: it may be ahead, never behind."""
        return monotonic() - self._behind

    def looked_up(self) -> float:
        """The time by what the child has waited until now."""
        if self.pid is not None:
            self._behind = max(self._behind, waited(self.pid))
        return self.now()

    def left(self, deadline: float) -> float:
        """The seconds until a deadline; not looked up before it seems to have passed."""
        left = deadline - self.now()
        if left <= 0:
            left = deadline - self.looked_up()
        return min(left, self.ends - monotonic())

    def since(self, start: float) -> float:
        """The seconds that have passed."""
        passed = self.now() - start
        return passed if passed < NOTICED else max(0.0, self.looked_up() - start)


def waited(pid: int) -> float:
    """Seconds in which a process could have run, and had no core; 0 where the kernel does not say."""
    try:
        with open(f"/proc/{pid}/schedstat", "rb") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0
