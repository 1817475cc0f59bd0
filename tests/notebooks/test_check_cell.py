"""The check that a test cell calls: what it finds in a notebook's names, what it shows, and what it keeps to itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from types import MappingProxyType

import pytest

from grader.courses.backprop import course
from grader.exercise_files import STEP_TIMEOUT
from grader.notebooks.cells import exercise_cells
from grader.notebooks.configuration import SETTINGS
from grader.notebooks.words import CheckFailed, KitFault
from grader.soundness import situations
from grader.steps import Step
from tests.notebooks.classroom import filled
from tests.notebooks.conftest import Kernel

RIGHT = "return i1 * w1 + i2 * w2"
H1 = "def forward_h1(i1, i2, w1, w2, w3, w4):\n    raise NotImplementedError"
H2 = H1.replace("h1", "h2")
PRAISE = "✓ forward_h1 is right for the text's numbers; grading tries others.\n"
CALL = "forward_h1(i1=2, i2=3, w1=0.15, w2=0.2, w3=0.1, w4=0.05)"


def check(kernel: Kernel, step: str = "forward_h1", *, hidden: bool = False) -> CheckFailed | KitFault | None:
    """Run a check in the notebook; what it raises."""
    try:
        kernel.run(f"from grader import check as grader_check\ngrader_check({step!r}, hidden={hidden})")
    except (CheckFailed, KitFault) as failed:
        return failed
    return None


def first_line(failed: CheckFailed | KitFault | None) -> str:
    """The one line of a failed check, before it is wrapped."""
    assert failed is not None
    return str(failed)


def text(failed: CheckFailed | KitFault | None) -> str:
    """All that a notebook shows of a failed check."""
    assert failed is not None
    return re.sub("\x1b\\[\\d*m", "", "\n".join(failed._render_traceback_()))


def test_a_right_answer_is_one_line(kernel: Kernel, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects the points: nothing but a line on stdout, since nbgrader takes stderr for a failure."""
    body = f"import sys, warnings\nprint(1)\nprint(2, file=sys.stderr)\nwarnings.warn('x')\n{RIGHT}"
    kernel.run(filled(H1, body))
    assert check(kernel) is None
    assert capsys.readouterr() == (PRAISE, "")
    assert check(kernel, hidden=True) is None
    assert capsys.readouterr() == ("✓ forward_h1 is right for all other numbers, too.\n", "")


