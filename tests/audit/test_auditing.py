"""The course's check of itself: a sound course is silent, and each fault of a broken one is named where it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.audit.auditing import StepAudit, audit
from grader.cli import main
from tests.conftest import Installer
from tests.student import toy


def audited(
    folder: Path,
    suite: str = toy.SUITE,
    solutions: Mapping[str, str] = toy.SOLUTIONS,
    stubs: Mapping[str, str] = toy.STUBS,
) -> StepAudit:
    """The audit of the toy course's only step."""
    toy.write(folder, suite=suite, solutions=solutions, stubs=stubs)
    with toy.loaded(folder) as course:
        (found,) = audit(course)
    return found


def test_sound_course_has_no_faults(tmp_path: Path) -> None:
    """Protects an author from false alarms."""
    found = audited(tmp_path)
    assert found.faults == ()
    assert (found.step.name, found.mistakes, found.formulas, found.printed) == ("f", 1, 1, "agrees")


def test_a_reference_that_calls_an_earlier_one_is_sound(tmp_path: Path) -> None:
    """Protects authors who write a formula once: slips are made of the second reference all the same."""
    second = toy.SECOND.replace("x - y * 0.5", "f(x, y) - y * 0.5")
    solved = toy.SOLUTIONS["f"].replace("def f(", "def g(").replace("3.0\n", "3.0 - y * 0.5\n")
    stubs = {**toy.STUBS, "g": toy.STUBS["f"].replace("def f(", "def g(")}
    toy.write(tmp_path, suite=toy.SUITE + second, solutions={**toy.SOLUTIONS, "g": solved}, stubs=stubs)
    with toy.loaded(tmp_path) as course:
        assert [found.faults for found in audit(course)] == [(), ()]


MISTAKE = 'f.mistake("sum", "x + y", "That is only their sum.")'
HINTS = 'f.hint("Look at the first.", "And now at the second.")'

SUITES = {
    "a mistake that is right": (
        (MISTAKE, 'f.mistake("fair", "x + x + y * 4 / 3", "No.")'),
        "mistake fair gives the right",
    ),
    "two alike": ((MISTAKE, MISTAKE + '\nf.mistake("add", "y + x", "No.")'), "mistake add is taken for sum"),
    "a slip that no situation tells": (
        ("return 2.0 * x", "return abs(y + 2.5) + 2.0 * x"),
        "no situation tells derived:abs and derived:activation from the right formula; this call would: f(x=",
    ),
    "a second way that is another's": (
        (MISTAKE, MISTAKE + '\nf.mistake("less", "x - y", "No.", "y + x")'),
        "mistake less (formula 2) is taken for sum",
    ),
    "a mistake that answers no number": ((MISTAKE, 'f.mistake("txt", "str(x)", "No.")'), "mistake txt gives no answer"),
    "a mistake that fails": ((MISTAKE, 'f.mistake("nil", "x / 0", "No.")'), "mistake nil gives no answer"),
    "a formula that is none": (
        (MISTAKE, MISTAKE + '\nf.mistake("bad", "x +", "No.")'),
        "mistake bad: 'x +' is not an expression",
    ),
    "a second way that is none": (
        (MISTAKE, 'f.mistake("sum", "x + y", "No.", "x + y +")'),
        "mistake sum (formula 2): 'x + y +' is not an expression",
    ),
    "a line that is not there": (
        (MISTAKE, MISTAKE + '\nf.mistake("gone", {"return 1": "return x"}, "No.")'),
        "mistake gone: 0 lines of the reference read 'return 1'",
    ),
    "one name for two": ((MISTAKE, MISTAKE + '\nf.mistake("sum", "x - y", "No.")'), "two mistakes are called sum"),
    "a hint with the formula turned round": (
        ("Look at the first.", "Write y * 4 / 3 + (x + x), that is all."),
        "hint 1 gives the formula away, written in another way",
    ),
    "a sentence with the formula in brackets": (
        ("That is only their sum.", "Not so (but x * 2 + y * 4 / 3)."),
        "the sentence of mistake sum gives the formula away, written in another way",
    ),
    "printed wrongly": (("prints=8.0", "prints=8.1"), "the text prints 8.1, which is neither 8.0 rounded nor cut"),
    "a slip that is none": (("prints=8.0", 'prints=8.0, slip="typo"'), "`slip` is given though 8.0 agrees"),
    "no hints": ((HINTS, ""), "0 hints; at least 2"),
    "one hint": ((HINTS, 'f.hint("Look.")'), "1 hint; at least 2"),
    "no title": (('"""Twice the first, and some of the second."""', ""), "the reference has no docstring"),
    "no points": (("prints=8.0", "prints=8.0, points=0.0"), "0.0 points"),
    "a reference that fails": (("return 2.0", "return 1 / 0"), "(toycourse.ex1_toy, line 10)"),
    "a reference that fails elsewhere": (
        ("return 2.0", "return 1 / (x - 0.7) + 2.0"),
        "in the situation 'A': ZeroDivisionError",
    ),
    "a reference that gives no number": (("return 2.0", "return {}, 2.0"), "in the situation 'text': "),
    "a reference that decides": (
        ("return 2.0 * x + y * 4.0 / 3.0", "return x < 2.0"),
        "the reference answers False, which is no number: let a step that decides something answer 1 or 0",
    ),
    "a reference that says something": (
        ("return 2.0 * x + y * 4.0 / 3.0", "return 'wait'"),
        "the reference answers 'wait', which is no number",
    ),
    "a reference without an end": (
        ("return 2.0", "while x != x:\n        x += 1\n    return 2.0"),
        "f has a `while` loop",
    ),
    "a reference that changes its arguments": (
        (
            'prints=8.0)\ndef f(x, y):\n    """Twice the first, and some of the second."""\n    return 2.0 * x',
            'x=lambda s: [s["x"]])\ndef f(x, y):\n    """Twice."""\n    x[0] += 1.0\n    return 2.0 * (x[0] - 1.0)',
        ),
        "the reference does not pass itself: Your function changes its argument x",
    ),
    "a slow reference": (
        ("return 2.0", "import time; time.sleep(0.06)\n    return 2.0"),
        "the reference takes 0.06",
    ),
    "a parameter that is no quantity": (("(x, y)", "(x, z)"), "the situation 'text' has no quantity 'z'"),
}


