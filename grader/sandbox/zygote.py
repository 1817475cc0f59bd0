"""The grader's side of the zygote: starts it by exec, asks it for children, and ends it with all it has forked."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections import deque
from collections.abc import Sequence
from contextlib import suppress

from grader.child.forking import END, ENDED, FORK, KILL
from grader.child.start import FAILED, NO_NAMESPACES
from grader.sandbox.channel import Channel
from grader.sandbox.errors import Killed, NoNamespaces, SandboxError
from grader.sandbox.limits import Limits
from grader.sandbox.settings import command, environment, settings

START, REAP = 30.0, 10.0
"""Seconds until a zygote must have started, and until it must have ended a child."""
AHEAD = 2
"""Children that exist when one is handed out: this one and the next."""


class Zygote:
    """A running fork server; `layers` are those that hold. SandboxError if it cannot be started."""

    def __init__(self, limits: Limits, layers: Sequence[str]) -> None:
        self.died = False
        self._dismissed = False
        self._children: deque[Channel] = deque()
        text = json.dumps(settings(limits, layers))
        self._control, theirs = socket.socketpair()
        with theirs:
            theirs.set_inheritable(True)
            self._process = subprocess.Popen(
                command(theirs.fileno(), text),
                pass_fds=[theirs.fileno()],
                env=environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        try:
            self.layers: tuple[str, ...] = self._ready()
        except BaseException:
            self.close()
            raise

    def fork(self) -> Channel:
        """The channel of a new child. The next child is forked meanwhile, and waits, confined, for its submission."""
        self._settle()
        while len(self._children) < AHEAD:
            self._children.append(self._forked())
        return self._children.popleft()

    def end(self) -> int:
        """The status of a child that closed its channel: an exit code, or a signal as a negative number."""
        self._order(END)
        return self._ended()

    def dismiss(self) -> None:
        """Kill the child without waiting; it is dead before the next one is handed out."""
        self._order(KILL)
        self._dismissed = True

    def _forked(self) -> Channel:
        ours, theirs = socket.socketpair()
        bell, rope = os.pipe()
        channel = Channel(ours, bell)  # before the fork: the kernel names the sender only if it was asked by then
        with theirs:
            try:
                socket.send_fds(self._control, [FORK], [theirs.fileno(), rope])
            except OSError:
                channel.close()
                raise self._death() from None
            finally:
                os.close(rope)
        return channel

    def _order(self, order: bytes) -> None:
        try:
            self._control.sendall(order)
        except OSError:
            raise self._death() from None

    def _settle(self) -> None:
        """Wait until the dismissed child has been killed."""
        if self._dismissed:
            self._dismissed = False
            self._ended()

    def _ended(self) -> int:
        try:
            answer = self._control.recv(ENDED.size, socket.MSG_WAITALL)
        except OSError:
            raise self._death() from None
        if len(answer) < ENDED.size:
            raise self._death()
        status: int = ENDED.unpack(answer)[0]
        return status

    def close(self) -> None:
        """End the zygote and all of its children."""
        self._control.close()
        for channel in self._children:
            channel.close()
        try:
            self._process.wait(REAP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()

    def _death(self) -> Killed:
        """The exception for a zygote that has ended, and every child with it."""
        self.died = True
        return Killed()

    def _ready(self) -> tuple[str, ...]:
        """The layers that it has put on, once it is ready."""
        self._control.settimeout(START)
        line = b""
        with suppress(OSError), self._control.makefile("rb") as said:
            line = said.readline()
        self._control.settimeout(REAP)
        if not line.endswith(b"\n"):
            words = f"the sandbox could not be started: {self._last_words()}"
            raise NoNamespaces(words) if self._process.returncode == NO_NAMESPACES else SandboxError(words)
        assert self._process.stderr is not None
        self._process.stderr.close()
        return tuple(json.loads(line))

    def _last_words(self) -> str:
        self._process.kill()
        text = self._process.communicate()[1].decode(errors="replace").strip()
        code = self._process.returncode
        return text.rpartition("\n")[2] if text else f"exit code {code}" + " of the start" * (code == FAILED)
