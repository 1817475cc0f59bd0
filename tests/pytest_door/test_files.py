"""A student's files as they come: broken, renamed, moved, importing each other, beside files that are no exercises."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from grader.progress.strays import newer_copies
from tests.conftest import StudentFolder, shows_nothing_hidden


def test_empty_file_says_so(exercises: StudentFolder) -> None:
    """An emptied file is told apart from work that has not begun, with the way out."""
    exercises.file("forward_h1").write_text("")
    result = exercises.run()
    result.stdout.fnmatch_lines(["*! ! !", "! forward_h1 *", "*defines no step of its exercise*"])
    assert "`grader reset exercises/ex1_forward_pass.py` restores it" in " ".join(result.stdout.str().split())


def test_renamed_function_is_found(exercises: StudentFolder) -> None:
    """A slip in the function's name is named, and the place of the renamed one."""
    file = exercises.file("forward_h1")
    file.write_text(file.read_text().replace("def forward_h1(", "def foward_h1("))
    exercises.run().stdout.fnmatch_lines(["*no function forward_h1 in the file. Is it the one now called foward_h1?"])


def test_wrong_number_of_parameters_is_said(exercises: StudentFolder) -> None:
    """A changed signature is a fault of its own, said without a traceback."""
    file = exercises.file("forward_h1")
    file.write_text(file.read_text().replace("def forward_h1(i1, i2, w1, w2, w3, w4)", "def forward_h1(i1, i2)"))
    exercises.write("forward_h1", "return i1")
    exercises.run().stdout.fnmatch_lines(["*called with 6 arguments (i1, i2, w1, w2, w3, w4); your function takes 2."])


def test_reordered_parameters_are_said(exercises: StudentFolder) -> None:
    """Arguments come by position: swapped parameters make a right formula wrong."""
    file = exercises.file("forward_out")
    file.write_text(file.read_text().replace("def forward_out(h1, h2, w5, w6)", "def forward_out(w5, w6, h1, h2)"))
    exercises.write("forward_out", "return h1 * w5 + h1 * w6")
    exercises.run("-k", "forward_out").stdout.fnmatch_lines(["*parameters have changed places*h1, h2, w5, w6."])


def test_byte_order_mark_and_declared_coding(exercises: StudentFolder) -> None:
    """An editor's byte order mark, or an old coding that is declared, does no harm."""
    exercises.solve("forward_h1", "error")
    one, other = exercises.file("forward_h1"), exercises.file("error")
    one.write_bytes(b"\xef\xbb\xbf" + one.read_bytes())
    other.write_bytes("# -*- coding: latin-1 -*-\n# é\n".encode("latin-1") + other.read_bytes())
    exercises.run().assert_outcomes(passed=2)


@pytest.mark.parametrize("data", [b"x = 1\n\xff\xfe\n", b"x = 1\x00\n", b"(" * 5000], ids=["utf-8", "nul", "nested"])
def test_unreadable_file_is_broken_in_a_sentence(exercises: StudentFolder, data: bytes) -> None:
    """What Python cannot read is a sentence with a line, not a crash of ours."""
    exercises.file("forward_h1").write_bytes(data)
    result = exercises.run("-v")
    result.stdout.fnmatch_lines(["*::forward_h1 BROKEN*", "*::error TO DO*"])
    assert shows_nothing_hidden(result)


