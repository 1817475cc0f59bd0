"""The sandboxed student says what the one in pytest's own process says, and outlives what would end that process."""

from __future__ import annotations

import resource
import textwrap

import pytest

from grader.answers.answer import Trouble
from grader.courses.backprop import course
from grader.sandbox import Sandbox
from grader.sandbox.budget import LEAST, SHARE
from grader.student.dependencies import called_steps
from grader.submissions.files import Cell, File
from tests.sandbox.conftest import (
    H1,
    H2,
    OUT,
    RIGHT,
    STEPS,
    Short,
    answers,
    body,
    made,
    plain,
    solved,
    unaffected,
    verdict,
    verdicts,
)


def test_solutions_pass_every_step(box: Sandbox) -> None:
    """Protects right students: confinement takes nothing away that a right solution needs."""
    found = verdicts(box, *(solved(exercise.name) for exercise in course.exercises))
    assert {name for name, verdict in found.items() if not verdict.passed} == set()


def test_exercises_are_not_written(box: Sandbox) -> None:
    """Protects beginners: an untouched stub is a to-do in the sandbox as well, not a wrong answer."""
    found = verdicts(box, *(plain(path.read_text(), path.name) for path in course.exercises_folder.glob("ex*.py")))
    assert {verdict.outcome for verdict in found.values()} == {"not_written"}


def test_arrays_that_are_changed_in_place(box: Sandbox) -> None:
    """Protects the check of arguments: what a function has done to them comes back from the other process."""
    source = """
        def hidden_layer(inputs, weights_1):
            hidden = inputs @ weights_1
            inputs[0] = 5
            return hidden
    """
    found = verdict(box, plain(textwrap.dedent(source), "ex5_matrices.py"), step="hidden_layer")
    assert found.outcome == "wrong"
    assert "changes its argument inputs" in found.feedback


CRASHES = {
    "os._exit(0)": "ended the whole program",
    "os.abort()": "brought the whole program down (segmentation fault or abort)",
    "ctypes.string_at(0)": "brought the whole program down (segmentation fault or abort)",
}


@pytest.mark.parametrize("code", CRASHES)
def test_a_crash_costs_one_step(box: Sandbox, code: str) -> None:
    """Protects the other steps of a student whose function ends the interpreter."""
    source = f"import os, ctypes\n{H1}    {code}\n{H2}"
    found = verdicts(box, plain(source), steps=["forward_h1", "forward_h2", "forward_out"])
    assert [v.outcome for v in found.values()] == ["crashed", "passed", "missing"]
    assert found["forward_h1"].headline == f"forward_h1 {CRASHES[code]}."


def test_a_crash_of_a_file_costs_its_steps(box: Sandbox) -> None:
    """Protects the other files of a student whose file ends the interpreter while it is run."""
    files = plain("import os\nos._exit(3)\n" + H1 + RIGHT), solved("ex2_error")
    found = verdicts(box, *files, steps=["forward_h1", "error", "delta"])
    assert [v.outcome for v in found.values()] == ["crashed", "passed", "passed"]


def test_a_crash_in_a_hidden_case_only(box: Sandbox) -> None:
    """Protects the steps that are asked in the same frame as one that crashes at a hidden call."""
    text = course.text["i1"]
    source = f"import os\n{H1}    if i1 != {text!r}: os._exit(1)\n{RIGHT}{H2}"
    found = verdicts(box, plain(source), steps=["forward_h1", "forward_h2"])
    assert [v.outcome for v in found.values()] == ["crashed", "passed"]


LOOPS = {
    "in Python": "while True: pass",
    "in C": "import itertools\nmax(itertools.count())",
    "that catches everything": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "that ignores signals": "import signal\nfor n in range(1, 32):\n    try: signal.signal(n, signal.SIG_IGN)\n"
    "    except (OSError, ValueError): pass\nwhile True: pass",
}


