"""An nbgrader course whose submissions `grader autograde` grades, and what its gradebook holds afterwards."""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from grader.cli import main
from tests.nbgrading.tools import APPS, Gradebook, nbformat
from tests.notebooks.classroom import SCRIPTS, Classroom, cells, read, shown

ESSAY = "essay"
STEPS = ("forward_h1", "forward_h2", "forward_out", "error", "delta")


class Done(NamedTuple):
    """What a command has come to."""

    returncode: int
    stdout: str
    stderr: str


class Lesson(Classroom):
    """The folder, with an essay that a human grades beside the exercises."""

    def write_essay(self) -> None:
        """The instructor's own notebook: a question, a task, and a test of his own, which the course does not know."""
        answer = nbformat.v4.new_markdown_cell("Your answer.", metadata={"nbgrader": marks("why", points=2)})
        task = nbformat.v4.new_markdown_cell("Draw it.", metadata={"nbgrader": marks("draw", points=3, task=True)})
        nbformat.write(nbformat.v4.new_notebook(cells=[answer, task]), self.source / f"{ESSAY}.ipynb")

    def configure(self, lines: str) -> None:
        """More lines of the instructor's in nbgrader_config.py."""
        with open(self.path / "nbgrader_config.py", "a", encoding="utf-8") as file:
            file.write(lines)

    def add_test(self, exercise: str, grade_id: str, source: str) -> None:
        """A test cell of the instructor's own at the end of a source notebook."""
        path = self.source / f"{exercise}.ipynb"
        notebook = read(path)
        found = marks(grade_id, points=1, solution=False)
        notebook.cells.append(nbformat.v4.new_code_cell(source, metadata={"nbgrader": found}))
        nbformat.write(notebook, path)

    def command(self, *arguments: str) -> list[str]:
        """`grader autograde backprop` in this folder, with a fixed seed; a second worker is slower for so few."""
        where = ["--course-dir", str(self.path), "--seed", "3", "--workers", "1"]
        return [sys.executable, "-m", "grader", "autograde", "backprop", *where, *arguments]

    def autograde(self, *arguments: str) -> Done:
        """The command, in this process: loading nbgrader takes longer than grading."""
        result = CliRunner().invoke(main, self.command(*arguments)[3:], env={"COLUMNS": "200"})
        return Done(result.exit_code, result.stdout, result.stderr)

    def stock(self, command: str, *arguments: str) -> None:
        """A command of nbgrader's own in this folder, in this process as well; it has to succeed."""
        with chdir(self.path), pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbgrader's own
            patch.setenv("PATH", f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")  # it calls alembic
            app = APPS[command]()
            app.initialize(["--log-level=ERROR", *arguments])
            app.start()

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """nbgrader's own view of the gradebook."""
        with Gradebook(f"sqlite:///{self.path / 'gradebook.db'}") as found:
            yield found

    def grades(self, student: str) -> dict[str, tuple[float | None, bool]]:
        """The automatic score of each cell, and whether it needs manual grading."""
        with self.gradebook() as found:
            notebooks = found.find_submission("backprop", student).notebooks
            return {g.name: (g.auto_score, g.needs_manual_grade) for nb in notebooks for g in nb.grades}

    def folder(self, student: str) -> Path:
        """What a student has handed in."""
        return self.path / "submitted" / student / "backprop"

    def place(self, student: str) -> Path:
        """What was written of it."""
        return self.path / "autograded" / student / "backprop"

    def change(self, student: str, exercise: str, how: Callable[[Any], object]) -> None:
        """A student changes the JSON of a notebook that he hands in."""
        _change(self.folder(student) / f"{exercise}.ipynb", how)

    def change_source(self, exercise: str, how: Callable[[Any], object]) -> None:
        """The instructor changes the JSON of a notebook of the assignment."""
        _change(self.source / f"{exercise}.ipynb", how)

    def output(self, student: str, exercise: str, grade_id: str) -> str:
        """What stands below a cell of an autograded notebook."""
        return shown(cells(read(self.place(student) / f"{exercise}.ipynb"))[grade_id])


def _change(path: Path, how: Callable[[Any], object]) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    how(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def marks(grade_id: str, *, points: float, solution: bool = True, task: bool = False) -> dict[str, object]:
    """nbgrader's metadata of a cell that a human or a test grades."""
    kinds = {"grade": not task, "solution": solution and not task, "locked": task or not solution, "task": task}
    return {"schema_version": 3, "grade_id": grade_id, "points": points, **kinds}


def cell(notebook: Any, grade_id: str) -> Any:
    """A cell of a notebook's JSON."""
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def code(source: str, **metadata: object) -> dict[str, object]:
    """A code cell's JSON."""
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": [], "execution_count": None}
