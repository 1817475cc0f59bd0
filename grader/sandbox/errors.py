"""What can go wrong here that is nobody's answer."""

from __future__ import annotations


class CannotIsolate(Exception):
    """A stranger's code can't be confined on this machine; the message says what to install, or how to do without."""


class SandboxError(Exception):
    """The grader's own fault: never a student's."""


class Killed(Exception):
    """Somebody outside has killed a process of the sandbox: no child can, so it is no student's fault."""


class NoNamespaces(SandboxError):
    """The system does not let this user make namespaces."""
