"""What the tests of the doors share: a student's folder, written and run like a real one."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import none

import grader
from grader import installed
from grader.course import Course
from tests.loaded_workers import loaded_workers
from tests.plain_pytest import PLAIN
from tests.student_files import StudentFiles

__all__ = ["loaded_workers"]

pytest_plugins = ["pytester"]

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes are started: each would compile the kit anew
sys.dont_write_bytecode = False
signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever is run in the background would not hear Ctrl-C

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")  # other work slows a machine down: how long an example takes proves nothing

TOP = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files at the top run whole tools, some for a minute: begun first, no worker is left alone with them."""
    items.sort(key=lambda item: item.path.parent != TOP)


def pytest_collection_finish() -> None:
    """What stays to the end is not looked at again for garbage: a full collection takes a second without this.

    That second would count against the time of whichever step it comes in, too.
    """
    _drawn()
    gc.freeze()


@settings(max_examples=1, database=None)
@given(none())
def _drawn(_nothing: None) -> None:
    """Hypothesis makes its random numbers when it first draws, and would not see among frozen things who holds them."""


class StudentFolder(StudentFiles):
    """A copy of the exercises that a student works on, and runs of pytest in it."""

    def __init__(self, pytester: pytest.Pytester, name: str = "exercises") -> None:
        super().__init__(pytester.path / name)
        self.pytester = pytester
        self.start()

    def run(self, *arguments: str, folder: str | None = None) -> pytest.RunResult:
        """`pytest exercises ARGUMENTS` in this process."""
        return self.pytester.runpytest_inprocess(folder or self.path.name, *arguments)

    def run_alone(self, *arguments: str, timeout: float = 60) -> pytest.RunResult:
        """`pytest exercises ARGUMENTS` in a process of its own, for code that would harm this one."""
        return self.pytester.runpytest_subprocess(self.path.name, *arguments, timeout=timeout)


@pytest.fixture
def pytester(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """pytest's own, whose runs take place as a student's do."""
    monkeypatch.setenv("PYTEST_ADDOPTS", PLAIN)
    return pytester


@pytest.fixture
def exercises(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> StudentFolder:
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)
    return StudentFolder(pytester)


Installer: TypeAlias = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Installer:
    """Makes courses the only ones that are installed."""

    def only(*courses: Course) -> None:
        monkeypatch.setattr(installed, "_found", lambda: ({course.name: course for course in courses}, {}))

    return only


def shows_nothing_hidden(result: pytest.RunResult) -> bool:
    """Whether no path, line or formula of the kit and its hidden suite stands in the output."""
    text = result.stdout.str() + result.stderr.str()
    kit = str(Path(grader.__file__).parent)
    hidden = [kit, "courses/backprop", "Traceback", "i1 * w1 + i2 * w2", "grader/pytest_door", "grader/plugin"]
    return not any(part in text for part in hidden)