@pytest.mark.parametrize("name", SUITES)
def test_fault_of_the_suite_is_named(tmp_path: Path, name: str) -> None:
    """Protects students from a suite that misjudges them: the author reads of it first, in a sentence."""
    change, words = SUITES[name]
    found = audited(tmp_path, toy.SUITE.replace(*change))
    assert any(words in fault for fault in found.faults), found.faults
    assert not any("Traceback" in fault for fault in found.faults)


SOLVED, STUB = toy.SOLUTIONS["f"], toy.STUBS["f"]

# Whether it is the solved file, its text, and the fault.
FILES = {
    "a wrong solution": (True, SOLVED.replace("+", "-"), "the solution is wrong: "),
    "a solution without the function": (
        True,
        "def g(x, y): return x\n",
        "the solution is missing: no function of that",
    ),
    "an unwritten solution": (True, STUB, "the solution is not_written: "),
    "a solution that cannot be read": (True, "def f(:", "the solution is broken: "),
    "a stub that is solved": (False, SOLVED, "the stub is passed, not to do: `grader build --course toy` makes it"),
    "a stub with other parameters": (False, STUB.replace("(x, y)", "(y, x)"), "the stub's parameters are y, x, the"),
    "a stub that does not run": (False, STUB + "\n1 / 0\n", "the stub is broken, not to do"),
    "a stub that is gone": (False, "", "the stub is missing, not to do"),
    "a stub without words": (False, STUB.replace('    """Mix them."""\n', ""), "the stub has no docstring"),
}


