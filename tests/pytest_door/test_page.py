"""The student's page at its moments: first run, a wrong formula, a step just passed, everything done."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.student import folder
from grader.verdicts import Verdict
from tests.conftest import StudentFolder, shows_nothing_hidden


def test_first_run_greets_and_names_the_one_thing_to_do(exercises: StudentFolder) -> None:
    """A newcomer sees a greeting, all steps, the place to work on, and no wall of red."""
    result = exercises.run()
    result.stdout.fnmatch_lines(
        [
            "Backpropagation, step by step*0 of 24",
            "*save; run `pytest exercises` again.",
            "*ex1_forward_pass*forward_h1*forward_h2*forward_out*",
            "*ex7_gradient_check*numerical_gradients*",
            "Next  forward_h1   exercises/ex1_forward_pass.py:*",
            "*The value of the first hidden neuron.",
            "*grader hint forward_h1*",
            "24 todo in *",
        ]
    )
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert "FAIL" not in result.stdout.str()
    assert "platform" not in result.stdout.str()
    assert shows_nothing_hidden(result)


def test_place_is_the_students_own_definition(exercises: StudentFolder) -> None:
    """path:line takes a click to the function that is to be written."""
    line = next(n for n, text in enumerate(exercises.file("forward_h1").read_text().splitlines(), 1) if "def f" in text)
    exercises.run().stdout.fnmatch_lines([f"Next  forward_h1   exercises/ex1_forward_pass.py:{line}"])


def test_wrong_formula_is_explained_once_and_the_others_get_a_line(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One thing at a time: the first unfinished step in full, a sentence for each other one that was tried."""
    monkeypatch.setenv("COLUMNS", "90")
    exercises.solve("forward_h1")
    exercises.write("forward_h2", "return i1 * w2 + i2 * w4")
    exercises.write("gradient_w5", "return -h1 * delta")
    exercises.write("gradient_w6", "return h1 * delta")
    result = exercises.run()
    result.stdout.fnmatch_lines(
        [
            "*1 of 24",
            "*ex1_forward_pass*✓ ✗ ·",
            "✗ forward_h2   exercises/ex1_forward_pass.py:*",
            "    forward_h2(i1=2, i2=3, w1=0.15, w2=0.2, w3=0.1, w4=0.05)",
            "      should be   0.35",
            "      yours gave  0.55",
            "    One of your two weights leads to a different hidden neuron*",
            "*Also wrong for * other inputs (seed 0).",
            "Not right yet either:",
            "  ✗ gradient_w6   exercises/ex3_gradients.py:*",
            "    This weight carries another hidden value*",
            "  ✗ gradient_w5 * The size is right, the direction is not.",
        ]
    )
    assert result.stdout.str().count("should be") == 1
    assert shows_nothing_hidden(result)


def test_an_exception_in_a_further_step_keeps_its_message(exercises: StudentFolder) -> None:
    """Protects who has two steps to mend: `NameError in line 73.` alone does not say which name."""
    exercises.write("forward_h1", "return i1")
    exercises.write("forward_h2", "return v1")
    exercises.run().stdout.fnmatch_lines(
        ["Not right yet either:", "  ! forward_h2 * NameError in line *: name 'v1' is not defined"]
    )


def test_a_step_that_was_tried_comes_before_one_that_was_left_out(exercises: StudentFolder) -> None:
    """Who leaves a step out and works at a later one is told of that one in full, and gets its hints."""
    exercises.solve("delta")
    exercises.run().stdout.fnmatch_lines(["Next  forward_h1 *"])
    exercises.write("error", "return (prediction - actual) ** 2")
    result = exercises.run("--exercise-hint")
    result.stdout.fnmatch_lines(["✗ error *", "*should be   0.308898", "*Hint 1 of * for error: *"])
    result.stdout.no_fnmatch_line("Next *")


