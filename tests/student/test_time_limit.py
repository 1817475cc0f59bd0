"""The time limit on a student's code: it stops what does not end, and leaves the process as it was."""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
import threading
import time
import weakref
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from grader.child.stopping import OutOfTime
from grader.student.time_limit import TimeLimit, debugger_is_active
from tests.waiting import PATIENCE

SHORT = 0.1
by_signal = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer signals")


def loop() -> None:
    while True:
        pass


def deep() -> None:
    def inner(depth: int) -> None:
        if depth:
            inner(depth - 1)
        loop()

    inner(50)


def caught() -> None:
    while True:
        try:
            loop()
        except Exception:
            continue


def caught_entirely() -> None:
    while True:
        try:
            loop()
        except BaseException:
            continue


def generator() -> None:
    def numbers() -> Any:
        while True:
            try:
                yield 1
            except BaseException:
                continue

    sum(numbers())


ENDLESS = [loop, deep, caught, caught_entirely, generator]


def stopped(function: Callable[[], None]) -> float:
    """The seconds after which the limit ends a function that never does."""
    start = time.monotonic()
    with pytest.raises(OutOfTime), TimeLimit(SHORT).running():
        function()
    return time.monotonic() - start


@pytest.mark.parametrize("function", ENDLESS, ids=lambda function: function.__name__)
def test_what_does_not_end_is_stopped(function: Callable[[], None]) -> None:
    """Neither depth nor `except` nor a generator keeps a student's code running."""
    assert SHORT <= stopped(function) < 100 * SHORT


@by_signal
def test_sleep_is_stopped() -> None:
    """Waiting is no way around the limit either."""
    assert stopped(lambda: time.sleep(100)) < 100 * SHORT


@pytest.mark.parametrize("function", [loop, deep, caught], ids=lambda function: function.__name__)
def test_a_second_thread_is_stopped_by_a_watchdog(function: Callable[[], None]) -> None:
    """Where signals do not reach (other threads, Windows) the limit holds at the next line, unless all is caught."""
    found: list[float | BaseException] = []

    def run() -> None:
        try:
            found.append(stopped(function))
        except BaseException as raised:
            found.append(raised)

    threads = threading.active_count()
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert isinstance(found[0], float), found
    assert threading.active_count() == threads


def test_the_watchdogs_exception_never_comes_late() -> None:
    """Code that ends at the very moment of the limit is not interrupted afterwards, in our own lines."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            for _ in range(30):
                end = time.monotonic() + 0.01
                try:
                    with TimeLimit(0.01).running():
                        while time.monotonic() < end:
                            pass
                except OutOfTime:
                    continue
                sum(range(10_000))
        except BaseException as raised:
            faults.append(raised)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert faults == []


@pytest.mark.parametrize("seconds", [SHORT, 60])
def test_tracing_works_after_a_watchdog(seconds: float) -> None:
    """Python 3.11 hangs in the next traced call where an exception was sent to a thread and taken back."""

    def run() -> None:
        with contextlib.suppress(OutOfTime), TimeLimit(seconds).running():
            time.sleep(2 * SHORT)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    before = sys.gettrace()
    sys.settrace(lambda *_: None)
    len(str(run))
    debugger_is_active()
    sys.settrace(before)


def test_what_ends_in_time_is_left_alone() -> None:
    """No exception comes later, from a timer that was forgotten."""
    with TimeLimit(SHORT).running():
        answer = 1
    time.sleep(2 * SHORT)
    assert answer == 1


@pytest.mark.parametrize("in_thread", [False, True])
def test_sleeps_when_a_debugger_was_entered(in_thread: bool) -> None:
    """A student who thinks at a breakpoint is not interrupted; the next step has its limit again."""
    found: list[str] = []

    def run() -> None:
        limit = TimeLimit(SHORT)
        with limit.running():
            limit.sleep()
            end = time.monotonic() + 3 * SHORT
            while time.monotonic() < end:
                pass
            found.append("thought")
        try:
            with limit.running():
                loop()
        except OutOfTime:
            found.append("stopped")

    if in_thread:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join(PATIENCE)
    else:
        run()
    assert found == ["thought", "stopped"]


def test_zero_seconds_are_no_limit() -> None:
    """`--exercise-step-timeout=0` takes the limit away."""
    with TimeLimit(0).running():
        time.sleep(SHORT)


@by_signal
@pytest.mark.parametrize("function", [lambda: None, *ENDLESS])
def test_a_hosts_alarm_is_put_back(function: Callable[[], None]) -> None:
    """pytest-timeout uses the same signal: its handler and its timer stand again afterwards."""
    rung: list[int] = []

    def ring(number: int, _frame: FrameType | None) -> None:
        rung.append(number)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 60, 7)
    try:
        try:
            with TimeLimit(SHORT).running():
                function()
        except OutOfTime:
            pass
        assert signal.getsignal(signal.SIGALRM) is ring
        left, interval = signal.getitimer(signal.ITIMER_REAL)
        assert 50 < left <= 60
        assert interval == 7
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert rung == []


def collecting() -> None:
    while True:
        try:
            gc.collect(0)
        except BaseException:
            continue


def test_what_is_called_back_while_garbage_is_collected_is_left_alone() -> None:
    """Protects the student from a warning about somebody else's callback, in which Python loses our exception."""

    def called_back(_phase: str, _info: dict[str, int]) -> None:
        for _ in range(20):
            pass

    gc.callbacks.append(called_back)
    try:
        assert stopped(collecting) < 30  # most moments at which it could be stopped are the callback's
    finally:
        gc.callbacks.remove(called_back)


