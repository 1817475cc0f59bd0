"""What the tests of the notebooks share: a course's folder, and a notebook's cells run in this process."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notebooks.classroom import Classroom


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    """A folder in which nothing has been written yet."""
    return Classroom(tmp_path / "course")


class Kernel:
    """The names of a notebook; each cell has a file name of its own, as Jupyter gives it one."""

    def __init__(self, folder: Path) -> None:
        self.names: dict[str, object] = {"__name__": "__main__"}
        self._folder = folder
        self._files: list[str] = []

    def run(self, source: str) -> None:
        """Run a cell."""
        file = str(self._folder / f"{len(self._files) + 2_000_000}.py")
        self._files.append(file)
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        exec(compile(source, file, "exec"), self.names)

    def close(self) -> None:
        for file in self._files:
            linecache.cache.pop(file, None)


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kernel]:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)  # a check sets it: Python is to have it back
    made = Kernel(Path("/nowhere/ipykernel_1"))
    yield made
    made.close()
