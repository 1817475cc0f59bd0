"""`grader hint [STEP]`"""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.courses.backprop import course
from tests.commands.running import is_quiet, run
from tests.conftest import StudentFolder, shows_nothing_hidden


def test_one_hint_more_each_time_for_the_first_unfinished_step(exercises: StudentFolder) -> None:
    """A hint is asked for, and no more is given than was asked for; the last one says where to go from there."""
    exercises.solve("forward_h1")
    hints = course.step("forward_h2").hints
    for number in range(1, len(hints) + 1):
        result = run(exercises.pytester, "hint")
        assert result.ret == 0
        result.stdout.fnmatch_lines([f"*Hint {n} of {len(hints)} for forward_h2:*" for n in range(1, number + 1)])
        assert result.stdout.str().count("Hint ") == number
        assert ("Ask again" in result.stdout.str()) is (number < len(hints))
        assert is_quiet(result)
        assert shows_nothing_hidden(result)
    last = run(exercises.pytester, "hint").stdout.str()
    assert last.count("Hint ") == len(hints)
    assert "That was the last hint. To see the solution: grader solution forward_h2 --spoil" in " ".join(last.split())


def test_the_way_out_after_the_last_hint_can_be_copied(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects who copies the command from half of it: no terminal of 80 columns breaks it."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:cacheprovider")  # all hints at once
    result = run(exercises.pytester, "hint", "prediction_after_update")
    result.stdout.fnmatch_lines(
        ["*last hint.", "    To see the solution: grader solution prediction_after_update --spoil"]
    )


@pytest.mark.parametrize("command", ["hint", "solution"])
def test_a_step_whose_file_is_not_here(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """A file that was renamed or deleted is said, in place of pytest's error and a step that is "not right yet"."""
    monkeypatch.chdir(exercises.pytester.path)
    exercises.file("error").unlink()
    result = CliRunner().invoke(main, [command, "error"])
    assert result.exit_code == 2
    assert "is not here. If it was renamed, give it its name back; `grader reset " in result.output
    assert "not right yet" not in result.output


def test_named_step_and_named_folder(exercises: StudentFolder) -> None:
    """A student who works ahead gets the hint he asks for, and none for another step."""
    exercises.path.rename(exercises.pytester.path / "my work")
    result = run(exercises.pytester, "hint", "gradient_w1", "--folder", "my work")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["Next  gradient_w1   my work/ex3_gradients.py:*", "*Hint 1 of * for gradient_w1:*"])
    assert "forward_h1" not in result.stdout.str()


def test_a_hint_stands_alone(exercises: StudentFolder) -> None:
    """Protects the two lines that were asked for: the step that is wrong and its hints, no board, no other step."""
    exercises.run()
    exercises.solve("forward_h1")
    exercises.write("forward_h2", "return i1 * w2 + i2 * w4")
    exercises.write("delta", "return actual - prediction")
    result = run(exercises.pytester, "hint")
    shown = result.stdout.str()
    result.stdout.fnmatch_lines(["✗ forward_h2 *", "*yours gave  0.55", "*Hint 1 of * for forward_h2:*", "*Ask again*"])
    assert not any(other in shown for other in ("of 24", "ex2_error", "delta", "is right", "Not right yet", " in 0."))
    exercises.run("--exercise-hint").stdout.fnmatch_lines(["*1 of 24", "*✓ forward_h1 is right.*", "*Hint 2 of *"])


def test_from_inside_the_folder(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works where the files are."""
    monkeypatch.chdir(exercises.path)
    run(exercises.pytester, "hint").stdout.fnmatch_lines(["*Hint 1 of * for forward_h1:*"])


@pytest.mark.parametrize("arguments", [[], ["error"]])
def test_where_all_is_right_it_says_so(exercises: StudentFolder, arguments: list[str]) -> None:
    """Nobody is left wondering where the hint is."""
    exercises.solve()
    result = run(exercises.pytester, "hint", *arguments)
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*No hint is needed*"])
    assert "Hint 1" not in result.stdout.str()


def test_unknown_step_is_answered_with_the_nearest_names(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typo costs one look."""
    monkeypatch.chdir(exercises.pytester.path)
    result = CliRunner().invoke(main, ["hint", "foward_h1"])
    assert result.exit_code == 2
    assert "There is no step 'foward_h1'. Did you mean forward_h1, " in result.output
    nothing_like_it = CliRunner().invoke(main, ["hint", "xyz"])
    assert "There is no step 'xyz'. The steps are forward_h1, forward_h2, forward_out, error" in nothing_like_it.output


@pytest.mark.parametrize(
    ("arguments", "elsewhere"),
    [
        (["hint"], "--folder DIR"),
        (["hint", "error"], "--folder DIR"),
        (["solution", "error"], "--folder DIR"),
        (["watch"], "grader watch DIR"),
    ],
)
def test_where_there_are_no_exercises_the_way_out_is_named(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, arguments: list[str], elsewhere: str
) -> None:
    """In the wrong folder nothing is run, and whoever has the exercises elsewhere learns how to say so."""
    monkeypatch.chdir(pytester.path)
    (pytester.path / "test_mine.py").write_text("raise SystemExit('was run')")
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "no exercise files here, nor in a folder called exercises. `grader start exercises` makes" in result.output
    assert f"if yours lie elsewhere, name their folder: {elsewhere}." in result.output


def test_unfinished_and_broken_files_still_give_a_hint(exercises: StudentFolder) -> None:
    """A student whose file does not even run is the one who needs help: exit code 0, no traceback."""
    exercises.file("forward_h1").write_text("def forward_h1(:\n")
    result = run(exercises.pytester, "hint")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["! ex1_forward_pass *", "*Hint 1 of * for forward_h1:*"])
    assert is_quiet(result)