def test_a_step_that_has_become_right_is_praised_once(exercises: StudentFolder) -> None:
    """After a save: that it passed, the way to the solution, the next step."""
    exercises.run()
    exercises.solve("forward_h1")
    exercises.run().stdout.fnmatch_lines(["*✓ forward_h1 is right.*grader solution forward_h1", "Next  forward_h2 *"])
    exercises.run().stdout.no_fnmatch_line("*forward_h1 is right*")


def test_everything_done_shows_values_of_the_students_own_functions(exercises: StudentFolder) -> None:
    """The last page is computed from what the student wrote, and says where to go next."""
    exercises.solve()
    result = exercises.run()
    result.stdout.fnmatch_lines(["*24 of 24", "24 of 24.", "*0.3089*0.2531*", "24 passed in *"])
    result.stdout.re_match_lines([r".*\b35\b.*"])
    assert result.ret == pytest.ExitCode.OK


def test_broken_file_is_explained_once(exercises: StudentFolder) -> None:
    """A typo in a file of three steps is one thing to mend, not three, and no fault of the first step's."""
    file = exercises.file("forward_h1")
    file.write_text(f"{file.read_text()}\ndef oops(:\n")
    result = exercises.run()
    result.stdout.fnmatch_lines(
        [
            "*ex1_forward_pass*! ! !",
            f"! ex1_forward_pass   exercises/ex1_forward_pass.py:{len(file.read_text().splitlines())}",
            "*Python cannot read this line*",
            "*def oops(:*",
        ]
    )
    result.stdout.no_fnmatch_line("*! forward_h*")
    result.stdout.no_fnmatch_line("*grader hint*")  # none is about a typo


def test_another_file_in_its_place_is_explained_once(exercises: StudentFolder) -> None:
    """An emptied file is one thing to mend; two functions that are gone are two."""
    exercises.file("forward_h1").write_text("")
    result = exercises.run()
    assert result.stdout.str().count("defines no step of its exercise") == 1
    result.stdout.no_fnmatch_line("Not right yet either:")
    exercises.file("forward_h1").write_text("def forward_out(h1, h2, w5, w6):\n    pass\n")
    exercises.run().stdout.fnmatch_lines(["! forward_h1 *", "Not right yet either:", "  ! forward_h2 *"])


def test_a_function_that_is_gone_is_told_with_its_first_line(exercises: StudentFolder) -> None:
    """Protects who has deleted a stub: `grader reset` would take the steps away that are right; a line is enough."""
    file = exercises.file("forward_h1")
    file.write_text(file.read_text().replace("def forward_h1(", "def first("))
    exercises.run().stdout.fnmatch_lines(
        ["*There is no function forward_h1 in the file.", "*It begins with def forward_h1(i1, i2, w1, w2, w3, w4):*"]
    )


def test_an_indentation_is_explained(exercises: StudentFolder) -> None:
    """Protects who does not know yet what Python's word about a line that stands too far left is about."""
    exercises.write("forward_h1", "h1 = i1 * w1\nreturn h1")
    file = exercises.file("forward_h1")
    file.write_text(file.read_text().replace("    return h1", "  return h1"))
    exercises.run().stdout.fnmatch_lines(["*unindent does not match*", "*return h1", "*begin in one column*"])


