"""Takes a process's privileges away, hides its memory, and ends it with its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
CAPABILITY_VERSION_3 = 0x20080522

libc = ctypes.CDLL(None, use_errno=True)


def checked(result: int, what: str) -> int:
    """The result of a call of libc (OSError if it failed)."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def prctl(option: int, value: int = 0) -> None:
    arguments = [ctypes.c_ulong(number) for number in (value, 0, 0, 0)]
    checked(libc.prctl(ctypes.c_int(option), *arguments), f"prctl {option}")


def no_new_privileges() -> None:
    """Keep programs that are executed later from gaining rights: set-uid bits have no effect."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def die_with_parent() -> None:
    """Be killed when the parent ends (Linux; elsewhere the closed channel ends a child)."""
    if sys.platform == "linux":
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def hide_memory() -> None:
    """Keep this user's other processes from attaching, and from opening this one's memory under /proc."""
    prctl(PR_SET_DUMPABLE, 0)


def drop_capabilities() -> None:
    """Give up every capability, those of a root user or of a namespace's owner included."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:  # the last one there is, or no right to drop what we could never gain
            break
    header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
    checked(libc.capset(ctypes.c_char_p(header), ctypes.c_char_p(bytes(24))), "capset")
