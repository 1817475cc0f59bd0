"""A student's copy of the exercises, written like a real one."""

from __future__ import annotations

import re
from pathlib import Path

from grader.courses.backprop import course

STUB = "raise NotImplementedError"


class StudentFiles:
    """The seven files in a folder, and the ways in which they are written in tests."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def start(self) -> None:
        """Put the stubs into the folder."""
        self.path.mkdir(parents=True, exist_ok=True)
        for file in course.exercises_folder.glob("ex*.py"):
            (self.path / file.name).write_bytes(file.read_bytes())

    def file(self, step: str) -> Path:
        return self.path / f"{course.step(step).exercise}.py"

    def write(self, step: str, body: str) -> None:
        """Put a body in place of a step's stub."""
        file = self.file(step)
        before, after = file.read_text(encoding="utf-8").split(f"def {step}(", 1)
        indented = body.replace("\n", "\n    ")
        file.write_text(f"{before}def {step}({after.replace(STUB, indented, 1)}", encoding="utf-8")

    def solve(self, *steps: str) -> None:
        """Write the worked solutions of steps; all of them where none is named."""
        for step in steps or [step.name for step in course.steps]:
            solved = (course.solutions_folder / self.file(step).name).read_text(encoding="utf-8")
            body = re.search(rf"def {step}\(.*?BEGIN SOLUTION\n(.*?)    ### END SOLUTION", solved, re.DOTALL)
            assert body
            self.write(step, body[1].strip().replace("\n    ", "\n"))
