"""The fork server: it has NumPy loaded, holds nothing secret, and forks one confined child for each submission."""

from __future__ import annotations

import builtins
import gc
import importlib
import json
import os
import signal
import site
import socket
import struct
import sys
import time
import warnings
from collections import deque
from typing import Any, NoReturn

from . import heap, layers
from .stopping import NO_INPUT, Forbidden

FORK, KILL, END = b"F", b"K", b"E"
"""The orders: fork a child for the channel and the bell that come along; kill the oldest child and say so, or say how
it has ended by itself."""

ENVIRONMENT = {"HOME": "/", "USER": "student", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
"""The environment of every child: what is set on every system, and none of it the machine's."""

ENDED = struct.Struct("<i")
NO_CHILD = -(2**31)
"""What stands for a child's status where there is none: it was killed, or never forked."""

LINGER = 0.5
"""Seconds in which a child whose channel is closed must have ended, on a busy machine too."""

PRELOADED = """
    bisect bz2 collections copy dataclasses decimal fractions functools hashlib heapq itertools json lzma math operator
    pathlib random re string time typing warnings zlib
    numpy numpy.linalg
"""
"""What submissions import as a rule, and what needs a library of the system, which cannot be loaded later."""


def main(control: int, settings: dict[str, Any]) -> None:
    """Prepare what all children share, say so, and serve until the grader's end of the control socket closes."""
    ready = layers.before_imports(settings["layers"])
    serve_child, confinement = _imported(settings)
    ready += confinement.share()
    _forget_ourselves()
    _as_started_usually()
    _with_nobody_there()
    gc.collect()
    _holes = heap.fill_holes()
    gc.freeze()
    gc.disable()
    with socket.socket(fileno=control) as orders:
        orders.sendall(json.dumps(ready).encode() + b"\n")
        _silence()
        _serve(orders, confinement, serve_child)
    os._exit(0)


def _imported(settings: dict[str, Any]) -> tuple[Any, layers.Confinement]:
    """Import everything a child needs; the folders in which packages lie leave sys.path again."""
    packages = settings["packages"]
    sys.path += packages
    register, os.register_at_fork = os.register_at_fork, _no_hook
    try:
        for name in PRELOADED.split():
            importlib.import_module(name)
        serving = importlib.import_module("child.serving")
        importlib.import_module("child.warming").rehearse(serving.serve)
        importlib.import_module("child.randomness").seed()
        sys.meta_path.append(importlib.import_module("child.lent").Lent(settings["lent"]))
        return serving.serve, layers.Confinement(settings)
    finally:
        os.register_at_fork = register
        sys.path[:] = [entry for entry in sys.path if entry not in packages]
        for entry in packages:
            sys.path_importer_cache.pop(entry, None)


def _no_hook(**_: object) -> None:
    """What `threading` and `random` would do in every child takes as long as the fork; there is one thread here."""


def _forget_ourselves() -> None:
    """A submission may hold a file of any name: ours are imported by now and leave their names to it."""
    for name in [name for name in sys.modules if name.partition(".")[0] in {"child", "landlockpy", "seccompy"}]:
        del sys.modules[name]


def _as_started_usually() -> None:
    """What every Python has at hand."""
    site.sethelper()
    site.setquit()
    sys.argv[:] = sys.orig_argv[:] = [""]


def _with_nobody_there() -> None:
    """Nobody looks at what a notebook displays, reads warnings, or types."""
    builtins.display = _nothing  # type: ignore[attr-defined]
    builtins.input = _no_input
    warnings.simplefilter("ignore")


def _nothing(*_: object, **__: object) -> None:
    """What a notebook's `display` does here."""


def _no_input(_prompt: object = "") -> NoReturn:
    raise Forbidden(NO_INPUT)


def _silence() -> None:
    """From here on nobody reads stderr, which children inherit."""
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    os.dup2(0, 2)


def _serve(orders: socket.socket, confinement: layers.Confinement, serve_child: Any) -> None:
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


def _forked(channel: int, bell: int, confinement: layers.Confinement, serve_child: Any) -> int:
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
    """Nothing of it runs from here on. Only this process waits for it, so its pid is not anybody else's yet."""
    if child:
        os.kill(child, signal.SIGKILL)


def _reap(child: int) -> None:
    """Wait for a child that was killed: to take down its memory takes as long as a fork."""
    if child:
        os.waitpid(child, 0)


def _ended(child: int) -> int:
    """How a child has ended that has closed its channel; one that lives on is ended."""
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
