"""What a student's code can do to a run: end it, hang it, skip it, cheat. None of it ends in success or in silence."""

from __future__ import annotations

import sys

import pytest

from tests.conftest import StudentFolder, shows_nothing_hidden

RAISED = {
    "os._exit": ("import os\nos._exit(0)", "os._exit() ends the whole run"),
    "posix._exit": ("from posix import _exit\n_exit(0)", "os._exit() ends the whole run"),
    "sys.exit": ("import sys\nsys.exit(0)", "ends the program"),
    "exit": ("raise SystemExit(0)", "ends the program"),
    "skip": ("import pytest\npytest.skip('no')", "Skipped in line"),
    "pytest.exit": ("import pytest\npytest.exit('bye', 0)", "Exit in line"),
    "xfail": ("import pytest\npytest.xfail('no')", "XFailed in line"),
    "input": ("return float(input('h1? '))", "input() waits for a keyboard"),
    "recursion": ("return forward_h1(i1, i2, w1, w2, w3, w4)", "RecursionError"),
    "name": ("return i1 * v1", "NameError in line"),
    "hostile message": ("class E(Exception):\n    def __str__(self): raise ValueError\nraise E", "E in line"),
    "memory": ("raise MemoryError", "MemoryError in line"),
    "generator exit": ("raise GeneratorExit", "GeneratorExit in line"),
}


