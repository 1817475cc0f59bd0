"""New namespaces, made once, around the zygote: no network, no other process in sight, no shared memory."""

from __future__ import annotations

import ctypes
import os
import socket
from contextlib import suppress

from .privileges import checked, die_with_parent, libc
from .start import NO_NAMESPACES

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x10000000,
    0x20000000,
    0x40000000,
)

HOST = "student"
"""The machine's name inside."""


class NoNamespaces(Exception):
    """The system does not let this user make namespaces."""

    exit_code = NO_NAMESPACES


def enter(*, mounts: bool) -> None:
    """Continue as process 1 of new namespaces (NoNamespaces if they cannot be made).

    The calling process stays outside and ends as soon as its child does. With `mounts` the file systems can be
    rearranged as well.
    """
    try:
        _unshare(NEWUSER | NEWNET | NEWIPC | NEWUTS | NEWPID | (NEWNS if mounts else 0))
    except OSError as fault:
        raise NoNamespaces(str(fault)) from fault
    child = os.fork()
    if child:
        _wait_outside(child)
    die_with_parent()


def _unshare(flags: int) -> None:
    user, group = os.geteuid(), os.getegid()
    checked(libc.unshare(ctypes.c_int(flags)), "unshare")
    _keep_ids(user, group)
    with suppress(OSError):  # some systems let a user make namespaces, but change nothing in them
        socket.sethostname(HOST)


def _keep_ids(user: int, group: int) -> None:
    """The same user and group inside as outside: Python may be installed where only this user can read."""
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _wait_outside(child: int) -> None:
    os.closerange(3, 1024)
    status = os.waitpid(child, 0)[1]
    os._exit(max(0, os.waitstatus_to_exitcode(status)))