@pytest.mark.parametrize("name", FILES)
def test_fault_of_a_file_is_named(tmp_path: Path, name: str) -> None:
    """Protects students from files that disagree with the suite."""
    solved, text, words = FILES[name]
    found = audited(tmp_path, solutions={"f": text}) if solved else audited(tmp_path, stubs={"f": text})
    assert [words in fault for fault in found.faults] == [True], found.faults


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Protects authors who have mistyped a folder, or have not built yet: the place is told, and a way out."""
    home = toy.write(tmp_path)
    for kind in ("solutions", "exercises"):
        (home / kind / "ex1_toy.py").unlink()
    with toy.loaded(tmp_path) as course:
        (found,) = audit(course)
    solved, stub = found.faults
    assert solved.startswith(f"there is no {home / 'solutions' / 'ex1_toy.py'}: write it")
    assert stub == f"there is no {home / 'exercises' / 'ex1_toy.py'}: `grader build --course toy` makes it"


def test_folders_that_are_not_there_are_told_once(tmp_path: Path, install: Installer) -> None:
    """Protects authors from a mistyped folder that is a fault of every step, 48 lines in a course of 24."""
    home = toy.write(tmp_path, suite=toy.SUITE + toy.SECOND)
    for kind in ("solutions", "exercises"):
        (home / kind).rename(home / f"old {kind}")
    with toy.loaded(tmp_path) as course:
        install(course)
        result = CliRunner().invoke(main, ["audit", "toy"])
    assert result.output.count(f"there is no folder {home / 'solutions'}: write the solved files there") == 1
    assert result.output.count(f"there is no folder {home / 'exercises'}: `grader build --course toy` makes it") == 1
    assert "2 steps, 1 mistake, 2 faults." in result.output


def test_a_mistake_that_is_right_is_one_fault(tmp_path: Path) -> None:
    """Protects authors from two sentences about one formula."""
    found = audited(tmp_path, toy.SUITE.replace(*SUITES["a mistake that is right"][0]))
    (fault,) = found.faults
    assert fault.startswith("mistake fair gives the right answers\n")


@pytest.mark.parametrize(
    "name",
    [
        "a mistake that is right",
        "a mistake that fails",
        "a formula that is none",
        "a sentence with the formula in brackets",
    ],
)
def test_a_fault_of_a_mistake_is_placed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Protects authors from a search for the line: as a path that a terminal makes clickable."""
    monkeypatch.chdir(tmp_path)
    suite = toy.SUITE.replace(*SUITES[name][0])
    (fault,) = audited(tmp_path, suite).faults
    line = max(number for number, text in enumerate(suite.splitlines(), 1) if text.startswith("f.mistake("))
    assert fault.splitlines()[-1] == f"mistake in {Path('toycourse', 'ex1_toy.py')}:{line}"


def test_a_solution_and_a_reference_that_disagree_are_placed(tmp_path: Path) -> None:
    """Protects authors from a search in two files: which of the two is wrong, nobody but them can say."""
    (fault,) = audited(tmp_path, solutions={"f": SOLVED.replace("+", "-")}).faults
    home = tmp_path / "toycourse"
    place = f"solution in {home / 'solutions' / 'ex1_toy.py'}:2, reference in {home / 'ex1_toy.py'}:7"
    assert fault.splitlines()[-1] == place


def test_words_that_are_near_the_formula(tmp_path: Path) -> None:
    """Protects authors from false alarms: a part of the formula is a hint, and so is a wrong one."""
    near = toy.SUITE.replace("Look at the first.", "How much is 2.0 * x, a well-known quantity?")
    assert audited(tmp_path, near.replace("That is only their sum.", "That is x + y (i.e. y + x).")).faults == ()


def test_a_fault_of_the_reference_is_told_first(tmp_path: Path) -> None:
    """Protects authors from a search in a solution that is right: it is the reference that spoils the cases."""
    found = audited(tmp_path, toy.SUITE.replace(*SUITES["a reference that changes its arguments"][0]))
    assert found.faults[0].startswith("the reference does not pass itself")
    assert len(found.faults) > 1


def test_a_parameter_that_is_no_quantity_is_one_steps_fault(tmp_path: Path) -> None:
    """Protects authors from a typo in one step that is told of all of them."""
    toy.write(tmp_path, suite=toy.SUITE + toy.SECOND.replace("(x, y)", "(x, z)"))
    with toy.loaded(tmp_path) as course:
        first, other = audit(course)
    assert first.faults == ()
    assert any("g: the situation 'text' has no quantity 'z'" in fault for fault in other.faults)


def test_solution_that_calls_another_step_is_named(tmp_path: Path) -> None:
    """One slip must cost one step: no solution shows how to lean on another one."""
    solutions = {**toy.SOLUTIONS, "g": '# %%\ndef g(x, y):\n    """Mix."""\n    return f(x, y)\n'}
    stubs = {**toy.STUBS, "g": toy.STUBS["f"].replace("def f(", "def g(")}
    toy.write(tmp_path, suite=toy.SUITE + toy.SECOND, solutions=solutions, stubs=stubs)
    with toy.loaded(tmp_path) as course:
        first, other = audit(course)
    assert not any("calls another step" in fault for fault in first.faults)
    assert any("calls another step (f)" in fault for fault in other.faults)