def test_the_line_says_that_grading_tries_more(kernel: Kernel, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects whoever returns the text's number from taking the line for points; it is one line for every step."""
    longest = max((step.name for step in course.steps), key=len)
    kernel.run(f"def {longest}(*_):\n    return {course.step(longest).reference(*text_of(longest))!r}")
    assert check(kernel, longest) is None
    line = capsys.readouterr().out
    assert line.endswith("; grading tries others.\n") and len(line.rstrip()) <= 80


def text_of(step: str) -> tuple[object, ...]:
    """The arguments of the text's own case."""
    return course.step(step).arguments(course.text)


def test_a_wrong_answer_shows_the_feedback_and_no_traceback(kernel: Kernel) -> None:
    """Protects the student's view: the sentence, the text's case, what was printed; wrapped, without a frame."""
    kernel.run(filled(H1, "print('so far', i1)\nreturn i2 * w1 + i1 * w2"))
    failed = check(kernel)
    assert failed is not None
    shown = failed._render_traceback_()
    assert shown[0].startswith("\x1b[1m✗ forward_h1: ")
    assert CALL in text(failed)
    assert "    should be   0.9\n    yours gave  0.85\n" in text(failed)
    assert text(failed).endswith("  It printed:\n    | so far 2.0")
    assert text(failed).count(first_line(failed).removeprefix("forward_h1: ")[:30]) == 1
    assert all(len(line) <= 80 for line in text(failed).splitlines())
    assert not any(word in text(failed) for word in ("Traceback", "File", "grader", "i1 * w1"))
    assert failed.__context__ is None


def test_the_visible_check_asks_for_the_texts_case_only(kernel: Kernel) -> None:
    """Protects the split that nbgrader makes: what is right for the text's numbers fails in the hidden part alone."""
    kernel.run(filled(H1, "return 0.9"))
    assert check(kernel) is None
    failed = check(kernel, hidden=True)
    assert "Right for the text's numbers, but not for others." in text(failed)
    assert "same answer" in first_line(failed)


def test_the_visible_check_names_the_mistake_as_pytest_does(kernel: Kernel) -> None:
    """Protects the sentence: one case fits many mistakes, so the others are looked at before one is named."""
    kernel.run(filled(H2, "return i1 * w2 + i2 * w4"))
    failed = check(kernel, "forward_h2")
    assert first_line(failed).startswith("forward_h2: One of your two weights leads to a different hidden neuron")
    assert text(failed).endswith(" other inputs.")
    assert "seed" not in text(failed)


LEAKS = MappingProxyType(
    {
        "raises": "raise ValueError(repr((i1, i2, w1, w2)))",
        "prints": "print(i1, i2, w1, w2)\nreturn 1",
        "returns": "return str((i1, i2, w1, w2))",
        "answers": "return [i1, i2, w1, w2]",
        "exits": "raise SystemExit(repr((i1, i2, w1, w2)))",
    }
)


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
def test_the_hidden_check_shows_no_argument(kernel: Kernel, capsys: pytest.CaptureFixture[str], leak: str) -> None:
    """Protects the hidden cases in the feedback: whatever a function does with its arguments, none is shown."""
    kernel.run(filled(H1, f"if i1 == 2 and w1 == 0.15:\n    {RIGHT}\n{leak}"))
    assert check(kernel) is None
    shown = text(check(kernel, hidden=True)) + "".join(capsys.readouterr())
    step = course.step("forward_h1")
    hidden = [s for s in situations(course, step, course.seed, public=False).items if not s.public]
    assert len(hidden) >= 6
    for situation in hidden:
        for argument in map(str, step.arguments(situation)):
            assert argument not in shown or len(argument) < 4


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("x = 1", "There is no function forward_h1: its cell was not run, or it failed"),
        (H1.replace("_h1", "_h_1"), "Is it the one now called forward_h_1?"),
        ("forward_h1 = 3", "forward_h1 is no longer a function."),
        (H1, "Still to be written."),
        (filled(H1, "x = 1\nraise NotImplementedError"), "Not finished: line 3 raises NotImplementedError."),
        (f"\n\n{filled(H1, 'return 1 / 0')}", "ZeroDivisionError in line 4: "),
        ("def forward_h1(i1, i2):\n    return i1", "forward_h1 is called with 6 arguments"),
        (filled(H1, "pass"), "Still to be written."),
        (filled(H1, "input()"), "Line 2: input() waits for a keyboard"),
        (filled(H1, "import os\nos._exit(0)"), "Line 3: os._exit() ends the whole run."),
        (filled(H1, "return forward_h1(i1, i2, w1, w2, w3, w4)"), "RecursionError in line 2: maximum recursion depth"),
        (filled(H1, "return str(i1)"), "Text came back"),
        ("import functools\nforward_h1 = functools.partial(max, 1)", "The answer is not the right one."),
    ],
    ids=[
        "not run", "renamed", "no function", "stub", "half", "raises", "parameters", "pass", "input", "exit",
        "recursion", "text", "no source",
    ],
)  # fmt: skip
def test_outcomes(kernel: Kernel, cell: str, sentence: str) -> None:
    """Protects the sentence for each way in which there is no answer: never a NameError, lines counted in the cell."""
    kernel.run(cell)
    failed = check(kernel)
    assert isinstance(failed, CheckFailed)
    assert sentence in " ".join(text(failed).split())
    assert "Traceback" not in text(failed)


def test_a_helper_in_another_cell_has_no_file_name(kernel: Kernel) -> None:
    """Protects readers from the file names that Jupyter gives to cells."""
    kernel.run("\ndef half(x):\n    return x / 0")
    kernel.run(filled(H1, "return half(i1)"))
    line = first_line(check(kernel))
    assert line.startswith("forward_h1: ZeroDivisionError in another cell, line 3, reached from line 2: ")


def test_an_exceptions_words_are_said_once(kernel: Kernel) -> None:
    """Protects the details from what the first line has said already."""
    kernel.run(filled(H1, "return v1"))
    failed = check(kernel)
    assert first_line(failed) == "forward_h1: NameError in line 2: name 'v1' is not defined"
    assert text(failed).count("NameError") == text(failed).count("v1") == 1
    assert "Whatever is used has to be a parameter" in text(failed)


@pytest.mark.parametrize("name", ["math", "np", "numpy"])
def test_what_is_to_be_imported(kernel: Kernel, name: str) -> None:
    """Protects readers from a place in a file, where there is none."""
    kernel.run(filled(H1, f"return {name}.sqrt(i1)"))
    shown = text(check(kernel))
    assert "at the top" in shown and "file" not in shown


def test_an_endless_loop_is_stopped(kernel: Kernel) -> None:
    """Protects the kernel, and nbgrader's own limit, which has to be larger."""
    kernel.run(filled(H1, "while True:\n    pass"))
    assert "Stopped after 2 seconds in line" in text(check(kernel))
    [limit_on_a_cell] = [float(s.value) for s in SETTINGS if s.name == "ExecutePreprocessor.timeout"]
    assert limit_on_a_cell > STEP_TIMEOUT


def test_first_to_mend(kernel: Kernel) -> None:
    """Protects from searching in the wrong function: the step that is called, and is wrong, comes first."""
    kernel.run(filled(H1, "return i1 * w2"))
    kernel.run(filled(H2, "return forward_h1(i1, i2, w3, w4, w3, w4)"))
    assert "mend forward_h1 first" in first_line(check(kernel, "forward_h2"))
    kernel.run(filled(H1, RIGHT))
    assert check(kernel, "forward_h2") is None


