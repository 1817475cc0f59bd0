"""What each layer stops: attacks of bounded harm with one layer taken away, and with one layer alone.

The tables in docs/isolation.md are compared with what is found; a run with `-s` prints it.
"""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.child.layers import LAYERS
from grader.sandbox import Sandbox, SandboxError
from tests.sandbox.bait import HARM, Bait, outcome
from tests.sandbox.conftest import made, unaffected
from tests.sandbox.documented import ALONE, ALONE_HEAD, LANDLOCK, ROWS, TEXT, WITHOUT, WORDS, stops_alone
from tests.sandbox.harms import NETWORK, PROCESSES, READS, WRITES

BOUNDED = {
    **{f"read: {name}": code for name, code in READS.items() if name != "grader's memory"},
    "stat of a hidden path": "import os; os.stat('{bait}')",
    **{
        f"write: {name}": WRITES[name]
        for name in (
            "temporary file",
            "the grader's bait",
            "mode of the bait",
            "times of the bait",
            "memory file",
            "folder",
        )
    },
    **{f"process: {name}": PROCESSES[name] for name in ("fork", "subprocess", "thread", "new namespaces")},
    "process: signal to another": "import os; os.kill({victim}, 0)",
    "process: signal to the zygote": "import os; os.kill(os.getppid(), 0)",
    "process: limits raised": "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (4096, 4096))",
    "memory: a gigabyte": "import numpy; numpy.zeros(1 << 27)",
    **{f"network: {name}": code for name, code in NETWORK.items()},
}
"""No bomb, no signal that hurts, nothing that changes more than the bait."""

NAMES = {"stat of a hidden path", "read: folder of the kit"}
"""What is seen where only Landlock hides paths: that they are there, and the names beside NumPy's folder."""

ALLOWED = {
    "namespaces": NAMES | {"read: name of the machine"},
    "mounts": NAMES,
    "rlimits": {"memory: a gigabyte"},
    "capabilities": set(),
    "landlock": {"read: root folder's home"},  # where Python lies below it: it holds what leads there, nothing else
    "seccomp": {
        "process: fork",
        "process: thread",
        "process: new namespaces",
        "process: signal to the zygote",
        "write: memory file",
        "network: tcp, listening",
        "network: udp",
        "network: socket pair",
        "network: netlink",
    },
}
"""What may come through with that layer taken away; with nothing taken away nothing may."""

UNSURE = {"read: kit by import", "process: new namespaces", "read: root folder's home"}
"""What may fail where nothing is confined: by the zygote's start, or by the machine's own settings."""


@pytest.fixture
def victim() -> Iterator[int]:
    process = subprocess.Popen(["sleep", "60"])
    yield process.pid
    process.send_signal(signal.SIGKILL)
    process.wait()


def through(box: Sandbox, bait: Bait, victim: int) -> set[str]:
    """The attacks that reach what they want."""
    found = set()
    for name, code in BOUNDED.items():
        if outcome(box, bait.within(code).replace("{victim}", str(victim))) == HARM:
            found.add(name)
        bait.file.chmod(0o600)
        for left in (Path("/tmp/harm"), Path("/dev/shm/harm")):
            if left.is_dir():
                left.rmdir()
            left.unlink(missing_ok=True)
    return found


@pytest.mark.parametrize("layer", ["none", *ALLOWED])
def test_one_layer_less(bait: Bait, victim: int, layer: str) -> None:
    """Protects the other layers' strength: whichever one fails, only known attacks of bounded harm come through."""
    with made(without=frozenset({layer} - {"none"})) as box:
        if set(LAYERS) - set(box.layers) - {layer, "mounts"}:
            pytest.skip("the machine has not got all of the other layers")
        found = through(box, bait, victim)
        print(f"\nwithout {layer}: {', '.join(sorted(found)) or '-'}")
        assert found <= ALLOWED.get(layer, set())
        assert unaffected(box)


def test_without_no_new_privs_no_zygote_starts() -> None:
    """Landlock refuses to work without it, and seccomp would in a child: none is let loose."""
    if "NoNewPrivs:\t1" in Path("/proc/self/status").read_text():
        pytest.skip("it is already set, for good, for this process")
    with pytest.raises(SandboxError, match="could not be started"):
        made(without=frozenset({"no_new_privs"}))


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_is_enough_alone(bait: Bait, victim: int, layer: str) -> None:
    """Protects the rule that one layer is never enough: alone, each lets something through and is not isolation."""
    needed = {"mounts": "namespaces", "landlock": "no_new_privs", "seccomp": "no_new_privs"}
    others = frozenset(LAYERS) - {layer, needed.get(layer, layer)}
    with made(without=others) as box:
        if layer not in box.layers:
            pytest.skip("the machine has not got this layer")
        found = through(box, bait, victim)
        print(f"\n{layer} alone stops: {', '.join(sorted(set(BOUNDED) - found)) or '-'}")
        assert found
        assert not box.isolated
    if layer in ALONE_HEAD and (layer != "landlock" or _landlock() >= LANDLOCK):
        stopped = {row: attacks.isdisjoint(found) for row, attacks in ROWS.items() if not attacks & UNSURE}
        assert stopped == {row: stops_alone(row, layer) for row in stopped}


def _landlock() -> int:
    from landlockpy import abi_version

    return abi_version()


def test_the_guides_tables_have_every_layer_and_every_attack() -> None:
    """Protects readers of docs/isolation.md: nothing that these tests let loose is missing from its tables."""
    assert list(WITHOUT) == list(LAYERS)
    for layer, attacks in ALLOWED.items():
        assert set(WITHOUT[layer][-1].split(", ")) == ({WORDS[attack] for attack in attacks} or {"nothing"})
    assert list(ALONE) == list(ROWS)
    where_it_lies = {"read: kit by import", "read: root folder's home", "read: folder of the kit"}
    assert set(BOUNDED) - set().union(*ROWS.values()) == where_it_lies
    assert f"{len(BOUNDED)} attacks of bounded harm" in TEXT


def test_the_guide_counts_the_system_calls() -> None:
    """Protects the figure that tells how narrow the way to the kernel is."""
    from grader.child.seccomp import ALLOWED as CALLS

    assert f"some {round(len(CALLS.split()), -1)} system calls" in TEXT


def test_the_attacks_do_harm_where_nothing_stops_them(bait: Bait, victim: int) -> None:
    """Protects these tests themselves: an attack that harms nobody unconfined would prove nothing."""
    with made(isolation=False) as box:
        missed = set(BOUNDED) - through(box, bait, victim)
    assert missed <= UNSURE