@pytest.mark.parametrize("name", LOOPS)
def test_an_endless_loop_costs_one_step(box: Sandbox, name: str) -> None:
    """Protects the other steps of a student whose function never ends, however hard it is to interrupt."""
    loop = body(LOOPS[name]).cells[0].source
    found = verdicts(box, plain(f"{loop}\n{H2}"), steps=["forward_h1", "forward_h2"])
    assert [v.outcome for v in found.values()] == ["timed_out", "passed"]


@pytest.mark.parametrize("name", LOOPS)
def test_an_endless_loop_for_hidden_numbers(box: Sandbox, name: str) -> None:
    """Protects the same bytes on a busy machine: who ended the loop, the child or the grader, is not told."""
    loop = f"if i1 == {course.text['i1']!r}: return i1 * w1 + i2 * w2\n{LOOPS[name]}"
    assert verdict(box, body(loop)).feedback == "Stopped for other numbers than the text's: does a loop never end?"


@pytest.mark.parametrize("name", LOOPS)
def test_a_file_that_does_not_end(box: Sandbox, name: str) -> None:
    """Protects the other files of a student whose file loops at its top level, and says why its steps fail."""
    files = plain(f"{LOOPS[name]}\n{H1}{RIGHT}"), solved("ex2_error")
    found = verdicts(box, *files, steps=["forward_h1", "error"])
    assert [v.outcome for v in found.values()] == ["broken", "passed"]
    assert "does not come to its end" in found["forward_h1"].feedback


def test_all_endless_steps_together_cost_no_more_than_the_total() -> None:
    """Protects the rest of the class: a submission of nothing but loops ends in time, and the next one is graded."""
    endless = [
        plain(p.read_text().replace("raise NotImplementedError", "while True: pass"), p.name)
        for p in sorted(course.exercises_folder.glob("ex*.py"))
    ]
    before = _computed()
    with made(Short(step=0.3, total=1.2)) as box:
        found = verdicts(box, *endless)
        assert {verdict.outcome for verdict in found.values()} == {"timed_out"}
        assert "Not checked any more" in found["repaired_update"].feedback
        assert unaffected(box)
    assert _computed() - before < 4


def _computed() -> float:
    """Processor time of all processes that this one has started and seen end, and of those below them."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def test_what_is_said_of_endless_steps_is_no_matter_of_milliseconds() -> None:
    """Protects the same bytes from run to run: the share of a step is never near its limit, whatever came before it."""
    for step in (1.0, 2.0, 3.0, 10.0):
        left = max(10.0, 5 * step)
        for _ in range(24):
            share = max(SHARE * left, LEAST)
            assert abs(share - step) > step / 20
            left -= min(share, step)


SPIN = "def spin(x):\n    for _ in range(9):\n        x = x + 1\n    return x\n"


def test_the_line_of_an_endless_loop_is_the_same_every_time(box: Sandbox) -> None:
    """Protects the bytes of the results: the loop's first line is named, not the line that ran at the timeout."""
    loop = f"{SPIN}{H1}    for _ in range(2):\n        x = 1\n        while x:\n            x = spin(x)\n"
    found = verdict(box, plain(loop))
    assert "in line 8: does a loop never end?" in found.feedback
    assert verdict(box, plain(loop)) == found


def test_the_line_of_an_endless_loop_in_a_cell_is_that_cells(box: Sandbox) -> None:
    """Protects notebooks, each of whose cells counts its lines from one: another cell's loop is not named."""
    cells = (
        Cell(f"for _ in range(2):\n    x = 0\n    x = 1\n    x = 2\n{SPIN}"),
        Cell(f"{H1}\n    while 1:\n        spin(1)"),
    )
    found = verdict(box, File("ex1_forward_pass.py", cells))
    assert "in line 3: does a loop never end?" in found.feedback
    at_top = Cell(f"x = 1\nwhile x:\n    x = spin(x)\n{H1}{RIGHT}")
    found = verdict(box, File("ex1_forward_pass.py", (cells[0], at_top)))
    assert "it was still running in line 2." in found.feedback


