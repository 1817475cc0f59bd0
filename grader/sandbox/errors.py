"""Exceptions of the sandbox that are no result of a submission."""

from __future__ import annotations


class CannotIsolate(Exception):
    """A stranger's code can't be confined on this machine; the message says what to install, or how to do without."""


class SandboxError(Exception):
    """A fault of the grader's own, never a student's."""


class Killed(Exception):
    """Something outside has killed a process of the sandbox: no child can, so it is not a student's fault."""


class NoNamespaces(SandboxError):
    """The system does not let this user make namespaces."""
