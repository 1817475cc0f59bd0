"""The grader's end of a child's channel: it reads whole frames within a deadline, and only those that were asked for.

A child sends each reply at once, for it may be dead later, and rings a bell after the last one: to wake the grader for
each frame would cost more than the frame.
"""

from __future__ import annotations

import os
import secrets
import select
import socket
import struct
from typing import TypeVar

import msgspec

from grader.child.frames import CONFINED, HEAD, MOST_REPLY, framed
from grader.sandbox.clock import Clock

T = TypeVar("T")
CHUNK = 1 << 18
MOST_HEARD = 16 * MOST_REPLY
"""Bytes of all frames of one child: the answers to all steps are kept until the last has come."""

SENDER = struct.Struct("3i")
"""The sender of a message as the kernel reports it: process, user and group."""

GLANCE = 0.02
"""Seconds after which the channel is checked without the bell: each reply of a slow child has a deadline."""


class Ended(Exception):
    """The child has closed its end, or has ended; `confined` says whether it got as far as the student's code."""

    def __init__(self, *, confined: bool) -> None:
        super().__init__(confined)
        self.confined = confined


class Overdue(Exception):
    """The deadline has passed."""


class Broken(Exception):
    """The bytes that came are not what an honest child sends."""


class Channel:
    """Frames to and from one child. `end` and `bell` are the grader's, and closed with it."""

    def __init__(self, end: socket.socket, bell: int) -> None:
        self._end, self._bell = end, bell
        self._end.setblocking(False)
        if hasattr(socket, "SO_PASSCRED"):
            self._end.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, True)
        self.clock = Clock()
        """The child's clock, by which all deadlines are set."""
        self._buffer = bytearray()
        self._nonce = b""
        self._confined = False
        self._heard = 0
        self._waking = select.poll()
        self._waking.register(bell, select.POLLIN)

    def close(self) -> None:
        """Close the channel; an honest child then ends."""
        self._end.close()
        os.close(self._bell)

    def send(self, body: bytes, deadline: float) -> None:
        """Send a message under a new nonce (Broken if the child has sent something that was not asked for)."""
        if self._buffer[:1] == CONFINED and not self._confined:
            self._confirm()
        if self._buffer:
            raise Broken("said more than was asked")
        self._nonce = secrets.token_bytes(16)
        data = memoryview(framed(self._nonce, body))
        while data:
            try:
                data = data[self._end.send(data) :]
            except BlockingIOError:
                self._wait_for_room(deadline)
                self._drain()
            except OSError:
                raise Ended(confined=self._confined) from None

    def read(self, decoder: msgspec.msgpack.Decoder[T], deadline: float) -> T:
        """The next frame's message (Ended, Overdue or Broken)."""
        if not self._confined:
            self._fill(1, deadline)
            self._confirm()
        self._fill(HEAD.size, deadline)
        size, nonce = HEAD.unpack_from(self._buffer)
        self._heard += size
        if size > MOST_REPLY or self._heard > MOST_HEARD or nonce != self._nonce:
            raise Broken("an answer to another question, or too much of one")
        self._fill(HEAD.size + size, deadline)
        body = bytes(self._buffer[HEAD.size : HEAD.size + size])
        del self._buffer[: HEAD.size + size]
        try:
            return decoder.decode(body)
        except (msgspec.MsgspecError, ValueError, RecursionError) as fault:
            raise Broken(f"no message: {fault}") from None

    def _confirm(self) -> None:
        if self._buffer[:1] != CONFINED:
            raise Ended(confined=False)
        del self._buffer[:1]
        self._confined = True

    def _fill(self, size: int, deadline: float) -> None:
        while len(self._buffer) < size:
            if not self._receive(size):
                self._wait(deadline)

    def _receive(self, size: int) -> bool:
        """Read what has come, never much more than the announced size."""
        try:
            most = max(size - len(self._buffer), CHUNK)
            part = self._end.recv(most) if self._confined else self._first(most)
        except BlockingIOError:
            return False
        except OSError:
            part = b""
        if not part:
            raise Ended(confined=self._confined)
        self._buffer += part
        return True

    def _first(self, most: int) -> bytes:
        """The first bytes of a child; the kernel adds the number of its process, which no child can forge."""
        part, notes, _, _ = self._end.recvmsg(most, socket.CMSG_SPACE(SENDER.size))
        for _, _, data in notes:
            self.clock.pid = SENDER.unpack(data)[0] or None
        return part

    def _drain(self) -> None:
        """Read what a child sends while it is being asked, so that neither waits for the other."""
        self._receive(0)
        if len(self._buffer) > MOST_REPLY:
            raise Broken("said more than was asked")

    def _wait_for_room(self, deadline: float) -> None:
        room = select.poll()
        room.register(self._end, select.POLLIN | select.POLLOUT)
        room.poll(1000 * self._left(deadline))

    def _wait(self, deadline: float) -> None:
        """Wait until the child rings, or GLANCE is over."""
        left = self._left(deadline)
        if self._waking.poll(1000 * min(left, GLANCE)) and not os.read(self._bell, 64):
            # Nobody holds the bell any more: it would wake us for ever.
            self._waking = select.poll()
            self._waking.register(self._end, select.POLLIN)

    def _left(self, deadline: float) -> float:
        left = self.clock.left(deadline)
        if left <= 0:
            raise Overdue
        return left
