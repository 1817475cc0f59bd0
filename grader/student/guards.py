"""What a student's code must not do to the run it is in: end it, or wait for a keyboard."""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from grader.child.stopping import NO_INPUT, Forbidden


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Make os._exit raise, and input() as well where a file of the student's folder calls it (a debugger may)."""
    system: Any = sys.modules["nt" if os.name == "nt" else "posix"]
    real_input, real_exit, run = builtins.input, os._exit, os.getpid()

    def no_exit(status: int = 0) -> NoReturn:
        if os.getpid() != run:  # a process that the student's code has forked, and that has to end
            real_exit(status)
        raise Forbidden("os._exit() ends the whole run")

    def no_input(prompt: object = "") -> str:
        if Path(sys._getframe(1).f_code.co_filename).parent == folder:
            raise Forbidden(NO_INPUT)
        return real_input(prompt)

    with _replaced(os, "_exit", no_exit), _replaced(system, "_exit", no_exit), _replaced(builtins, "input", no_input):
        yield


@contextmanager
def _replaced(home: Any, name: str, stand_in: Callable[..., object]) -> Iterator[None]:
    original = getattr(home, name)
    setattr(home, name, stand_in)
    try:
        yield
    finally:
        setattr(home, name, original)
