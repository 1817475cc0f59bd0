"""Machines that lack something: what still holds there is used and reported, and less than enough is refused."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from grader.child import mounts
from grader.child.layers import LAYERS
from grader.sandbox import CannotIsolate, Limits, Sandbox
from grader.sandbox.missing_packages import instead_of_all
from tests.sandbox.conftest import made, needs

SCRIPT = """
import errno, sys
from seccompy import Action, Filter
machine = Filter(Action.ALLOW)
for name in sys.argv[1].split():
    machine.errno(name, errno.ENOSYS if name.startswith("landlock") else errno.EPERM)
machine.load()
from tests.sandbox.conftest import H1, RIGHT, QUICK, unaffected
from grader.sandbox import CannotIsolate, Sandbox
try:
    with Sandbox(QUICK) as box:
        assert box.isolated and unaffected(box)
        print(*box.layers)
except CannotIsolate as reason:
    print("refused:", reason)
"""

MOUNTS = """
import os, sys
from types import SimpleNamespace
from grader.child import layers
layers.before_imports(["namespaces", "mounts"])
before = os.stat("/tmp")
os.uname = lambda: SimpleNamespace(machine=sys.argv[1])
confinement = layers.Confinement({"layers": ["namespaces", "mounts"], "readable": [sys.prefix], "listed": []})
worn = confinement.share()
same = os.path.exists("/tmp") and os.path.samestat(os.stat("/tmp"), before)
print(*worn, "the same /tmp" if same else "another /tmp")
"""

LANDLOCK = "landlock_create_ruleset landlock_add_rule landlock_restrict_self"


def said_by(script: str, argument: str) -> str:
    """What a script prints in a process of its own."""
    command = [sys.executable, "-c", script, argument]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def layers_where_these_fail(calls: str) -> str:
    """What a sandbox says in a process in which these system calls fail."""
    return said_by(SCRIPT, calls)


@pytest.mark.parametrize(
    ("calls", "lost"),
    [
        ("unshare", {"namespaces", "mounts"}),
        ("mount", {"mounts"}),
        ("pivot_root", {"mounts"}),
        (LANDLOCK, {"landlock"}),
    ],
)
def test_a_machine_with_less(calls: str, lost: set[str]) -> None:
    """Protects the record of a run: on a machine that lacks a layer, the others hold, and only they are reported."""
    with made() as box:
        for layer in LAYERS:
            needs(box, layer)
    assert set(layers_where_these_fail(calls).split()) == set(LAYERS) - lost


def test_a_machine_that_cannot_keep_files_from_being_read() -> None:
    """Protects the hidden suite: where nothing hides files, the kit refuses, and says what is missing."""
    with made() as box:
        needs(box, "seccomp")
    said = layers_where_these_fail(f"unshare {LANDLOCK}")
    assert said.startswith("refused: Submissions can't be isolated here: their files.")
    assert "Landlock" in said
    assert "--no-isolation" in said


@pytest.mark.parametrize(("machine", "said"), [(os.uname().machine, "mounts another /tmp"), ("mips", "the same /tmp")])
def test_the_mounts_of_another_processor(machine: str, said: str) -> None:
    """Protects a machine whose calls have other numbers: the layer is not put on, nor reported, and covers nothing."""
    with made() as box:
        needs(box, "mounts")
    assert said_by(MOUNTS, machine) == said


def test_another_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects such a machine from a call whose number stands for another one there."""
    monkeypatch.setattr("os.uname", lambda: SimpleNamespace(machine="mips"))
    with pytest.raises(OSError, match=r"pivot_root.*mips"):
        mounts.number_of_pivot_root()


def test_another_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects users of macOS and Windows: nothing runs unconfined unless they ask for it."""
    monkeypatch.setattr("sys.platform", "darwin")
    with pytest.raises(CannotIsolate, match=r"darwin.*--no-isolation"):
        Sandbox(Limits())


def test_packages_that_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects users who installed the kit without `[grade]`: the refusal says what to install."""
    find = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "seccompy" else find(name))
    with pytest.raises(CannotIsolate, match=r'seccompy.*pip install "pytest-exercises\[grade\]".*--no-isolation'):
        Sandbox(Limits())
    with Sandbox(Limits(), isolation=False) as box:
        assert not box.isolated


def test_no_wire() -> None:
    """Protects them where the sandbox itself cannot be imported, too; any other missing module is our fault."""
    sandbox = instead_of_all(ModuleNotFoundError("no msgspec", name="msgspec"))
    with pytest.raises(CannotIsolate, match=r'msgspec.*pip install "pytest-exercises\[grade\]"'):
        sandbox(Limits())
    with pytest.raises(ModuleNotFoundError):
        instead_of_all(ModuleNotFoundError("another one", name="elsewhere"))
