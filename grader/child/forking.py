"""The zygote's work: fork one confined child for each submission, and end it."""

from __future__ import annotations

import os
import signal
import socket
import struct
import time
from collections import deque
from collections.abc import Callable
from typing import TypeAlias

from . import layers

Serve: TypeAlias = Callable[[int, int], None]
"""The function that a child runs, with its channel and its bell."""

FORK, KILL, END = b"F", b"K", b"E"
"""The orders: fork a child with the channel and the bell that are sent along; kill the oldest child and say so; report
how the oldest child has ended by itself."""

ENDED = struct.Struct("<i")
NO_CHILD = -(2**31)
"""The status of a child that was killed on order, or never forked."""

LINGER = 0.5
"""Seconds that a child has to end after it has closed its channel, on a busy machine too."""


def obey(orders: socket.socket, confinement: layers.Confinement, serve_child: Serve) -> None:
    """Fork and end children as the grader orders, until it is gone."""
    children: deque[int] = deque()
    while True:
        order, fds, _, _ = socket.recv_fds(orders, 1, 2)
        if order == FORK and len(fds) == 2:
            children.append(_forked(fds[0], fds[1], confinement, serve_child))
            for descriptor in fds:
                os.close(descriptor)
        elif order == KILL:
            _kill(children[0])
            orders.sendall(ENDED.pack(NO_CHILD))
            _reap(children.popleft())
        elif order == END:
            orders.sendall(ENDED.pack(_ended(children.popleft())))
        else:  # the grader is gone
            for child in children:
                _kill(child)
                _reap(child)
            return


def _forked(channel: int, bell: int, confinement: layers.Confinement, serve_child: Serve) -> int:
    """The new child's pid; 0 if there is none, which the grader sees when the channel closes."""
    try:
        pid = os.fork()
    except OSError:
        return 0
    if pid == 0:
        try:
            confinement.enter(channel, bell)
            serve_child(layers.CHANNEL, layers.BELL)
        finally:
            os._exit(0)
    return pid


def _kill(child: int) -> None:
    """Kill a child. Only this process waits for it, so no other process can have its pid yet."""
    if child:
        os.kill(child, signal.SIGKILL)


def _reap(child: int) -> None:
    """Wait for a killed child: freeing its memory takes as long as a fork."""
    if child:
        os.waitpid(child, 0)


def _ended(child: int) -> int:
    """The exit status of a child that has closed its channel; a child that still runs is killed."""
    deadline = time.monotonic() + LINGER
    while child:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            _kill(child)
            _reap(child)
            return 0
        time.sleep(0.001)
    return NO_CHILD
