"""The layers of confinement, in the order in which they are put on."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from typing import Any

from . import mounts, namespaces, rights

CHANNEL = 3
"""The one descriptor a child keeps beside 0, 1 and 2, which are /dev/null."""

LAYERS = ("namespaces", "mounts", "rlimits", "no_new_privs", "capabilities", "landlock", "seccomp")


def before_imports(wanted: Sequence[str]) -> list[str]:
    """Enter the namespaces, while the process is small: it forks there, and the outer half only waits."""
    if "namespaces" not in wanted:
        return []
    namespaces.enter(mounts="mounts" in wanted)
    return ["namespaces"]


class Confinement:
    """What a child puts on, made ready once: the rules are compiled and the files found before the first fork."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._wanted = settings["layers"]
        self._ruleset: Any = None
        self._filter: Any = None
        self._limits: Any = None
        if "landlock" in self._wanted:
            from . import readable

            self._ruleset = readable.ruleset(settings["readable"], settings["listed"])
        if "seccomp" in self._wanted:
            from . import syscalls

            self._filter = syscalls.allowed()
        if "rlimits" in self._wanted:
            from . import rlimits

            self._limits = rlimits.limits(settings["memory"], settings["seconds"])

    @property
    def layers(self) -> list[str]:
        """What a child will put on."""
        made = {"landlock": self._ruleset, "seccomp": self._filter, "rlimits": self._limits}
        return [n for n in ("rlimits", "no_new_privs", "landlock", "seccomp") if made.get(n, n) and n in self._wanted]

    def enter(self, channel: int) -> int:
        """Confine this process, for good; the channel comes back under its new number, everything else is closed."""
        if self._wanted:
            rights.die_with_parent(signal.SIGKILL)
        if "no_new_privs" in self._wanted:
            rights.no_new_privileges()
        if self._ruleset:
            self._ruleset.restrict(no_new_privs=False)
        os.dup2(channel, CHANNEL)
        os.closerange(CHANNEL + 1, 1024)
        if self._limits:
            self._limits.enter()
        if self._filter:
            self._filter.enter()
        return CHANNEL


def after_imports(settings: dict[str, Any], confinement: Confinement) -> list[str]:
    """Put on what the zygote wears itself; returns its layers and those that its children will put on."""
    wanted, worn = settings["layers"], []
    if "mounts" in wanted and "namespaces" in wanted and _mounted(settings["readable"]):
        worn.append("mounts")
    if "capabilities" in wanted:
        rights.drop_capabilities()
        worn.append("capabilities")
    if wanted:
        rights.hide_memory()
    return worn + confinement.layers


def _mounted(readable: Sequence[str]) -> bool:
    try:
        mounts.enter(readable)
    except OSError:
        return False
    return True
