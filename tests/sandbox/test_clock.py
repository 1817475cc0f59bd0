"""A child's time stands still while it waits for a core: a busy machine costs nobody a step."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from textwrap import dedent

import pytest

from grader.sandbox import Limits, Sandbox, clock
from grader.sandbox.clock import Clock, waited
from grader.submissions.files import Cell, File
from tests.sandbox.conftest import H1, RIGHT, Short, body, made, plain, verdict

OTHERS = 4
"""Processes that want the same core."""
HASTY = Short(step=0.3)
COMPUTES = """
    from time import process_time
    end = process_time() + {seconds}
    while process_time() < end:
        pass
"""


@contextmanager
def a_crowded_core(limits: Limits = HASTY, others: int = OTHERS) -> Iterator[Sandbox]:
    """A sandbox on one core, which others want as well; the rest of the machine is left in peace."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    crowd: list[subprocess.Popen[bytes]] = []
    try:
        with made(limits) as box:
            crowd += [subprocess.Popen([sys.executable, "-S", "-c", "while True: pass"]) for _ in range(others)]
            yield box
    finally:
        for other in crowd:
            other.kill()
            other.wait()
        os.sched_setaffinity(0, allowed)


needs_waits = pytest.mark.skipif(not waited(os.getpid()), reason="the kernel does not say how long a process waits")


@needs_waits
def test_a_busy_machine_costs_no_step() -> None:
    """Protects slow but honest students: a step that ends within its limit passes, whatever the clock says."""
    with a_crowded_core() as box:
        assert verdict(box, plain(dedent(COMPUTES.format(seconds=0.25)) + H1 + RIGHT)).passed
        assert verdict(box, body(COMPUTES.format(seconds=0.02) + "    return i1 * w1 + i2 * w2")).passed


@needs_waits
def test_however_many_want_the_core() -> None:
    """Protects an honest loop on a machine so busy that it gets less than a tenth of a core: it is not asleep."""
    with a_crowded_core(others=12) as box:
        assert verdict(box, plain(dedent(COMPUTES.format(seconds=0.1)) + H1 + RIGHT)).passed


@needs_waits
def test_who_gives_the_core_away_for_ever_is_given_up() -> None:
    """Protects the worker, and its class: waiting that a child causes itself does not stop its clock for ever."""
    gives = "signal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile time.monotonic() < end: os.sched_yield()"
    begins = "import os, signal, time\nend = time.monotonic() + 20"
    with a_crowded_core(Short(step=0.2, total=0.3)) as box:
        begun = time.monotonic()
        assert verdict(box, body(gives, before=begins)).outcome == "timed_out"
    assert time.monotonic() - begun < 10


@needs_waits
@pytest.mark.parametrize("waits", ["pass", "time.sleep(60)"])
def test_a_busy_machine_lets_nothing_run_for_ever(waits: str) -> None:
    """Protects the class behind an endless loop, and its line, where the child waits for a core most of the time."""
    with a_crowded_core() as box:
        found = verdict(box, body(f"while True:\n    {waits}", before="import time"))
    assert found.outcome == "timed_out"
    assert "in line 3" in found.feedback


@pytest.mark.parametrize("sleeps", ["time.sleep(60)", "while True: time.sleep(0.002) or sum(range(40_000))"])
def test_a_cell_that_sleeps_leaves_time_to_the_others(box: Sandbox, sleeps: str) -> None:
    """Protects a notebook's functions: sleeping, or now and then, is no computing, but takes a cell's time."""
    asleep = [Cell(f"import time\n{sleeps}\n", line) for line in (1, 3, 5)]
    notebook = File("ex1_forward_pass.py", (*asleep, Cell(H1 + RIGHT, 7)))
    assert verdict(box, notebook).passed


def test_waiting_is_left_out_once_it_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the reckoning: the time of a task is never negative, nor more than what the clock shows."""
    moment, waiting = 100.0, 0.0
    monkeypatch.setattr(clock, "monotonic", lambda: moment)
    monkeypatch.setattr(clock, "waited", lambda _pid: waiting)
    own = Clock()
    own.pid = 1
    start = own.now()
    moment, waiting = 103.0, 2.0
    assert own.now() - start == 3.0
    assert own.since(start) == 1.0
    start = own.now()
    moment, waiting = 103.01, 2.5
    assert own.since(start) == pytest.approx(0.01)
    moment = 103.3
    assert own.since(start) == 0.0


def test_the_time_of_a_child_that_is_not_known_is_the_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects every limit where the kernel does not say who the child is, or how long it has waited."""
    moment = 100.0
    monkeypatch.setattr(clock, "monotonic", lambda: moment)
    own = Clock()
    start = own.now()
    moment = 103.0
    assert own.since(start) == 3.0
    assert waited(2**30) == 0.0


@needs_waits
def test_a_child_that_is_quick_is_known_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects students while the grader itself waits for a core: the kernel was asked before the fork."""

    def slowly(control: socket.socket, order: Iterable[bytes], ends: list[int]) -> None:
        send_fds(control, order, ends)
        time.sleep(0.1)

    send_fds = socket.send_fds

    def since(own: Clock, _start: float) -> float:
        known.append(own.pid)
        return 0.0

    known: list[int | None] = []
    monkeypatch.setattr(socket, "send_fds", slowly)
    monkeypatch.setattr(Clock, "since", since)
    with made(HASTY) as box:
        assert verdict(box, plain(H1 + RIGHT)).passed
    assert known[-1] is not None