def test_nothing_is_wider_than_a_narrow_terminal(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a small window from lines that it cuts in the middle of a number or a word."""
    monkeypatch.setenv("COLUMNS", "50")
    exercises.run("-k", "update")
    exercises.solve("updated_weight")
    exercises.write("updated_weights", "return i1, i2, w1, w2, w3, w4")
    exercises.write("prediction_after_update", "return w1")
    text = exercises.run("-k", "update").stdout.str()
    assert "✓ updated_weight is right.\n    Compare: grader solution updated_weight\n" in text
    assert "\n      should be   [0.162576, 0.218864, 0.11572,\n                  0.07358," in text
    assert "prediction_after_update" in text.split("Not right yet either:")[1]
    page = text[text.index("Backpropagation") :].splitlines()[:-1]  # the last line is pytest's own
    assert max(len(line) for line in page if "exercises/" not in line) <= 50, text


def test_a_place_is_not_cut_by_a_very_narrow_terminal(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor opens what it can read in one line: where the place does not fit behind the name, it stands below."""
    exercises.file("forward_h1").write_text("def forward_h1(:\n")
    monkeypatch.setenv("COLUMNS", "40")
    exercises.path.rename(exercises.path.with_name("my own exercises"))
    result = exercises.run("-k", "forward", folder="my own exercises")
    result.stdout.fnmatch_lines(["! ex1_forward_pass", "    my own exercises/ex1_forward_pass.py:1"])


def test_prints_of_the_explained_step_are_shown(exercises: StudentFolder) -> None:
    """A student who debugs with print sees what the call that is shown has printed, once."""
    exercises.write("forward_h1", 'print("w1 is", w1)\nreturn w1')
    result = exercises.run()
    result.stdout.fnmatch_lines(["*It printed:", "*| w1 is 0.15"])
    assert result.stdout.str().count("w1 is") == 1


def test_prints_of_a_step_that_calls_a_later_one_are_its_own(exercises: StudentFolder) -> None:
    """Protects who debugs with print from the prints of another step, which was checked to say which to mend first."""
    exercises.write("forward_h1", 'print("in h1")\nreturn forward_h2(i1, i2, w1, w1, w2, w2)')
    exercises.write("forward_h2", 'print("in h2")\nreturn i1')
    exercises.run().stdout.fnmatch_lines(["*It printed:", "*| in h1", "*| in h2"])


def test_hostile_prints_and_messages_reach_no_terminal(exercises: StudentFolder) -> None:
    """Escapes in a student's text would clear his screen, or say what we did not; a long line fits into it."""
    exercises.write("forward_h1", 'print("\\x1b[2J" + "x" * 5000)\nraise ValueError("\\x1b]0;title\\x07 \\u202egnp")')
    text = exercises.run().stdout.str()
    assert {len(line) for line in text.splitlines() if "xxx" in line} == {100}
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "x" * 200 not in text


def test_a_coroutine_is_one_thing_to_mend(exercises: StudentFolder) -> None:
    """Who writes `async def` looks for no second fault: no warning is counted, and a strict host has no error."""
    file = exercises.file("forward_h1")
    file.write_text(file.read_text().replace("def forward_h1(", "async def forward_h1("))
    exercises.write("forward_h1", "return i1 * w1")
    result = exercises.run("-k", "forward_h1")
    result.stdout.fnmatch_lines(["*write `def` in place of `async def`*", "1 failed, 23 deselected in *"])


def test_many_steps_that_became_right_at_once_are_counted(exercises: StudentFolder) -> None:
    """Whoever mends a typo in a file of six steps hears of all of them, in a few lines."""
    exercises.run()
    for step in course.exercise("ex3_gradients").steps:
        exercises.solve(step.name)
    result = exercises.run()
    result.stdout.fnmatch_lines(["*✓ gradient_w4 is right.*", "    And 3 more."])
    assert result.stdout.str().count(" is right.") == 3


def test_hints_come_one_more_at_a_time(exercises: StudentFolder) -> None:
    """A hint is asked for, and the next one is there only when it is asked for again."""
    exercises.run("--exercise-hint").stdout.fnmatch_lines(["*Hint 1 of *for forward_h1:*", "*Ask again*"])
    second = exercises.run("--exercise-hint")
    second.stdout.fnmatch_lines(["*Hint 1 of *", "*Hint 2 of *for forward_h1:*"])
    assert shows_nothing_hidden(second)


def test_a_hint_beside_pytests_own_output_is_at_its_end(exercises: StudentFolder) -> None:
    """Protects who likes `-v` from a hint that the failures of all other steps have pushed out of sight."""
    exercises.write("forward_h1", "return i1 * w1")
    text = exercises.run("-v", "--exercise-hint").stdout.str()
    assert text.index("short test summary") < text.index("Hint 1 of ")


def test_what_a_file_writes_past_print_is_not_taken_for_the_last_page(exercises: StudentFolder) -> None:
    """Protects the last page from a student's own bytes on the terminal, which no redirected `print` holds back."""
    exercises.solve()
    file = exercises.path / "ex2_error.py"
    file.write_text(file.read_text() + "\nimport os\nos.write(1, b'hello\\n')\n")
    exercises.run().stdout.fnmatch_lines(["24 of 24.", "*0.3089*0.2531*", "24 passed in *"])


def test_the_kits_own_fault_looks_like_nobody_elses(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A student never searches his program for a fault that is ours: it has a sign and a sentence of its own."""

    def check(*_: object) -> Verdict:
        raise RuntimeError("no memory")

    monkeypatch.setattr(folder, "check", check)
    result = exercises.run("-k", "delta")
    result.stdout.fnmatch_lines(["*not checked*", "? delta *", "*The kit itself failed, not you: *no memory*"])
    result.stdout.no_fnmatch_line("*does not run*")


def test_without_the_cache_the_page_still_comes(exercises: StudentFolder) -> None:
    """`-p no:cacheprovider` takes the memory away, nothing else."""
    exercises.solve("forward_h1")
    exercises.run("-p", "no:cacheprovider", "--exercise-hint").stdout.fnmatch_lines(
        ["*1 of 24", "Next  forward_h2 *", "*Hint 1 of *"]
    )


@pytest.mark.parametrize(("arguments", "coloured"), [(["--color=yes"], True), (["--color=no"], False)])
def test_signs_differ_with_and_without_colour(exercises: StudentFolder, arguments: list[str], coloured: bool) -> None:
    """To-do, wrong, broken and passed differ by shape; colour only adds to that."""
    exercises.solve("forward_h1")
    exercises.write("forward_h2", "return i1")
    exercises.write("forward_out", "return 1 / 0")
    text = exercises.run(*arguments).stdout.str()
    assert ("\x1b[" in text) is coloured
    assert all(sign in text for sign in "✓✗!·")


def test_plain_signs_where_the_terminal_has_no_others(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal that speaks ASCII shows signs, not question marks or an error."""
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    exercises.solve("forward_h1")
    exercises.write("forward_h2", "return i1")
    result = exercises.run_alone()
    result.stdout.fnmatch_lines(["*ex1_forward_pass*+ x .", "*+ right*x wrong*. to do*"])


def test_a_selection_is_not_taken_for_the_whole(exercises: StudentFolder) -> None:
    """`-k`, a file or a step alone never says `24 of 24`, and shows no closing page."""
    exercises.solve("forward_h1")
    result = exercises.run(folder="exercises/ex1_forward_pass.py::forward_h1")
    result.stdout.fnmatch_lines(["*1 of 1 step checked here (24 in all)", "1 passed in *"])


def test_two_folders_get_a_page_each(exercises: StudentFolder) -> None:
    """Exercises beside solutions, or two students, have files of the same names: each is judged by its own."""
    other = StudentFolder(exercises.pytester, "second")
    other.solve("forward_h1")
    result = exercises.run("second")
    result.stdout.fnmatch_lines(
        ["*0 of 24", "*exercises/ex1_forward_pass.py*", "*1 of 24", "*second/ex1_forward_pass.py*"]
    )


def test_commands_on_the_page_name_a_folder_that_has_another_name(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the page says to type works where it was said: `grader hint` looks in `exercises` and here, nowhere else."""
    exercises.path.rename(exercises.pytester.path / "my work")
    first = exercises.run(folder="my work")
    first.stdout.fnmatch_lines(['*run `pytest "my work"` again.', '*grader hint forward_h1 --folder "my work"'])
    monkeypatch.chdir(exercises.pytester.path / "my work")
    inside = exercises.run(folder=".")
    inside.stdout.fnmatch_lines(["*save; run `pytest` again.", "*grader hint forward_h1"])