class Circle:
    """Gone only when garbage is collected."""

    def __init__(self) -> None:
        self.itself = self


def collecting_watched() -> None:
    def called_back(_reference: object) -> None:
        for _ in range(20):
            pass

    while True:
        circle = Circle()
        watched = weakref.ref(circle, called_back)
        del circle
        gc.collect(0)
        del watched


def letting_go() -> None:
    kept: weakref.WeakSet[Circle] = weakref.WeakSet()
    while True:
        one = Circle()
        kept.add(one)
        del one.itself, one


@pytest.mark.parametrize("function", [collecting_watched, letting_go] * 4, ids=lambda function: function.__name__)
def test_what_is_called_back_when_an_object_goes_is_left_alone(function: Callable[[], None]) -> None:
    """Protects the student from a warning instead of a verdict, where the time is over in the midst of a collection."""
    assert stopped(function) < 30


@pytest.mark.parametrize("function", ENDLESS, ids=lambda function: function.__name__)
def test_a_hosts_trace_function_is_put_back(function: Callable[[], None]) -> None:
    """A coverage measurement goes on afterwards, in this frame too, and nothing of ours is left in it."""
    lines: list[int] = []

    def trace(frame: FrameType, _event: str, _argument: object) -> Any:
        lines.append(frame.f_lineno)
        return trace

    frame, before = sys._getframe(), sys.gettrace()
    sys.settrace(trace)
    frame.f_trace = trace
    try:
        try:
            with TimeLimit(SHORT).running():
                function()
        except OutOfTime:
            pass
        seen = len(lines)
        put_back, in_frame = sys.gettrace(), frame.f_trace
        after = len(lines)
    finally:
        sys.settrace(before)
        frame.f_trace = None
    assert put_back is trace
    assert in_frame is trace
    assert after > seen


def test_not_armed_under_an_editors_debugger() -> None:
    """A student who steps through his function in VS Code or PyCharm has all the time he wants."""

    def trace(_frame: FrameType, _event: str, _argument: object) -> Any:
        return None

    trace.__module__ = "_pydevd_bundle.pydevd_trace_dispatch"
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert debugger_is_active()
        with TimeLimit(SHORT).running():
            time.sleep(2 * SHORT)
    finally:
        sys.settrace(before)


def test_nothing_of_a_limit_that_sleeps_is_run() -> None:
    """A student's `breakpoint()` stops in his own next line, though objects are collected just before it."""
    before = [*gc.callbacks]
    limit = TimeLimit(PATIENCE)
    with limit.running():
        limit.sleep()
        assert gc.callbacks == before
    assert gc.callbacks == before


@pytest.mark.parametrize(
    "home", ["pydevd", "_pydevd_bundle.pydevd_cython", "bdb", "pdb", "debugpy._vendored.force_pydevd"]
)
def test_debuggers_are_known_by_their_modules(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tracer is a function, a bound method or an object; its module tells."""
    tracer = type("Tracer", (), {"__module__": home})()
    monkeypatch.setattr(sys, "gettrace", lambda: tracer)
    assert debugger_is_active()


def test_a_coverage_measurement_is_no_debugger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under `--cov` the limit holds."""
    monkeypatch.setattr(sys, "gettrace", type("CTracer", (), {"__module__": "coverage.tracer"}))
    assert not debugger_is_active()
    monkeypatch.setattr(sys, "gettrace", lambda: None)
    assert not debugger_is_active()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="sys.monitoring is new in 3.12")
def test_not_armed_under_a_debugger_that_monitors() -> None:
    """debugpy on Python 3.12 sets no trace function; it registers as the debugger."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined, unused-ignore]
    monitoring.use_tool_id(monitoring.DEBUGGER_ID, "debugger")
    try:
        assert debugger_is_active()
    finally:
        monitoring.free_tool_id(monitoring.DEBUGGER_ID)
    assert not debugger_is_active()
