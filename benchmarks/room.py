"""Where other graders find what they are measured with: submissions, checks, and environments of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.notebook_class import hand_in, released, right
from benchmarks.other_tools import joined, write_check50, write_otter
from grader.courses.backprop import course
from tests.notebooks.classroom import Classroom


class DoesNotInstall(Exception):
    """A tool that cannot be had on this machine."""


class Room:
    """Where the tools find their submissions; what a tool needs is made when it is first asked for, and not timed."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        self.students = [f"student{number:05}" for number in range(size)]

    @cached_property
    def files(self) -> Path:
        """A folder of exercise files for each student."""
        for student in self.students:
            made = self.folder / "files" / student
            made.mkdir(parents=True)
            for exercise in course.exercises:
                name = f"{exercise.name}.py"
                (made / name).write_bytes((course.solutions_folder / name).read_bytes())
        return self.folder / "files"

    @cached_property
    def scripts(self) -> list[Path]:
        """One script of each student."""
        paths = [self.folder / f"{student}.py" for student in self.students]
        for path in paths:
            path.write_text(joined(course), encoding="utf-8")
        return paths

    @cached_property
    def check50(self) -> Path:
        """The command."""
        return self._installed("check50") / "check50"

    @cached_property
    def checks(self) -> Path:
        """check50's problem set."""
        write_check50(self.folder / "checks", course)
        return self.folder / "checks"

    @cached_property
    def otter(self) -> Path:
        """The folder of Otter's commands."""
        return self._installed("otter-grader[grading]")

    @cached_property
    def autograder(self) -> Path:
        """Otter's archive of tests."""
        tests, made = self.folder / "tests", self.folder / "autograder.zip"
        write_otter(tests, course)
        run([self.otter / "otter", "generate", "-t", tests, "-o", made, "--no-environment", "--no-requirements"])
        return made

    def classroom(self, name: str) -> Classroom:
        """An nbgrader course in which the students have handed in."""
        classroom = released(self.folder / name)
        hand_in(classroom, self.size, right)
        return classroom

    def _installed(self, requirement: str) -> Path:
        """The commands of an environment in which there is a tool, and the same NumPy as here."""
        place = self.folder / f"environment of {requirement}"
        commands = place / ("Scripts" if sys.platform == "win32" else "bin")
        try:
            run([sys.executable, "-m", "venv", place])
            run([commands / "python", "-m", "pip", "install", "--quiet", requirement, f"numpy=={np.__version__}"])
        except subprocess.CalledProcessError as fault:
            raise DoesNotInstall(fault.stderr.strip().rpartition("\n")[2]) from None
        return commands


def run(command: Sequence[object], folder: Path | None = None) -> str:
    """What a command prints; CalledProcessError if it fails."""
    env = {**os.environ, "CHECK50_WORKERS": "1"}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, cwd=folder, env=env)
    return done.stdout
