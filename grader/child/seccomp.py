"""Seccomp: the system calls that a computation needs; any other one fails with EPERM."""

from __future__ import annotations

import ctypes
import errno

from seccompy import Action, CmpOp, Filter, _syscall, supported, syscall_nr

ALLOWED = """
    read write readv writev pread64 pwrite64 close lseek dup dup2 dup3 poll ppoll select pselect6
    open openat stat fstat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat getdents64
    getcwd chdir
    mmap munmap mprotect mremap brk madvise membarrier
    sched_yield sched_getaffinity getcpu restart_syscall
    rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack setitimer getitimer
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times
    getpid gettid getppid getuid geteuid getgid getegid getrlimit getrusage uname sysinfo getrandom
    exit exit_group
"""
"""No fork, exec, thread, socket, signal to anybody, change of a file or its metadata, memfd, keyring or io_uring."""

FCNTL = (0, 1, 2, 3, 1030)
"""Duplicate, and read or set a descriptor's own flags; no leases, owners, pipe sizes or seals.

Not the flags of the open file behind it: all children of a zygote share one /dev/null, and the next would find what the
last has set.
"""

FUTEX_PRIVATE = 128
"""The flag of a futex within one process: shared ones, in a library's page, could pass data between children."""

IOCTL = (0x5401, 0x5450, 0x5451)
"""Ask whether it is a terminal; close on exec or not."""


class Program:
    """A compiled filter in memory, ready before the fork: the library would build it again in each child."""

    def __init__(self, program: bytes) -> None:
        self._code = ctypes.create_string_buffer(program, len(program))
        self._header = _syscall.SockFprog(len=len(program) // 8, filter=ctypes.addressof(self._code))
        self._pointer = ctypes.byref(self._header)

    def enter(self) -> None:
        """Filter this process's system calls, for good."""
        _syscall._seccomp(_syscall.SECCOMP_SET_MODE_FILTER, 0, self._pointer)


def allowed() -> Program | None:
    """The filter, compiled; calls of another architecture or of the x32 ABI are not on its list either."""
    if not supported():  # asked here: the library looks for libc once, with a subprocess
        return None
    rules = Filter(Action.ERRNO | errno.EPERM)
    for name in ALLOWED.split():
        if _exists(name):
            rules.allow(name)
    for command in FCNTL:
        rules.allow("fcntl", args=[(1, CmpOp.MASKED_EQ, command, 0xFFFFFFFF)])
    rules.allow("futex", args=[(1, CmpOp.MASKED_EQ, FUTEX_PRIVATE, FUTEX_PRIVATE)])
    for command in IOCTL:
        rules.allow("ioctl", args=[(1, CmpOp.MASKED_EQ, command, 0xFFFFFFFF)])
    rules.errno("ioctl", errno.ENOTTY)
    rules.allow("prlimit64", args={0: 0, 2: 0})  # to read its own limits
    rules.errno("clone3", errno.ENOSYS)  # its flags cannot be looked at; libc falls back to clone, which is refused
    return Program(rules.program)


def _exists(name: str) -> bool:
    """Whether the machine has the call: newer ones do without `open`, `stat` and the like."""
    try:
        syscall_nr(name)
    except ValueError:
        return False
    return True