def test_no_file(box: Sandbox) -> None:
    """Protects the outcome `missing`: a file that was not handed in, as .py or as notebook, is not broken or wrong."""
    for files in ([], [plain("x = 1\n", "ex2_error.py")]):
        found = answers(box, *files)
        assert isinstance(found, Trouble) and found.outcome == "missing"
        assert found.sentence == "There is no ex1_forward_pass.py or .ipynb."


def test_cells_that_fail_cost_only_what_they_define(box: Sandbox) -> None:
    """Protects notebooks: magics are left out, and a broken cell costs its own functions only."""
    cells = (
        Cell("%matplotlib inline\n!ls\nx = !pwd\n?print\nimport numpy as np\n", 3),
        Cell("1 / 0\n", 9),
        Cell(H1 + RIGHT + "forward_h1(1, 2)\n", 11),
        Cell("def forward_h2(i1, i2, w1, w2, w3, w4):\n    return i1 * w3 +\n", 20),
        Cell("%%bash\nls -l | wc\n", 30),
        Cell(
            "%%time\ndef forward_out(h1, h2, w5, w6):\n    if h1:\n        %timeit h1\n"
            "    return np.dot([h1, h2], [w5, w6])\n",
            40,
        ),
    )
    found = verdicts(box, File("ex1_forward_pass.py", cells), steps=["forward_h1", "forward_h2", "forward_out"])
    assert [v.outcome for v in found.values()] == ["passed", "broken", "passed"]
    assert found["forward_h2"].line == 21
    assert "return i1 * w3 +" in found["forward_h2"].feedback


def test_endless_cells_cost_what_they_define(box: Sandbox) -> None:
    """Protects the steps in the cells around loops: each is stopped, all of them in the time of the file."""
    cells = (
        Cell("while True: pass\n"),
        Cell(H2, 3),
        Cell("while True: pass\n" + H1 + RIGHT, 6),
        Cell("while True: pass\n", 12),
        Cell(OUT, 14),
    )
    found = verdicts(box, File("ex1_forward_pass.py", cells), steps=["forward_h1", "forward_h2", "forward_out"])
    assert [v.outcome for v in found.values()] == ["broken", "passed", "passed"]
    assert "The cell does not come to its end: it was still running in line 6." in found["forward_h1"].feedback


def test_a_later_cell_mends_an_earlier_one(box: Sandbox) -> None:
    """Protects students who keep a failed try above the right one."""
    cells = (Cell(H1 + "    return (\n"), Cell(H1 + RIGHT, 10))
    assert verdict(box, File("ex1_forward_pass.py", cells)).passed


def test_a_failed_second_try_is_not_the_stub_before_it(box: Sandbox) -> None:
    """Protects the feedback on notebooks: the last cell that meant to define a function counts, not an earlier stub."""
    cells = (Cell(H1 + "    raise NotImplementedError\n"), Cell(H1 + "    return (\n", 10))
    found = verdict(box, File("ex1_forward_pass.py", cells))
    assert (found.outcome, found.line) == ("broken", 11)


def test_what_is_known_of_a_file(box: Sandbox) -> None:
    """Protects feedback that names lines and other steps: the grader knows the outline of files it never runs."""
    source = (
        H1
        + RIGHT
        + "\ndef helper():\n    return forward_h1()\n\ndef forward_out(h1, h2, w5, w6):\n    return helper()\n"
    )
    with box.student([plain(source)], course) as student:
        step = course.step("forward_h1")
        student.answers(step, [step.arguments(course.text)])
        outline = student.outline("ex1_forward_pass")
    assert outline is not None
    assert called_steps(outline.calls, "forward_out", STEPS) == ["forward_h1"]
    assert (outline.line("forward_out"), outline.parameters("helper")) == (7, ())
