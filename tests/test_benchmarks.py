"""The benchmarks run, and print what they are for; what they measure is not asserted here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from benchmarks.other_tools import joined, write_check50, write_otter
from grader.courses.backprop import course
from grader.steps import Function

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["cost", "1", "4"], ["(a) 4 files of a host project", "(b) 24 steps", "ratio"]),
        (["leave_one_out", "delta"], ["delta"]),
        (["throughput", "4"], ["baselines: fork with NumPy", "4 submissions, 1 worker", "4 submissions, 2 worker"]),
    ],
    ids=["cost", "leave one out", "throughput"],
)
def test_a_benchmark_runs(command: list[str], words: list[str]) -> None:
    """A figure in the documents can be had again by the command that stands there."""
    name, *arguments = command
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in words), done.stdout


class Failure(Exception):
    """What check50 knows as a wrong answer."""


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much of check50 and Otter as their checks need, which are tools of their own environments."""
    check50 = SimpleNamespace(check=_undecorated, Failure=Failure, py=SimpleNamespace(import_=_module))
    otter = SimpleNamespace(test_files=SimpleNamespace(test_case=_undecorated))
    known = {"check50": check50, "check50.py": check50.py, "otter": otter, "otter.test_files": otter.test_files}
    for name, module in known.items():
        monkeypatch.setitem(sys.modules, name, module)


def _undecorated() -> Callable[[Function], Function]:
    return lambda function: function


def _module(path: str | Path) -> ModuleType:
    module = ModuleType(Path(path).stem)
    exec(compile(Path(path).read_text(encoding="utf-8"), str(path), "exec"), vars(module))
    return module


def _wrong(*_: object) -> float:
    return 0.0


@pytest.mark.usefixtures("others")
def test_check50s_checks_judge_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the comparison: the checks that check50 is timed with pass what is right, and only that."""
    write_check50(tmp_path / "checks", course)
    checks = vars(_module(tmp_path / "checks" / "__init__.py"))
    for exercise in course.exercises:
        wrong = "".join(f"def {step.name}(*_):\n    return 0.0\n" for step in exercise.steps)
        (tmp_path / f"{exercise.name}.py").write_text(wrong, encoding="utf-8")
    for step in course.steps:
        monkeypatch.chdir(course.solutions_folder)
        checks[step.name]()
        monkeypatch.chdir(tmp_path)
        with pytest.raises(Failure, match=f"{step.name} is wrong"):
            checks[step.name]()


@pytest.mark.usefixtures("others")
def test_otters_tests_judge_every_step(tmp_path: Path) -> None:
    """Protects the comparison: the tests that Otter is timed with pass what is right, and only that."""
    (tmp_path / "solved.py").write_text(joined(course), encoding="utf-8")
    solved = vars(_module(tmp_path / "solved.py"))
    write_otter(tmp_path / "tests", course)
    assert {path.stem for path in (tmp_path / "tests").iterdir()} == {step.name for step in course.steps}
    for step in course.steps:
        test = vars(_module(tmp_path / "tests" / f"{step.name}.py"))
        assert (test["name"], test["points"], test["OK_FORMAT"]) == (step.name, step.points, False)
        test[f"test_{step.name}"](solved[step.name])
        with pytest.raises(AssertionError):
            test[f"test_{step.name}"](_wrong)
