"""The zygote as the grader holds it: started by exec, asked for children, ended with everything it has forked."""

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
"""Children that are there when one is handed out: this one, and the next."""


class Zygote:
    """One running fork server; `layers` are those that hold. SandboxError if it cannot be started."""

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
        """The channel of a new child. The one after it is forked meanwhile: it waits, confined, for its submission."""
        self._settle()
        while len(self._children) < AHEAD:
            self._children.append(self._forked())
        return self._children.popleft()

    def end(self) -> int:
        """How the child has ended that closed its channel: an exit code, or a signal as a negative number."""
        self._order(END)
        return self._ended()

    def dismiss(self) -> None:
        """Kill the child before the next one is handed out; nobody waits for it now."""
        self._order(KILL)
        self._dismissed = True

    def _forked(self) -> Channel:
        ours, theirs = socket.socketpair()
        bell, rope = os.pipe()
        channel = Channel(ours, bell)  # before there is a child: the kernel names the sender to who has asked by then
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
        """Wait until the child that was dismissed has been killed."""
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
        """End the zygote and its child; nothing of them is left."""
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
        """The zygote has gone, and every child with it."""
        self.died = True
        return Killed()

    def _ready(self) -> tuple[str, ...]:
        """The layers it has put on, as it says when it is ready."""
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
