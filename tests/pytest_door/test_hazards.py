"""What a student's code can do to a run: end it, hang it, skip it, cheat. None of it ends in success or in silence."""

from __future__ import annotations

import re
import sys

import pytest

from tests.conftest import StudentFolder, shows_nothing_hidden


def told(result: pytest.RunResult) -> dict[tuple[str, str], str]:
    """What pytest's own output says of each step and outcome that is not right."""
    parts = re.split(r"^exercises/\S+\.py:\d+: (\w+): ([\w ]+)$", result.stdout.str(), flags=re.MULTILINE)
    return {(step, word): text for step, word, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)}


RAISED = {
    "forward_h1": ("import os\nos._exit(0)", "os._exit() ends the whole run"),
    "forward_h2": ("from posix import _exit\n_exit(0)", "os._exit() ends the whole run"),
    "forward_out": ("import sys\nsys.exit(0)", "ends the program"),
    "error": ("raise SystemExit(0)", "ends the program"),
    "gradient_w1": ("import pytest\npytest.skip('no')", "Skipped in line"),
    "gradient_w2": ("import pytest\npytest.exit('bye', 0)", "Exit in line"),
    "gradient_w3": ("import pytest\npytest.xfail('no')", "XFailed in line"),
    "gradient_w4": ("return float(input('h1? '))", "input() waits for a keyboard"),
    "gradient_w5": ("return gradient_w5(i1, i2, h1, h2, w5, w6, delta)", "RecursionError"),
    "gradient_w6": ("return v1", "NameError in line"),
    "updated_weight": ("class E(Exception):\n    def __str__(self): raise ValueError\nraise E", "E in line"),
    "updated_weights": ("class E(Exception):\n    def __str__(self): raise SystemExit\nraise E", "E in line"),
    "prediction_after_update": (
        "class E(Exception):\n    def __str__(self):\n        while 1: pass\nraise E",
        "E in line",
    ),
    "hidden_layer": ("raise MemoryError", "MemoryError in line"),
    "output_layer": ("raise GeneratorExit", "GeneratorExit in line"),
}
"""Ways to end, each in a step of its own, and the words that it earns."""


def test_ends_of_the_run_are_failures_of_the_step(exercises: StudentFolder) -> None:
    """However a function ends, the step has failed, says why, and the other steps are checked."""
    for step, (body, _) in RAISED.items():
        exercises.write(step, body)
    exercises.solve("delta")
    result = exercises.run_alone("-v", "--exercise-step-timeout=1")
    found = told(result)
    assert {step: words for step, (_, words) in RAISED.items() if words not in found[step, "raised"]} == {}
    assert result.parseoutcomes() == {"failed": len(RAISED), "passed": 1, "todo": 24 - len(RAISED) - 1}
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert shows_nothing_hidden(result)


TIMED_OUT = {
    "forward_h1": "while True:\n    pass",
    "forward_h2": "while True:\n    try:\n        x = 1\n    except:\n        pass",
    "error": "while 1:\n    try:\n        while 1:\n            x = 1\n    except BaseException:\n        1",
    "gradient_w1": "import time\ntime.sleep(1000)",
    "gradient_w2": "import itertools\nreturn sum(x for x in itertools.count())",
}


def test_endless_loop_is_stopped_and_the_run_goes_on(exercises: StudentFolder) -> None:
    """An endless loop costs its limit, names its line, and holds up nothing else."""
    for step, body in TIMED_OUT.items():
        exercises.write(step, body)
    exercises.solve("forward_out", "delta")
    result = exercises.run_alone("-v", "--exercise-step-timeout=0.3")
    found = told(result)
    for step, body in TIMED_OUT.items():
        before, _, _ = exercises.file(step).read_text().partition(body.replace("\n", "\n    "))
        line = re.search(r"Stopped after 0.3 seconds in line (\d+): does a loop never end", found[step, "timed out"])
        assert line and 0 <= int(line[1]) - before.count("\n") - 1 <= body.count("\n"), step
    assert result.parseoutcomes() == {"failed": len(TIMED_OUT), "passed": 2, "todo": 24 - len(TIMED_OUT) - 2}
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
    "forward_h1": "class Yes(float):\n    __eq__ = lambda *_: True\n    __abs__ = lambda _: 0.0\nreturn Yes(7)",
    "forward_h2": "return '0.35'",
    "error": "return True",
    "delta": "return -0.809",
    "updated_weight": "import numpy\nnumpy.isfinite = lambda *_: True\nreturn float('nan')",
}


def test_objects_that_pretend_are_not_right(exercises: StudentFolder) -> None:
    """The type and the value decide, never what an object says of itself."""
    for step, body in CHEATS.items():
        exercises.write(step, body)
    assert exercises.run_alone().parseoutcomes() == {"failed": len(CHEATS), "todo": 24 - len(CHEATS)}


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