def test_files_import_each_other(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """`from ex2_error import delta` works, from the root and from inside the folder."""
    exercises.solve("delta")
    exercises.write("gradient_w6", "from ex2_error import delta as d\nreturn h2 * d(delta, 0)")
    exercises.run().assert_outcomes(passed=2)
    monkeypatch.chdir(exercises.path)
    exercises.run(folder=".").assert_outcomes(passed=2)
    assert not list(exercises.path.glob("__pycache__"))


def test_a_fault_in_an_imported_file_is_placed_there(exercises: StudentFolder) -> None:
    """The next exercise's errors must not look like mine: the message names the other file."""
    other, mine = exercises.file("delta"), exercises.file("gradient_w6")
    other.write_text(other.read_text() + "\n1 / 0\n")
    mine.write_text("from ex2_error import delta\n" + mine.read_text())
    result = exercises.run("-v", "-k", "gradient_w6")
    result.stdout.fnmatch_lines(["*ZeroDivisionError in ex2_error.py, line *, reached from line 1."])


def test_a_call_that_does_not_reach_the_function_is_placed_at_its_definition(exercises: StudentFolder) -> None:
    """Too few optional parameters fail before the function's first line, and have nothing to do with the file's."""
    file = exercises.file("forward_h1")
    text = file.read_text().replace("def forward_h1(i1, i2, w1, w2, w3, w4):", "def forward_h1(i1=2, i2=3):", 1)
    file.write_text(text.replace("    raise NotImplementedError", "    return i1 * i2", 1))
    line = text[: text.index("def forward_h1")].count("\n") + 1
    exercises.run("-k", "forward_h1").stdout.fnmatch_lines(
        [f"! forward_h1 *ex1_forward_pass.py:{line}", f"*TypeError in line {line}."]
    )


def test_a_step_that_calls_a_wrong_step_says_which_to_mend_first(exercises: StudentFolder) -> None:
    """Both fail; the later one's feedback names the cause."""
    exercises.write("delta", "return actual - prediction")
    exercises.write("error", "return delta(prediction, actual) ** 3 / 2")
    exercises.run("-v", "-k", "error").stdout.fnmatch_lines(
        ["*Your function calls delta, which is not right yet: mend delta first."]
    )


def test_a_step_that_calls_an_unwritten_step_is_no_to_do(exercises: StudentFolder) -> None:
    """The called stub is the to-do, not the function that was written; and it is named once."""
    exercises.write("error", "return delta(prediction, actual) ** 2 / 2")
    result = exercises.run("-v", "-k", "error")
    result.stdout.fnmatch_lines(["*::error RAISED*", "*delta, which your function calls, is not written yet."])
    result.stdout.no_fnmatch_line("*mend delta first*")


def test_a_file_that_calls_a_stub_at_its_top_says_which(exercises: StudentFolder) -> None:
    """A student who tries his functions at the end of the file reads which of them is still to be written."""
    file = exercises.file("forward_out")
    file.write_text(f"{file.read_text()}\nprint(forward_h2(2, 3, 0.15, 0.2, 0.1, 0.05))\n")
    result = exercises.run("-k", "forward")
    result.stdout.fnmatch_lines(["*The file cannot be run. Line *: it calls forward_h2, which is not written yet."])


def test_neighbours_of_an_exercise_are_no_exercises(exercises: StudentFolder) -> None:
    """An editor's copies and a student's own scripts are left alone."""
    file = exercises.file("forward_h1")
    for name in ("ex1_forward_pass.py~", ".#ex1_forward_pass.py", "#ex1_forward_pass.py#", "ex1_forward_pass (1).py"):
        shutil.copy(file, file.with_name(name))
    shutil.copy(file, file.with_name("ex1_forward_pass.py.old"))
    shutil.copy(file, file.with_name("ex9_my_own.py"))
    exercises.run().assert_outcomes()
    assert len(exercises.pytester.inline_genitems(exercises.path)[0]) == 24


def test_from_inside_the_folder_and_from_a_copy_elsewhere(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The folder's name and place do not matter."""
    exercises.solve("forward_h1")
    monkeypatch.chdir(exercises.path)
    exercises.run(folder=".").stdout.fnmatch_lines(["*1 of 24", "Next  forward_h2   ex1_forward_pass.py:*"])
    copy = tmp_path_factory.mktemp("elsewhere") / "my work"
    shutil.copytree(exercises.path, copy)
    exercises.run(folder=str(copy)).stdout.fnmatch_lines(["*1 of 24"])


def test_installed_packages_are_not_shadowed(exercises: StudentFolder) -> None:
    """A file of the student's that is called numpy.py harms neither the kit nor the next folder."""
    (exercises.path / "numpy.py").write_text("raise RuntimeError('not NumPy')\n")
    exercises.solve("hidden_layer")
    exercises.run("-k", "hidden_layer").assert_outcomes(passed=1)


def test_a_file_that_is_not_here_is_named(exercises: StudentFolder) -> None:
    """A renamed or deleted exercise would only be missed by its steps not being counted."""
    exercises.file("error").rename(exercises.path / "ex2_errors.py")
    exercises.run().stdout.fnmatch_lines(
        ["*22 steps*", "*ex2_error.py is not here*", "*exercises/ex2_error.py` makes*"]
    )


@pytest.mark.parametrize("name", ["ex2_error.txt", "ex2_error.py.txt"])
def test_a_file_that_was_saved_as_a_text_is_named(exercises: StudentFolder, name: str) -> None:
    """Windows hides endings: who sees `ex2_error` in his folder is not told that it is not here, and left alone."""
    exercises.file("error").rename(exercises.path / name)
    result = exercises.run()
    result.stdout.fnmatch_lines([f"  Not looked at: {name}. Its name has to end in .py, *"])
    result.stdout.no_fnmatch_line("*grader reset*")


def test_all_files_that_were_saved_as_texts_are_named(exercises: StudentFolder) -> None:
    """However many they are: nobody saves five exercises as texts on purpose."""
    texts = [file.rename(f"{file}.txt").name for file in sorted(exercises.path.glob("ex[2-6]*.py"))]
    page = " ".join(exercises.run().stdout.str().split())
    assert f"Not looked at: {', '.join(texts[:-1])} and {texts[-1]}. Their names have to end in .py, " in page


@pytest.mark.parametrize(
    "name",
    [
        *("ex2_error (1).py", "ex2_error(1).py", "ex2_error copy.py", "ex2_error copy 2.py", "ex2_error - Copy.py"),
        *("ex2_error - Kopie (2).py", "ex2_error (copy).py", "ex2_error 2.py"),
    ],
)
def test_a_newer_copy_is_said_not_to_be_looked_at(exercises: StudentFolder, name: str) -> None:
    """A second download may hold the student's work; one that is older than his file, or like it, is left alone."""
    file = exercises.file("error")
    copy = exercises.path / name
    for text, later in ((f"{file.read_text()}# more\n", -1), (file.read_text(), 1)):
        copy.write_text(text)
        os.utime(copy, (file.stat().st_mtime + later,) * 2)
        exercises.run().stdout.no_fnmatch_line("*not looked at*")
    copy.write_text(f"{file.read_text()}# more\n")
    os.utime(copy, (file.stat().st_mtime + 1,) * 2)
    exercises.run().stdout.fnmatch_lines([f"  Newer than the exercise itself, and not looked at: {name}."])


def test_a_folder_that_is_gone_has_no_copies(tmp_path: Path) -> None:
    """Whoever moves the folder away while it is checked gets his page all the same."""
    assert newer_copies(tmp_path / "gone", ["ex2_error"]) == []


@pytest.mark.parametrize("name", ["ex2_error_copied.py", "ex2_error of mine.py", "ex2_error (1).txt"])
def test_a_file_with_another_name_is_no_copy(exercises: StudentFolder, name: str) -> None:
    """What a student names himself is his own business, however new it is."""
    file = exercises.file("error")
    (exercises.path / name).write_text(f"{file.read_text()}# more\n")
    os.utime(exercises.path / name, (file.stat().st_mtime + 1,) * 2)
    exercises.run().stdout.no_fnmatch_line("*not looked at*")


@pytest.mark.parametrize("name", ["ex2_mine.py", "ex2_error copy.py", "ex2_error (1).py"])
def test_a_renamed_file_that_is_named_is_explained(exercises: StudentFolder, name: str) -> None:
    """Who runs a renamed file, or a copy, reads why nothing was run; a file of nobody's exercise is left alone."""
    exercises.file("error").rename(exercises.path / name)
    result = exercises.run(folder=f"exercises/{name}")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.stdout.fnmatch_lines(["*is no exercise. If it is ex2_error.py, give it that name back."])
    exercises.run(folder="exercises/ex2_absent.py").stdout.no_fnmatch_line("*is no exercise*")
    (exercises.path / "ex90_mine.py").write_text("")
    exercises.run(folder="exercises/ex90_mine.py").stdout.no_fnmatch_line("*is no exercise*")


def test_who_is_in_the_folder_already_is_told(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects who goes into the folder and types the command of the README; every other folder is left alone."""
    exercises.run(folder="nothing").stdout.no_fnmatch_line("*You are in*")
    monkeypatch.chdir(exercises.path)
    result = exercises.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.fnmatch_lines(["You are in the folder of the exercises already: `pytest .` runs them."])
    exercises.run(folder=".").stdout.no_fnmatch_line("*You are in*")
    (exercises.path / "test_mine.py").write_text("")
    exercises.run().stdout.no_fnmatch_line("*You are in*")


def test_a_function_that_is_not_at_the_left_margin_is_found(exercises: StudentFolder) -> None:
    """A slip of the editor's that puts a function into the one above it is named with its line."""
    file = exercises.file("forward_h2")
    exercises.solve("forward_h1")
    before, after = file.read_text().split("def forward_h2(", 1)
    after = after.replace("\n    ", "\n        ", 20)
    file.write_text(f"{before.rstrip()}\n\n    def forward_h2({after}".replace("# %%", "# --"))
    exercises.run("-v").stdout.fnmatch_lines(["*forward_h2 is not at the left margin (line *"])


def test_a_file_whose_only_function_is_renamed_is_the_right_one(exercises: StudentFolder) -> None:
    """Whoever writes forward_H1 first, and takes the stubs away, is not sent to reset his work."""
    exercises.file("forward_h1").write_text("def forward_H1(i1, i2, w1, w2, w3, w4):\n    return i1 * w1 + i2 * w2\n")
    result = exercises.run("-v", "-k", "forward_h")
    result.stdout.fnmatch_lines(["*There is no function forward_h1 in the file. Is it the one now called forward_H1?*"])
    result.stdout.fnmatch_lines(["*There is no function forward_h2 in the file."])
    result.stdout.no_fnmatch_line("*is it the right file*")


def test_functions_that_are_all_in_a_class_are_found(exercises: StudentFolder) -> None:
    """Who makes the whole file a class has the right file: to reset it would take his work away."""
    exercises.solve("error", "delta")
    file = exercises.file("error")
    head, *functions = file.read_text().split("\ndef ")
    methods = "\n".join(f"def {function}" for function in functions).replace("\n", "\n    ")
    file.write_text(f"{head}\nclass Network:\n    {methods}")
    result = exercises.run("-k", "error")
    result.stdout.fnmatch_lines(["! error *", "*error is not at the left margin (line *"])
    result.stdout.no_fnmatch_line("*is it the right file*")


def test_a_function_under_a_main_guard_is_found(exercises: StudentFolder) -> None:
    """Whoever writes it where only `python ex2_error.py` comes along hears why it is not there."""
    exercises.solve("delta")
    file = exercises.file("delta")
    head, function = file.read_text().split("\ndef delta(")
    body = f"def delta({function}".replace("\n    ", "\n        ")
    file.write_text(f"{head}\nif __name__ == '__main__':\n    {body}")
    result = exercises.run("-k", "delta")
    result.stdout.fnmatch_lines(["! delta *", "*delta is no function once the file has run*", "*under an `if`?*"])


def test_a_stub_below_the_written_function_is_said(exercises: StudentFolder) -> None:
    """A stub that was pasted in again hides the student's own work: a bare to-do would leave him looking for it."""
    file = exercises.file("forward_h1")
    stub = file.read_text().partition("def forward_h1(")[2].partition("# %%")[0]
    exercises.solve("forward_h1")
    line = file.read_text().partition("def forward_h1(")[0].count("\n") + 1
    file.write_text(f"{file.read_text()}\n\ndef forward_h1({stub}")
    exercises.run().stdout.fnmatch_lines(
        [f"*the stub in line * takes the place of your forward_h1 in line {line}. Take*"]
    )


def test_code_above_a_forgotten_stub_is_said(exercises: StudentFolder) -> None:
    """A student who wrote his lines above `raise NotImplementedError` sees why it is still a to-do, and his prints."""
    exercises.write("forward_h1", "h1 = i1 * w1\nprint('h1 is', h1)\nraise NotImplementedError\nreturn h1")
    exercises.run().stdout.fnmatch_lines(
        [
            "Next  forward_h1*",
            "*Not finished: line *NotImplementedError. Your own lines take its place.",
            "*| h1 is 0.3",
        ]
    )
