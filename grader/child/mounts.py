"""A file system of the readable paths only: a hidden path does not exist there, not even for `stat`."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Mapping, Sequence

from .privileges import checked, libc

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
MS_REC, MS_PRIVATE = 16384, 1 << 18
MNT_DETACH = 2
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41, "riscv64": 41}
ROOT = "/tmp"
"""Where the new root is built; no other process sees it."""


def enter(readable: Sequence[str]) -> None:
    """Make the readable paths the whole file system, read-only. Needs a mount namespace.

    OSError if that fails; the paths are then as they were.
    """
    _mount("none", "/", flags=MS_REC | MS_PRIVATE)
    # Held open: a path may lie under the folder that the new root covers.
    sources = {path: os.open(path, os.O_PATH | os.O_CLOEXEC) for path in _outermost(readable)}
    _mount("tmpfs", ROOT, kind="tmpfs", flags=MS_NOSUID | MS_NODEV, options="mode=0755,size=1m")
    try:
        _make_root(sources)
    except OSError:
        os.chdir("/")
        libc.umount2(ROOT.encode(), MNT_DETACH)
        raise


def _make_root(sources: Mapping[str, int]) -> None:
    for path, source in sources.items():
        _bind(path, source)
        os.close(source)
    os.chdir(ROOT)
    checked(libc.syscall(ctypes.c_long(number_of_pivot_root()), b".", b"."), "pivot_root")
    checked(libc.umount2(b".", MNT_DETACH), "umount")  # the old root lies on top of the new one
    os.chdir("/")
    _mount("none", "/", flags=MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)


def _outermost(paths: Sequence[str]) -> list[str]:
    """The existing paths that are not inside another of them."""
    found = sorted({os.path.realpath(path) for path in paths if os.path.exists(path)})
    return [path for path in found if not any(path.startswith(f"{other}/") for other in found)]


def _bind(path: str, source: int) -> None:
    target = ROOT + path
    if os.path.isdir(f"/proc/self/fd/{source}"):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w"):
            pass
    _mount(f"/proc/self/fd/{source}", target, flags=MS_BIND | MS_REC)
    # The new root's read-only flag does not cover them; and on a writable mount a read leaves its time.
    kept = os.statvfs(target).f_flag & (MS_NOSUID | MS_NODEV | MS_NOEXEC)  # a namespace may not remove these
    _mount("none", target, flags=MS_REMOUNT | MS_BIND | MS_RDONLY | kept)


def _mount(source: str, target: str, *, kind: str | None = None, flags: int = 0, options: str | None = None) -> None:
    texts = [text.encode() if text else None for text in (source, target, kind, options)]
    checked(libc.mount(*texts[:3], ctypes.c_ulong(flags), texts[3]), f"mount {target}")


def number_of_pivot_root() -> int:
    """The number of the system call: libc has no function for it (OSError if this machine's is not known)."""
    machine = os.uname().machine
    if machine not in PIVOT_ROOT:
        raise OSError(errno.ENOSYS, f"pivot_root: its number on {machine} is not known")
    return PIVOT_ROOT[machine]
