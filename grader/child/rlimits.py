"""Limits of the kernel on memory, time, files and processes."""

from __future__ import annotations

import resource
from dataclasses import dataclass

FILES = 32
"""Open descriptors: an import opens three or four at once."""


@dataclass(frozen=True)
class KernelLimits:
    """Pairs of a resource and its limit, the same soft and hard: a program can't raise it or handle its signal."""

    values: tuple[tuple[int, int], ...]

    def enter(self) -> None:
        for kind, value in self.values:
            resource.setrlimit(kind, (value, value))


def limits(memory: int, seconds: float) -> KernelLimits:
    """The limits of a child: `memory` bytes beyond what the zygote has mapped, and seconds of CPU time."""
    with open("/proc/self/statm") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    own = {
        "RLIMIT_AS": mapped + memory,
        "RLIMIT_CPU": int(seconds) + 2,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": FILES,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
    }
    return KernelLimits(
        tuple((getattr(resource, name), value) for name, value in own.items() if hasattr(resource, name))
    )
