"""Processes and descriptors: none is left, none is missed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.sandbox import Sandbox, SandboxError
from grader.soundness import situations
from tests.sandbox.conftest import (
    H1,
    RIGHT,
    Short,
    answers,
    body,
    descendants,
    made,
    open_files,
    plain,
    processes,
    settled,
    states,
    unaffected,
    verdict,
    verdicts,
)
from tests.waiting import wait_for


def test_two_hundred_submissions_leave_nothing_behind() -> None:
    """Protects long runs: neither processes nor descriptors pile up, even when submissions crash."""
    before = open_files(), settled()
    with made() as box:
        small = [H1 + RIGHT, H1 + "    import os; os._exit(1)\n"]
        answers(box, plain(small[0]))
        inside = open_files(), states(settled())
        for number in range(200):
            answers(box, plain(small[number % 10 == 0]))
        assert (open_files(), states(settled())) == inside  # the child of the next submission is there ahead, no other
    assert (open_files(), settled()) == before


def zygotes() -> set[int]:
    """The processes that this one has started itself."""
    return {pid for pid, (_, parent) in processes().items() if parent == os.getpid()}


def test_a_zygote_that_is_killed_at_its_start() -> None:
    """Protects isolation: an accident at the start is not taken for a machine without namespaces."""
    with made() as box:
        layers = box.layers
    others, killed = zygotes(), set[int]()

    def kill() -> None:
        wait_for(lambda: zygotes() > others)
        killed.update(zygotes() - others)
        for pid in killed:
            os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with made() as box:
        killer.join()
        assert box.layers == layers
        assert zygotes() - others - killed


def test_a_zygote_that_dies_is_replaced_and_nobody_pays() -> None:
    """Protects the student who is being graded when the kit's own process dies: the step is asked again."""
    step = course.step("forward_h1")
    calls = [step.arguments(s) for s in situations(course, step, 77).items]
    others = zygotes()
    with made() as own:
        for _ in range(2):
            with own.student([plain(H1 + RIGHT)], course) as student:
                assert isinstance(student.answers(step, calls), list)
                (zygote,) = zygotes() - others
                os.kill(zygote, signal.SIGKILL)
                time.sleep(0.2)
                assert isinstance(student.answers(step, calls), list)
        assert unaffected(own)


SLOW = "import time\ntime.sleep(0.3)\n" + H1 + RIGHT


def children(others: set[int]) -> list[int]:
    """The children of all zygotes but the others', the oldest first: no process has them for its parent."""
    everybody = {pid for zygote in zygotes() - others for pid, _ in descendants(zygote)}
    return sorted(everybody - {parent for _, parent in processes().values()})


def killing(others: set[int], number: int) -> threading.Thread:
    """Kill the oldest child so many times, each in the middle of what it does."""

    def kill() -> None:
        for _ in range(number):
            time.sleep(0.15)
            os.kill(children(others)[0], signal.SIGKILL)

    return threading.Thread(target=kill)


def test_a_child_that_somebody_kills_is_no_fault_of_the_student() -> None:
    """Protects students who are graded while the machine runs out of memory: they are run again, without a remark."""
    others = zygotes()
    with made() as own:
        killer = killing(others, 1)
        killer.start()
        assert verdict(own, plain(SLOW)).passed
        killer.join()
        for child in children(others):
            with suppress(ProcessLookupError):  # that of the last step is taken down meanwhile
                os.kill(child, signal.SIGKILL)
        assert unaffected(own)


def test_a_child_that_is_killed_again_and_again() -> None:
    """Protects the difference between a student's fault and the machine's: this is an error, nobody's crash."""
    others = zygotes()
    with made() as own:
        killer = killing(others, 3)
        killer.start()
        with pytest.raises(SandboxError, match="killed again and again"):
            verdict(own, plain(SLOW))
        killer.join()
        assert unaffected(own)


@pytest.mark.parametrize("end", ["time.sleep(9)", "os._exit(0)"])
def test_who_closes_the_channel_is_told_the_same_every_time(box: Sandbox, end: str) -> None:
    """Protects the same bytes for the same submission: whether its child has already ended makes no difference."""
    file = body(f"import os, time\nos.closerange(0, 64)\n{end}")
    assert len({verdict(box, file).headline for _ in range(4)}) == 1
    assert verdict(box, file).outcome == "crashed"


def test_who_closes_the_channel_and_stays_takes_his_own_time() -> None:
    """Protects the rest of a class: waiting for such a child to end counts as its submission's time."""
    stays = "".join(f"def {step.name}(*_):\n    os.close(3)\n    time.sleep(9)\n" for step in course.steps)
    files = [plain(f"import os, time\n{stays}", f"{exercise.name}.py") for exercise in course.exercises]
    with made(Short(step=0.3, total=0.5)) as own:
        begun = time.monotonic()
        found = verdicts(own, *files)
        assert time.monotonic() - begun < 8  # each of them is waited for half a second
    assert {one.outcome for one in found.values()} == {"crashed", "timed_out"}


def test_random_numbers_are_the_same_in_every_child() -> None:
    """Protects the same bytes for the same submission, whichever worker grades it."""
    file = body("import random, numpy\nreturn random.random() + numpy.random.rand()")
    with made() as one, made() as other:
        found = [answers(box, file) for box in (one, one, other)]
    assert isinstance(found[0], list)
    assert found[0] == found[1] == found[2]
    assert found[0][0] != found[0][1]


def test_without_isolation_it_still_answers() -> None:
    """Protects `--no-isolation`: it says that nothing is confined, and keeps processes apart and loops limited."""
    with made(isolation=False) as box:
        assert (box.isolated, box.layers) == (False, ())
        assert unaffected(box)
        assert verdict(box, body("while True: pass")).outcome == "timed_out"
        assert verdict(box, body("import os; os._exit(0)")).outcome == "crashed"


GRADER = """
import sys, threading
from grader.courses.backprop import course
from tests.sandbox.conftest import QUICK, Sandbox, body, descendants, settled
from tests.waiting import wait_for
from grader.sandbox import Limits
box = Sandbox(Limits(step=60))
idle = len(descendants())
step = course.step("forward_h1")
def report():
    wait_for(lambda: len(descendants()) > idle)
    print(*(pid for pid, _ in settled()), flush=True)
threading.Thread(target=report).start()
with box.student([body("while True: pass")], course) as student:
    student.answers(step, [step.arguments(course.text)])
"""


def test_nothing_outlives_a_grader_that_is_killed() -> None:
    """Protects the machine: even a grader that is killed leaves no student's loop running."""
    with subprocess.Popen([sys.executable, "-c", GRADER], stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout is not None
        left = {int(pid) for pid in grader.stdout.readline().split()}
        grader.kill()
    assert len(left) > 2
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in left))