def test_command_exits_with_one_and_names_step_and_fault(tmp_path: Path, install: Installer) -> None:
    """A broken course turns a pipeline red, and the table says where."""
    home = toy.write(tmp_path, suite=toy.SUITE.replace(HINTS, "").replace("8.0", "8.1"))
    (home / "solutions" / "ex2_more.py").write_text("")
    with toy.loaded(tmp_path) as course:
        install(course)
        result = CliRunner().invoke(main, ["audit", "toy"])
    assert result.exit_code == 1
    assert "FAULT" in result.output
    assert "    f: 0 hints" in result.output
    assert "    f: the text prints 8.1" in result.output
    assert "    toy: the solved file ex2_more.py belongs to no exercise" in result.output
    assert "1 step, 1 mistake, 3 faults." in result.output
    assert "Traceback" not in result.output


DRAW = 'draw=lambda generator: {{name: round(generator.uniform(-3, 3), 6) for name in "xy"}}'
DRAWS = {
    'draw=lambda generator: {{name: random.random() for name in "xy"}}': "gives other numbers to the same seed",
    'draw=lambda generator: {{"x": 1.5, "y": -0.5}}': "gives the same numbers to every seed",
    DRAW: "no faults",
}


@pytest.mark.parametrize("draw", DRAWS)
def test_draw_that_does_not_hang_on_the_seed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, install: Installer, draw: str
) -> None:
    """Such a course would grade a run that goes on by other cases, or hide nothing behind a secret seed."""
    assert DRAW in toy.COURSE
    monkeypatch.setattr(toy, "COURSE", "import random\n" + toy.COURSE.replace(DRAW, draw))
    toy.write(tmp_path)
    with toy.loaded(tmp_path) as course:
        install(course)
        result = CliRunner().invoke(main, ["audit", "toy"])
    assert DRAWS[draw] in result.output
    assert result.exit_code == (0 if draw == DRAW else 1)


def test_draw_that_is_no_function_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects authors from `'NoneType' object is not callable` at each step."""
    monkeypatch.setattr(toy, "COURSE", toy.COURSE.replace(DRAW, "draw=None"))
    toy.write(tmp_path)
    with pytest.raises(ValueError, match="`draw` is no function"), toy.loaded(tmp_path):
        pass


def test_draw_that_draws_nothing_is_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, install: Installer
) -> None:
    """Protects authors from three lines for one cause, and from a draw that is said to ignore its seed."""
    monkeypatch.setattr(toy, "COURSE", toy.COURSE.replace(DRAW, "draw=lambda generator: None"))
    toy.write(tmp_path)
    with toy.loaded(tmp_path) as course:
        install(course)
        result = CliRunner().invoke(main, ["audit", "toy"])
    assert "    f: no situation can be drawn: TypeError: `draw` gives NoneType" in result.output
    assert "1 step, 1 mistake, 1 fault." in result.output


def test_exercise_that_its_solved_file_has_left_behind_is_named(tmp_path: Path, install: Installer) -> None:
    """Protects students from a lesson that the author has mended in the solved file alone."""
    solved = {"f": toy.SOLUTIONS["f"].replace("Mix them", "Mix both")}
    toy.write(tmp_path, solutions=solved)
    with toy.loaded(tmp_path) as course:
        install(course)
        result = CliRunner().invoke(main, ["audit", "toy"])
    assert "    toy: the exercise ex1_toy.py is not what `grader build` makes of its solved file" in result.output
    assert result.exit_code == 1


def test_no_fault_names_its_step_twice(tmp_path: Path, install: Installer) -> None:
    """Protects the list of faults from a name that stands before each of its lines already."""
    bad = MISTAKE + '\nf.mistake("bad", "x +", "No.")\nf.mistake("gone", {"return 1": "return x"}, "No.")'
    toy.write(tmp_path, suite=toy.SUITE.replace(MISTAKE, bad))
    with toy.loaded(tmp_path) as course:
        install(course)
        result = CliRunner().invoke(main, ["audit", "toy"])
    assert "    f: mistake bad: 'x +' is not an expression" in result.output
    assert "    f: mistake gone: 0 lines of the reference read 'return 1'" in result.output


def test_unknown_course_is_named_with_the_known_ones() -> None:
    """A mistyped course is a sentence, not a traceback."""
    result = CliRunner().invoke(main, ["audit", "backporp"])
    assert result.exit_code != 0
    assert "no course is called 'backporp'; installed: backprop" in result.output
    assert isinstance(result.exception, SystemExit)
