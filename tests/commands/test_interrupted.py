"""Ctrl-C while a command is still starting: it ends without a word, whatever is being imported at that moment."""

from __future__ import annotations

import sys

import pytest

from grader.commands.shared.pytest_runs import START
from tests.commands.running import GRADER
from tests.conftest import StudentFolder

INTERRUPTED = 130


def test_pytest_is_started_by_nothing_of_ours() -> None:
    """Protects from pytest's warning, an error in some projects, of a plugin that was imported before it."""
    assert "grader" not in START


@pytest.mark.parametrize(
    ("module", "typed", "code"),
    [
        ("click", ["grade", "exercises", "--output", "results"], INTERRUPTED),
        ("jinja2", ["report", "results", "--output", "report.html"], INTERRUPTED),
        ("msgspec", ["grade", "exercises", "--output", "results"], INTERRUPTED),
        ("watchfiles", ["watch"], 0),
        ("pluggy", ["hint"], INTERRUPTED),
        ("numpy", ["hint"], INTERRUPTED),
    ],
)
@pytest.mark.parametrize("door", [[GRADER], [sys.executable, "-m", "grader"]], ids=["script", "module"])
def test_an_import_that_is_interrupted(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch, door: list[str], module: str, typed: list[str], code: int
) -> None:
    """Protects people from Python's traceback when they have typed the wrong thing, and nothing has begun yet."""
    shadow = exercises.pytester.mkdir("shadow")
    (shadow / f"{module}.py").write_text("raise KeyboardInterrupt\n")
    monkeypatch.setenv("PYTHONPATH", str(shadow))
    result = exercises.pytester.run(*door, *typed, timeout=60)
    assert result.ret == code
    assert result.stdout.str() + result.stderr.str() == ""
    assert not (exercises.pytester.path / "results").exists()
