"""A time limit on a student's code in this process, and its sleep while a debugger is active.

Linux and macOS: a timer's signal interrupts the main thread, even in `time.sleep`. Windows, and any other thread: a
watchdog thread raises the exception at the next line of Python. In both, code that catches it is interrupted again and
again. A single call that never comes back from C (`max(itertools.count())`) cannot be interrupted from inside, nor code
that loops in the handlers of its handlers: after a grace time the process is ended with exit code 1, and the place is
printed.
"""

from __future__ import annotations

import _weakrefset
import contextlib
import ctypes
import faulthandler
import gc
import signal
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TextIO

from grader.child.stopping import AGAIN, OutOfTime

GRACE = 3.0
"""Seconds after the limit at which a call that cannot be interrupted ends the process."""

OURS = (__file__, contextlib.__file__)
"""Where an exception would leave the limit half undone: this file, and the `with` around it."""

NOBODYS = (weakref.__file__, _weakrefset.__file__)
"""Files whose functions run when an object goes: Python takes an exception in them for nobody's, and warns of it."""

DEBUGGERS = ("pydevd", "_pydevd", "bdb", "pdb", "debugpy")


class TimeLimit:
    """The limit of one step; `sleep` calls it off for the rest of the step."""

    def __init__(self, seconds: float, *, last_words: TextIO | None = None) -> None:
        self.seconds = seconds
        self._last_words = last_words
        self._off = False  # no Event: nothing of Python's may run while it is set
        self._collecting = False

    def sleep(self) -> None:
        """Stop the limit: a debugger has been entered, and must not step into the limit's own code."""
        self._off = True
        if self._note_collecting in gc.callbacks:
            gc.callbacks.remove(self._note_collecting)
        if self._last_words:
            faulthandler.cancel_dump_traceback_later()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Raise OutOfTime in the block when the seconds are over (never for 0 seconds, or under a debugger)."""
        self._off = self._collecting = False
        if not self.seconds or debugger_is_active():
            yield
            return
        if self._last_words:
            faulthandler.dump_traceback_later(self.seconds + GRACE, exit=True, file=self._last_words)
        by_signal = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        gc.callbacks.append(self._note_collecting)
        try:
            with self._signals() if by_signal else self._watchdog():
                yield
        finally:
            self.sleep()

    def _note_collecting(self, phase: str, _info: object) -> None:
        self._collecting = phase == "start"

    def _may_raise_in(self, frame: FrameType | None) -> bool:
        """Whether an exception in the frame stops the student: not in our files, nor in what runs when objects go."""
        if self._off or self._collecting:
            return False
        code = frame.f_code if frame else None
        called_back = (getattr(callback, "__code__", None) for callback in gc.callbacks)
        return code is None or not (code.co_filename in OURS + NOBODYS or code in called_back)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        tracer = sys.gettrace()
        tracers: dict[FrameType, Any] = {}
        interrupted = False

        def interrupt(_number: int, frame: FrameType | None) -> None:
            nonlocal interrupted
            if not self._may_raise_in(frame):
                return
            if interrupted:
                self._raise_at_next_line(frame, tracers)  # in the `except` that caught the first one
            interrupted = True
            raise OutOfTime

        before = signal.signal(signal.SIGALRM, interrupt)
        timer = signal.setitimer(signal.ITIMER_REAL, self.seconds, AGAIN)
        try:
            yield
        finally:  # the handler does not raise in this function
            self._off = True
            signal.setitimer(signal.ITIMER_REAL, *timer)
            signal.signal(signal.SIGALRM, before)
            sys.settrace(tracer)
            for frame, own in tracers.items():
                frame.f_trace = own

    def _raise_at_next_line(self, frame: FrameType | None, tracers: dict[FrameType, Any]) -> None:
        """Raise once more at the next line that this thread comes to; `tracers` keeps what the frames had before."""

        def trace(frame: FrameType, event: str, _argument: object) -> Any:
            if event == "line" and self._may_raise_in(frame):
                raise OutOfTime
            return trace

        while frame is not None:
            tracers.setdefault(frame, frame.f_trace)
            frame.f_trace = trace
            frame = frame.f_back
        sys.settrace(trace)

    @contextmanager
    def _watchdog(self) -> Iterator[None]:
        watched = threading.get_ident()
        over = threading.Event()

        def watch() -> None:
            pause = self.seconds
            while not over.wait(pause):
                pause = AGAIN
                if self._may_raise_in(sys._current_frames().get(watched)):
                    _interrupt(watched)

        thread = threading.Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended = False
            while not ended:
                try:
                    self._off = True
                    over.set()
                    thread.join()
                    len("")  # after a call an exception that is still on its way comes through
                    ended = True
                except OutOfTime:  # not taken back instead: Python 3.11 hangs then as soon as anything is traced
                    continue


def _interrupt(thread: int) -> None:
    """Raise OutOfTime in a thread at its next line."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))


def debugger_is_active() -> bool:
    """Whether an editor's or a terminal's debugger traces this thread; a coverage measurement does not count."""
    tracer = sys.gettrace()
    home = getattr(tracer, "__module__", None) or type(tracer).__module__
    if tracer is not None and home.partition(".")[0].startswith(DEBUGGERS):
        return True
    monitoring = getattr(sys, "monitoring", None)
    return monitoring is not None and monitoring.get_tool(monitoring.DEBUGGER_ID) is not None
