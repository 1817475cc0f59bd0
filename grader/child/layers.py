"""The layers of confinement, in the order in which they are put on."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from . import mounts, namespaces, privileges

CHANNEL, BELL = 3, 4
"""The descriptors a child keeps beside 0, 1 and 2, which are /dev/null."""
HIGH = 20
"""A descriptor above all that a zygote opens. The bell moves there first, for it may be in the channel's place."""

LAYERS = ("namespaces", "mounts", "rlimits", "no_new_privs", "capabilities", "landlock", "seccomp")


def before_imports(wanted: Sequence[str]) -> list[str]:
    """Enter the namespaces while the process is small: entering forks it, and the parent only waits."""
    if "namespaces" not in wanted:
        return []
    namespaces.enter(mounts="mounts" in wanted)
    return ["namespaces"]


class Confinement:
    """The layers that are put on after the imports. What they need is loaded and compiled here, beforehand."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._wanted = settings["layers"]
        # Where the zygote is process 1 of its namespace, nothing there outlives it.
        self._may_be_orphaned = bool(self._wanted) and "namespaces" not in self._wanted
        self._readable, self._listed = settings["readable"], settings["listed"]
        self._rules: Any = None
        self._filter: Any = None
        self._limits: Any = None
        if "landlock" in self._wanted:
            from . import landlock

            self._rules = landlock.ruleset
        if "seccomp" in self._wanted:
            from . import seccomp

            self._filter = seccomp.allowed()
        if "rlimits" in self._wanted:
            from . import rlimits

            self._limits = rlimits.limits(settings["memory"], settings["seconds"])

    def share(self) -> list[str]:
        """Put on the layers that children inherit from this process, the zygote; return all that a child will have."""
        worn = []
        if "mounts" in self._wanted and "namespaces" in self._wanted and _mounted(self._readable):
            worn.append("mounts")
        if "capabilities" in self._wanted:
            privileges.drop_capabilities()
            worn.append("capabilities")
        if "no_new_privs" in self._wanted:
            privileges.no_new_privileges()
            worn.append("no_new_privs")
        # Made after the mounts: these replace folders, and a rule is about a folder, not about its path.
        ruleset = self._rules and self._rules(self._readable, self._listed)
        if ruleset:
            ruleset.restrict(no_new_privs=False)
            worn.append("landlock")
        if self._wanted:
            privileges.hide_memory()
        return worn + [name for name, layer in (("rlimits", self._limits), ("seccomp", self._filter)) if layer]

    def enter(self, channel: int, bell: int) -> None:
        """Put on the layers that only a child, this process, can work in; close all descriptors but these two."""
        if self._may_be_orphaned:
            privileges.die_with_parent()
        os.dup2(bell, HIGH)
        os.dup2(channel, CHANNEL)
        os.dup2(HIGH, BELL)
        os.closerange(BELL + 1, 1024)
        if self._limits:
            self._limits.enter()
        if self._filter:
            self._filter.enter()


def _mounted(readable: Sequence[str]) -> bool:
    try:
        mounts.enter(readable)
    except OSError:
        return False
    return True
