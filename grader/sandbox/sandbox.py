"""A sandbox: one zygote, and a confined child of it for each submission."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from grader.child.layers import LAYERS
from grader.course import Course
from grader.sandbox.children import Children
from grader.sandbox.errors import CannotIsolate, NoNamespaces, SandboxError
from grader.sandbox.limits import Limits
from grader.sandbox.questions import Asked
from grader.sandbox.student import SandboxedStudent
from grader.sandbox.zygote import Zygote
from grader.steps import Step
from grader.submissions.files import File

FILES = ("landlock", "mounts")
"""Either of them keeps files from being read."""

NOTHING_AHEAD: Mapping[Step, Asked] = MappingProxyType({})

NEEDED = ("rlimits", "no_new_privs", "seccomp")

ADVICE = (
    "Grading strangers' code needs Linux with seccomp, and Landlock (Linux 5.13 or newer) or user namespaces. On other "
    "systems use a container or a virtual machine with Linux, or `--no-isolation` if you trust every submission."
)


class Sandbox:
    """Runs submissions, one at a time, each in a child of its own (a context manager).

    isolation: False runs them in fresh processes with a time limit only; `isolated` is then False.
    without: layers to leave out, for tests. CannotIsolate if files can't be confined here.
    """

    def __init__(self, limits: Limits, *, isolation: bool = True, without: frozenset[str] = frozenset()) -> None:
        self._limits, self._without = limits, without
        self._wanted = [layer for layer in LAYERS if layer not in without] if isolation else []
        if isolation and sys.platform != "linux":
            raise CannotIsolate(f"Submissions can't be isolated on this system ({sys.platform}). {ADVICE}")
        self._zygote: Zygote | None = self._started()
        self.layers: tuple[str, ...] = tuple(layer for layer in LAYERS if layer in self._zygote.layers)
        self.isolated = isolation and not without
        if isolation:
            self._insist()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the zygote and whatever it has forked."""
        if self._zygote is not None:
            self._zygote.close()
            self._zygote = None

    @contextmanager
    def student(
        self, files: Sequence[File], course: Course, ahead: Mapping[Step, Asked] = NOTHING_AHEAD
    ) -> Iterator[SandboxedStudent]:
        """The student who answers from a submission's files. Their processes end before the next submission's begin.

        ahead: the calls of all steps that will be asked; they travel to the child together.
        """
        children = Children(files, course, self._limits, self._alive)
        try:
            yield SandboxedStudent(children, course, ahead)
        finally:
            children.close()

    def _alive(self) -> Zygote:
        """The zygote, a new one if the last has died; its layers must be the same."""
        if self._zygote is None or self._zygote.died:
            self.close()
            self._zygote = Zygote(self._limits, self._wanted)
            if set(self._zygote.layers) != set(self.layers):
                raise SandboxError("a new zygote has other layers of isolation than the first")
        return self._zygote

    def _started(self) -> Zygote:
        """The first zygote, without namespaces only if the system does not let this user make them."""
        try:
            return Zygote(self._limits, self._wanted)
        except NoNamespaces:
            self._wanted = [layer for layer in self._wanted if layer not in ("namespaces", "mounts")]
        except SandboxError:  # something outside may have killed it: a second one tells
            pass
        return Zygote(self._limits, self._wanted)

    def _insist(self) -> None:
        """Raise CannotIsolate unless every required layer holds, and files cannot be read."""
        lacking = [name for name in NEEDED if name not in self.layers and name not in self._without]
        files = any(name in self.layers or name in self._without for name in FILES)
        if lacking or not files:
            self.close()
            raise CannotIsolate(f"Submissions can't be isolated here: {', '.join(lacking) or 'their files'}. {ADVICE}")
