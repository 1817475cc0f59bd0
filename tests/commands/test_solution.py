"""`grader solution STEP`"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.commands.solution import worked
from grader.courses.backprop import course
from grader.steps import Step
from tests.commands.running import is_quiet, run
from tests.conftest import StudentFolder

STEPS = list(course.steps)


@pytest.mark.parametrize("body", ["raise NotImplementedError", "return prediction", "while True: pass"])
def test_refused_while_the_step_is_not_right(exercises: StudentFolder, body: str) -> None:
    """The solution is for comparing: not a word of it comes before the step is right."""
    exercises.write("error", body)
    result = run(exercises.pytester, "solution", "error")
    assert result.ret == 1
    assert result.stdout.str() == ""
    result.stderr.fnmatch_lines(["*error is not right yet. `grader hint error` helps; *--spoil*"])
    assert "miss" not in result.stderr.str()
    assert is_quiet(result)


def test_the_ways_out_name_the_folder_that_was_named(exercises: StudentFolder) -> None:
    """What is said to type next finds the exercises where this command found them."""
    exercises.path.rename(exercises.pytester.path / "my work")
    result = run(exercises.pytester, "solution", "error", "--folder", "my work")
    assert '`grader hint error --folder "my work"` helps' in result.stderr.str()
    assert '`grader solution error --folder "my work" --spoil` shows' in result.stderr.str()


def test_shown_after_solving(exercises: StudentFolder) -> None:
    """A right step, however it is written, opens the worked solution; the others stay closed."""
    exercises.write("error", "return (actual - prediction) ** 2 / 2")
    result = run(exercises.pytester, "solution", "error")
    assert result.ret == 0
    assert result.outlines[0] == "def error(prediction, actual):"
    result.stdout.fnmatch_lines(["    miss = prediction - actual", "    return 0.5 * miss * miss"])
    assert "def delta" not in result.stdout.str()
    assert result.stderr.str() == ""


def test_spoil_shows_it_all_the_same(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for it gets it, without a run of his files."""
    monkeypatch.chdir(exercises.pytester.path)
    exercises.file("error").write_text("raise SystemExit('was run')")
    result = CliRunner().invoke(main, ["solution", "error", "--spoil"])
    assert result.exit_code == 0
    assert result.output.startswith("def error(prediction, actual):\n")
    assert "0.5 * miss * miss" in result.output


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_solution_is_the_function_alone(step: Step) -> None:
    """What is printed can be read and run: no marks of the author's, no other step, no lesson."""
    text = worked(course, step)
    compile(text, step.name, "exec")
    assert text.count(f"def {step.name}(") == 1
    assert "SOLUTION" not in text
    assert "# %%" not in text
    assert not any(f"\ndef {other.name}(" in text for other in STEPS if other is not step)


def test_unknown_step_is_answered_with_the_nearest_names(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typo is no reason to show something."""
    monkeypatch.chdir(exercises.pytester.path)
    result = CliRunner().invoke(main, ["solution", "eror", "--spoil"])
    assert result.exit_code == 2
    assert "There is no step 'eror'. Did you mean error" in result.output
    assert "def " not in result.output


@pytest.mark.parametrize("text", [None, "# %%\n\ndef another(x):\n    return x\n", "# gefüllt"])
def test_a_course_without_the_solution(text: str | None, tmp_path: Path) -> None:
    """An author's slip is a sentence for the student who meets it, not a traceback with the kit's paths."""
    if text is not None:
        (tmp_path / "ex2_error.py").write_bytes(text.encode("latin-1"))
    with pytest.raises(click.ClickException, match=r"The course backprop has no solution of error\."):
        worked(replace(course, solutions_folder=tmp_path), course.step("error"))