def test_steps_that_call_each_other_come_to_an_end(kernel: Kernel) -> None:
    """Protects against following a circle of calls."""
    kernel.run(filled(H1, "return forward_h2(i1, i2, w1, w2, w3, w4)"))
    kernel.run(filled(H2, "return forward_h1(i1, i2, w1, w2, w3, w4)"))
    assert "mend forward_h2 first" in first_line(check(kernel))


def test_the_cell_that_is_run_again_counts(kernel: Kernel) -> None:
    """Protects the usual way to work: of two definitions the last that was run."""
    kernel.run(filled(H1, "return 1"))
    assert check(kernel) is not None
    kernel.run(filled(H1, RIGHT))
    assert check(kernel) is None


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ('"forward_h9"', "the course backprop that is installed has no step forward_h9: it is older or newer"),
        ('"forward_h1", course="nowhere"', "no course is called 'nowhere'; installed: backprop"),
        ('"f", course="toy", package="toy-course"', "the course toy is not installed: %pip install toy-course, and"),
        ('"f", course="toy", package="toy-course", hidden=True', "the course toy is not installed: %pip install toy"),
    ],
)
def test_a_fault_of_the_kit_is_not_the_students(kernel: Kernel, call: str, words: str) -> None:
    """Protects the student from looking for our fault in his function."""
    with pytest.raises(KitFault) as raised:
        kernel.run(f"from grader import check\ncheck({call})")
    assert words in str(raised.value)
    assert str(raised.value).startswith("The kit itself failed, not you: ")
    assert text(raised.value).endswith("Your function was not judged. Please tell whoever runs the course.")


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, encoding="utf-8", check=False)


def test_a_fault_of_the_kit_is_no_zero_in_nbgrader() -> None:
    """Protects grades: nbgrader makes every error a zero, so its kernel ends instead, and says why in the log."""
    done = _python('from grader import check\ncheck("forward_h9")', NBGRADER_EXECUTION="autograde")
    assert done.returncode == 1
    assert done.stderr.startswith("pytest-exercises: the check itself failed, nothing was graded: the course backprop")
    assert "Traceback" not in done.stderr


def test_without_ipython_there_is_no_traceback_either() -> None:
    """Protects whoever runs the notebook as a script; other exceptions look as always."""
    code = f"from grader import check\n{filled(H1, 'return 1')}\ncheck('forward_h1')"
    done = _python(code)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("✗ forward_h1: ")
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in _python(code.replace("check('forward_h1')", "check('delta') if 0 else 1 / 0")).stderr


def test_the_check_is_light() -> None:
    """Protects students without Jupyter's tools: the check needs none, and `import grader` loads nothing at all."""
    code = (
        "import sys, grader\nfew = len([m for m in sys.modules if m.startswith('grader')])\ngrader.check\nprint(few)\n"
    )
    heavy = "print(*{m.partition('.')[0] for m in sys.modules} & {'IPython', 'nbgrader', 'nbformat', 'jupytext'})"
    assert _python(code + heavy).stdout.split() == ["1"]


def _cell(step: str) -> str:
    exercise = course.exercise(course.step(step).exercise)
    solved = (course.solutions_folder / f"{exercise.name}.py").read_text(encoding="utf-8")
    return next(c.source for c in exercise_cells(solved, course, exercise, "") if c.name == f"test_{step}")


def test_a_missing_kit_is_named_by_the_cell(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects whoever opens the notebook first: the cell says how to install the kit."""
    monkeypatch.setitem(sys.modules, "grader", None)
    with pytest.raises(ImportError, match=r"^Install the kit: %pip install pytest-exercises$") as raised:
        kernel.run(_cell("forward_h1"))
    assert raised.value.__suppress_context__


def test_the_cell_takes_no_name_of_the_students(kernel: Kernel, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects a helper that happens to be called check: only one name of ours comes in."""
    kernel.run("def check(x):\n    return x")
    kernel.run(filled(H1, "return check(i1) * w1 + i2 * w2"))
    before = set(kernel.names)
    kernel.run(_cell("forward_h1"))
    kernel.run(_cell("forward_h1"))
    assert set(kernel.names) - before == {"grader_check"}
    assert capsys.readouterr().out.count(PRAISE) == 2


def test_only_the_hidden_part_names_itself(kernel: Kernel) -> None:
    """Protects the released notebook: without the hidden lines the cell is whole, and asks for the text's case."""
    visible = re.sub("### BEGIN HIDDEN TESTS\n.*### END HIDDEN TESTS", "", _cell("forward_h1"), flags=re.DOTALL)
    assert "idden" not in visible
    kernel.run(filled(H1, "return 0.9"))
    kernel.run(visible)
    with pytest.raises(CheckFailed):
        kernel.run(_cell("forward_h1"))


@pytest.mark.parametrize("step", list(course.steps), ids=lambda step: step.name)
def test_every_step_can_be_checked(kernel: Kernel, step: Step) -> None:
    """Protects each check of the course: the reference passes, both parts."""
    kernel.names[step.name] = step.reference
    assert (check(kernel, step.name), check(kernel, step.name, hidden=True)) == (None, None)
