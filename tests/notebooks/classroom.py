"""An nbgrader course's folder made by `grader notebooks`, and what its students hand in."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from grader.building import BEGIN, END, STUB
from grader.courses.backprop import course
from grader.notebooks.assignment import notebooks_folder, write_assignment
from tests.copies import said_in_a_copy

nbformat: Any = import_module("nbformat")  # half of its functions have no types

SCRIPTS = sysconfig.get_path("scripts")


class Classroom:
    """The folder, nbgrader's commands in it, and students who fill in the released notebooks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = notebooks_folder(path, course)
        self.release = path / "release" / course.name

    def write(self, *exercises: str) -> None:
        """Write the assignment; only these exercises are kept of it, where some are named."""
        write_assignment(self.path, course, course.solutions_folder)
        for notebook in self.source.iterdir():
            if exercises and notebook.stem not in exercises:
                notebook.unlink()

    def nbgrader(self, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """`nbgrader ARGUMENTS` in the folder; its log is in stdout."""
        command = [str(Path(SCRIPTS) / "nbgrader"), *arguments]
        merged = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with _nbgraders_environment():
            return subprocess.run(command, cwd=self.path, text=True, check=False, timeout=timeout, **merged)  # type: ignore[call-overload, no-any-return]

    def loaded_nbgrader(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The same in a copy of this process: to load nbgrader takes seconds, which no test has to wait for twice."""
        app = import_module("nbgrader.apps").NbGraderApp
        with _nbgraders_environment():
            return said_in_a_copy(lambda: app.launch_instance([*arguments]), self.path)

    def submit(self, student: str, bodies: Mapping[str, str], solved: Sequence[str] = ()) -> Path:
        """Hand in every released notebook: `solved` steps as in the solutions, others with a body for their stub.

        The rest stays a stub. Returns the folder that was handed in.
        """
        folder = self.path / "submitted" / student / course.name
        folder.mkdir(parents=True)
        for released in sorted(self.release.glob("*.ipynb")):
            notebook, worked = read(released), read(self.source / released.name)
            for step in solved:
                if step in cells(worked):
                    cells(notebook)[step].source = _without_markers(cells(worked)[step].source)
            for step, body in bodies.items():
                if step in cells(notebook):
                    cells(notebook)[step].source = filled(cells(notebook)[step].source, body)
            nbformat.write(notebook, folder / released.name)
        return folder

    def autograded(self, student: str, exercise: str) -> dict[str, Any]:
        """The cells of a student's autograded notebook by their grade ids."""
        return cells(read(self.path / "autograded" / student / course.name / f"{exercise}.ipynb"))


@contextmanager
def _nbgraders_environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")  # nbgrader itself calls alembic
        patch.setenv("PYTHONWARNINGS", "ignore")
        yield


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def cells(notebook: Any) -> dict[str, Any]:
    """The cells that nbgrader knows, by their grade ids."""
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


def shown(cell: Any) -> str:
    """Everything that a cell shows, as text."""
    return "\n".join(
        "\n".join(o.traceback) if o.output_type == "error" else str(o.get("text", o)) for o in cell.outputs
    )


def filled(source: str, body: str) -> str:
    """A stub's cell with a body in place of the stub."""
    assert STUB in source
    return source.replace(STUB, body.replace("\n", "\n    "))


def _without_markers(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if BEGIN not in line and END not in line)
