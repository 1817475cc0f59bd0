"""What the tests of the doors share: a student's folder, written and run like a real one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.courses.backprop import course

pytest_plugins = ["pytester"]

STUB = "raise NotImplementedError"


class StudentFolder:
    """A copy of the exercises that a student works on, and runs of pytest in it."""

    def __init__(self, pytester: pytest.Pytester, name: str = "exercises") -> None:
        self.pytester, self.path = pytester, pytester.path / name
        self.path.mkdir(parents=True)
        for file in course.exercises_folder.glob("ex*.py"):
            (self.path / file.name).write_bytes(file.read_bytes())

    def file(self, step: str) -> Path:
        return self.path / f"{course.step(step).exercise}.py"

    def write(self, step: str, body: str) -> None:
        """Put a body in place of a step's stub."""
        file = self.file(step)
        before, after = file.read_text().split(f"def {step}(", 1)
        indented = body.replace("\n", "\n    ")
        file.write_text(f"{before}def {step}({after.replace(STUB, indented, 1)}")

    def solve(self, *steps: str) -> None:
        """Write the worked solutions of steps; all of them where none is named."""
        for step in steps or [step.name for step in course.steps]:
            solved = (course.solutions_folder / self.file(step).name).read_text()
            body = re.search(rf"def {step}\(.*?BEGIN SOLUTION\n(.*?)    ### END SOLUTION", solved, re.DOTALL)
            assert body
            self.write(step, body[1].strip().replace("\n    ", "\n"))

    def run(self, *arguments: str, folder: str | None = None) -> pytest.RunResult:
        """`pytest exercises ARGUMENTS` in this process."""
        return self.pytester.runpytest_inprocess(folder or self.path.name, *arguments)

    def run_alone(self, *arguments: str, timeout: float = 60) -> pytest.RunResult:
        """`pytest exercises ARGUMENTS` in a process of its own, for code that would harm this one."""
        return self.pytester.runpytest_subprocess(self.path.name, *arguments, timeout=timeout)


@pytest.fixture
def exercises(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> StudentFolder:
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_TESTRUNUID", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(name, raising=False)
    return StudentFolder(pytester)


def shows_nothing_hidden(result: pytest.RunResult) -> bool:
    """Whether no path, line or formula of the kit and its hidden suite stands in the output."""
    text = result.stdout.str() + result.stderr.str()
    kit = str(Path(course.exercises_folder).parent / "grader")
    hidden = [kit, "courses/backprop", "Traceback", "i1 * w1 + i2 * w2", "grader/collecting", "grader/plugin"]
    return not any(part in text for part in hidden)