@pytest.mark.parametrize("name", RAISED)
def test_ends_of_the_run_are_failures_of_the_step(exercises: StudentFolder, name: str) -> None:
    """However a function ends, the step has failed, says why, and the other steps are checked."""
    body, words = RAISED[name]
    exercises.write("forward_h1", body)
    exercises.solve("forward_h2")
    result = exercises.run_alone("-k", "forward_h")
    result.stdout.fnmatch_lines(["*1 of 2 steps*", "! forward_h1 *", f"*{words}*", "1 failed, 1 passed*"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert shows_nothing_hidden(result)


TIMED_OUT = {
    "loop": "while True:\n    pass",
    "caught": "while True:\n    try:\n        x = 1\n    except:\n        pass",
    "caught outside": "while 1:\n    try:\n        while 1:\n            x = 1\n    except BaseException:\n        1",
    "sleep": "import time\ntime.sleep(1000)",
    "comprehension": "import itertools\nreturn sum(x for x in itertools.count())",
}


@pytest.mark.parametrize("name", TIMED_OUT)
def test_endless_loop_is_stopped_and_the_run_goes_on(exercises: StudentFolder, name: str) -> None:
    """An endless loop costs its limit, names its line, and holds up nothing else."""
    exercises.write("forward_h1", TIMED_OUT[name])
    exercises.solve("forward_h2")
    result = exercises.run_alone("-k", "forward_h", "--exercise-step-timeout=0.3")
    before, body, _ = exercises.file("forward_h1").read_text().partition(TIMED_OUT[name].replace("\n", "\n    "))
    result.stdout.re_match_lines([r".*Stopped after 0.3 seconds in line (\d+): does a loop never end\?"])
    line = int(result.stdout.str().split("seconds in line ")[1].split(":")[0])
    assert 0 <= line - before.count("\n") - 1 <= body.count("\n")
    result.stdout.fnmatch_lines(["1 failed, 1 passed*"])
    assert shows_nothing_hidden(result)


@pytest.mark.skipif(sys.platform == "win32", reason="sed filters the last words; Windows shows them all")
def test_what_cannot_be_interrupted_ends_the_run_with_words(exercises: StudentFolder) -> None:
    """One operation in C that never comes back: the run fails after a grace time, and names the student's line."""
    exercises.write("forward_h1", "import itertools\nreturn max(itertools.count())")
    result = exercises.run_alone("--exercise-step-timeout=0.2")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    words = result.stderr.str() + result.stdout.str()
    assert "one operation in forward_h1 never comes back" in words
    assert "exercises/ex1_forward_pass.py:" in words
    assert "grader/" not in words


def test_segfault_is_no_success(exercises: StudentFolder) -> None:
    """A crash of the interpreter cannot be survived in this process; it is never exit code 0."""
    exercises.write("forward_h1", "import ctypes\nctypes.string_at(0)")
    assert exercises.run_alone().ret not in (0, pytest.ExitCode.OK)


def test_file_that_never_ends_is_broken(exercises: StudentFolder) -> None:
    """A loop at the top level costs one limit for the file, not one for each of its steps."""
    file = exercises.file("forward_h1")
    file.write_text(f"{file.read_text()}\nwhile True:\n    pass\n")
    result = exercises.run_alone("--exercise-step-timeout=0.5", "--durations=0", "-vv")
    result.stdout.fnmatch_lines(["*::forward_h1 BROKEN*", "*::forward_out BROKEN*", "*does not come to its end*"])


def test_file_that_ends_the_process_is_broken(exercises: StudentFolder) -> None:
    """`os._exit(0)` at the top level is no way to pass."""
    file = exercises.file("forward_h1")
    file.write_text(f"import os\nos._exit(0)\n{file.read_text()}")
    result = exercises.run_alone("-v")
    result.stdout.fnmatch_lines(["*::forward_h1 BROKEN*", "*::error TO DO*"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED


CHEATS = {
    "equals everything": "class Yes(float):\n    __eq__ = lambda *_: True\n    __abs__ = lambda _: 0.0\nreturn Yes(7)",
    "patched numpy": "import numpy\nnumpy.isfinite = lambda *_: True\nreturn float('nan')",
    "hard-coded": "return 0.9",
    "true": "return True",
    "text": "return '0.9'",
}


@pytest.mark.parametrize("name", CHEATS)
def test_objects_that_pretend_are_not_right(exercises: StudentFolder, name: str) -> None:
    """The type and the value decide, never what an object says of itself."""
    exercises.write("forward_h1", CHEATS[name])
    result = exercises.run_alone("-k", "forward_h1")
    result.stdout.fnmatch_lines(["1 failed*"])


def test_arguments_changed_in_place_are_named(exercises: StudentFolder) -> None:
    """A right answer that spoils its arguments has its own sentence."""
    exercises.write("hidden_layer", "inputs *= 1.5\nreturn inputs @ weights_1 / 1.5")
    exercises.run("-k", "hidden_layer").stdout.fnmatch_lines(["*changes its argument inputs in place*"])


def test_answers_that_change_from_call_to_call_are_named(exercises: StudentFolder) -> None:
    """State left from one call to the next has its own sentence."""
    file = exercises.file("forward_h1")
    exercises.write("forward_h1", "SEEN.append(1)\nreturn i1 * w1 + i2 * w2 + (len(SEEN) > 8)")
    file.write_text(file.read_text() + "\nSEEN = []\n")
    exercises.run("-k", "forward_h1").stdout.fnmatch_lines(["*same call does not always give the same answer*"])


def test_warnings_of_the_students_are_no_errors(exercises: StudentFolder) -> None:
    """Under a host's `-W error` a division by zero in NumPy is judged like without."""
    exercises.write("hidden_layer", "import numpy\nreturn inputs @ weights_1 + 0 * (numpy.ones(2) / numpy.zeros(2))")
    result = exercises.run("-k", "hidden_layer", "-W", "error", "-v")
    result.stdout.fnmatch_lines(["*::hidden_layer REFUSED*", "*finite number*"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no process")
def test_a_process_of_the_students_own_ends(exercises: StudentFolder) -> None:
    """Protects a run from waiting for ever for a process that the student's code has started, and that wants to end."""
    exercises.solve("delta")
    file = exercises.file("delta")
    start = "import multiprocessing\nother = multiprocessing.get_context('fork').Process(target=print, args=('hi',))\n"
    file.write_text(f"{file.read_text()}\n{start}other.start()\nother.join(20)\nassert other.exitcode == 0\n")
    exercises.run_alone("-k", "delta").stdout.fnmatch_lines(["1 passed, *"])
