"""The sandboxed student says what the one in pytest's own process says, and outlives what would end that process."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest

from grader.answers import Trouble
from grader.courses.backprop import course
from grader.sandbox import Cell, File, Limits, Sandbox
from tests.sandbox.conftest import (
    H1,
    RIGHT,
    answers,
    body,
    made,
    plain,
    unaffected,
    verdict,
    verdicts,
)

STEPS = [step.name for step in course.steps]


def files(folder: Path) -> list[File]:
    return [plain(path.read_text(), path.name) for path in sorted(folder.glob("ex*.py"))]


def test_solutions_pass_every_step(box: Sandbox) -> None:
    found = verdicts(box, *files(course.solutions_folder), steps=STEPS)
    assert {name for name, verdict in found.items() if not verdict.passed} == set()


def test_exercises_are_not_written(box: Sandbox) -> None:
    found = verdicts(box, *files(course.exercises_folder), steps=STEPS)
    assert {verdict.outcome for verdict in found.values()} == {"not_written"}


def test_arrays_that_are_changed_in_place(box: Sandbox) -> None:
    source = """
        def hidden_layer(inputs, weights_1):
            hidden = inputs @ weights_1
            inputs[0] = 5
            return hidden
    """
    found = verdict(box, plain(textwrap.dedent(source), "ex5_matrices.py"), step="hidden_layer")
    assert found.outcome == "wrong"
    assert "changes its argument inputs" in found.feedback


@pytest.mark.parametrize("code", ["os._exit(0)", "os.abort()", "ctypes.string_at(0)"])
def test_a_crash_costs_one_step(box: Sandbox, code: str) -> None:
    source = (
        f"import os, ctypes\n{H1}    {code}\ndef forward_h2(i1, i2, w1, w2, w3, w4):\n    return i1 * w3 + i2 * w4\n"
    )
    found = verdicts(box, plain(source), steps=["forward_h1", "forward_h2", "forward_out"])
    assert [v.outcome for v in found.values()] == ["crashed", "passed", "missing"]


def test_a_crash_of_a_file_costs_its_steps(box: Sandbox) -> None:
    right = plain((course.solutions_folder / "ex2_error.py").read_text(), "ex2_error.py")
    found = verdicts(box, plain("import os\nos._exit(3)\n" + H1 + RIGHT), right, steps=["forward_h1", "error", "delta"])
    assert [v.outcome for v in found.values()] == ["crashed", "passed", "passed"]


def test_a_crash_in_a_hidden_case_only(box: Sandbox) -> None:
    text = course.text["i1"]
    source = f"import os\n{H1}    if i1 != {text!r}: os._exit(1)\n{RIGHT}"
    source += "def forward_h2(i1, i2, w1, w2, w3, w4):\n    return i1 * w3 + i2 * w4\n"
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
    loop = body(LOOPS[name]).cells[0].source
    source = f"{loop}\ndef forward_h2(i1, i2, w1, w2, w3, w4):\n    return i1 * w3 + i2 * w4\n"
    found = verdicts(box, plain(source), steps=["forward_h1", "forward_h2"])
    assert [v.outcome for v in found.values()] == ["timed_out", "passed"]


@pytest.mark.parametrize("name", LOOPS)
def test_a_file_that_does_not_end(box: Sandbox, name: str) -> None:
    right = plain((course.solutions_folder / "ex2_error.py").read_text(), "ex2_error.py")
    found = verdicts(box, plain(f"{LOOPS[name]}\n{H1}{RIGHT}"), right, steps=["forward_h1", "error"])
    assert [v.outcome for v in found.values()] == ["broken", "passed"]
    assert "does not come to its end" in found["forward_h1"].feedback


def test_all_endless_steps_together_cost_no_more_than_the_total() -> None:
    endless = [
        File(p.name, (Cell(p.read_text().replace("raise NotImplementedError", "while True: pass")),))
        for p in sorted(course.exercises_folder.glob("ex*.py"))
    ]
    with made(Limits(step=0.3, total=1.2)) as box:
        start = time.monotonic()
        found = verdicts(box, *endless, steps=STEPS)
        assert {verdict.outcome for verdict in found.values()} == {"timed_out"}
        assert "Not checked any more" in found["repaired_update"].feedback
        assert time.monotonic() - start < 6
        assert unaffected(box)


def test_no_file(box: Sandbox) -> None:
    found = answers(box, plain("x = 1\n", "ex2_error.py"))
    assert isinstance(found, Trouble) and found.outcome == "missing"
    found = answers(box)
    assert isinstance(found, Trouble) and found.outcome == "missing"


def test_cells_that_fail_cost_only_what_they_define(box: Sandbox) -> None:
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
        Cell("def forward_h2(i1, i2, w1, w2, w3, w4):\n    return i1 * w3 + i2 * w4\n", 3),
        Cell("while True: pass\n" + H1 + RIGHT, 6),
        Cell("while True: pass\n", 12),
        Cell("def forward_out(h1, h2, w5, w6):\n    return h1 * w5 + h2 * w6\n", 14),
    )
    found = verdicts(box, File("ex1_forward_pass.py", cells), steps=["forward_h1", "forward_h2", "forward_out"])
    assert [v.outcome for v in found.values()] == ["broken", "passed", "passed"]
    assert "The cell does not come to its end: it was still running in line 6." in found["forward_h1"].feedback


def test_a_later_cell_mends_an_earlier_one(box: Sandbox) -> None:
    cells = (Cell(H1 + "    return (\n"), Cell(H1 + RIGHT, 10))
    assert verdict(box, File("ex1_forward_pass.py", cells)).passed


def test_a_failed_second_try_is_not_the_stub_before_it(box: Sandbox) -> None:
    cells = (Cell(H1 + "    raise NotImplementedError\n"), Cell(H1 + "    return (\n", 10))
    found = verdict(box, File("ex1_forward_pass.py", cells))
    assert (found.outcome, found.line) == ("broken", 11)


def test_the_files_import_each_other(box: Sandbox) -> None:
    first = plain(
        "from ex2_error import double\nimport helpers\n" + H1 + "    return double(i1 * w1 + i2 * w2) * helpers.HALF\n"
    )
    others = [plain("def double(x):\n    return 2 * x\n", "ex2_error.py"), plain("HALF = 0.5\n", "helpers.py")]
    assert verdict(box, first, *others).passed


def test_the_folder_around_the_files_is_a_package(box: Sandbox) -> None:
    """Editors import from it, and in a clone that passes under pytest: the same module, run once, under both names."""
    imports = "from exercises.ex2_error import double, seen\nfrom exercises.tools.maths import HALF\nimport ex2_error\n"
    code = imports + H1 + "    assert ex2_error.seen is seen\n    return double(i1 * w1 + i2 * w2) * HALF\n"
    other = "import exercises.ex1_forward_pass\nseen = []\ndef double(x):\n    return 2 * x\n"
    assert verdict(box, plain(code), plain(other, "ex2_error.py"), plain("HALF = 0.5\n", "tools/maths.py")).passed
    wrong = verdict(box, plain("from exercises.ex3 import half\n" + H1 + RIGHT))
    assert (wrong.outcome, "No module named 'exercises.ex3'" in wrong.feedback) == ("broken", True)


FOLDERS = {
    "without": {"tools/maths.py": "from .deep.numbers import HALF\ndef double(x):\n    return 2 * x\n"},
    "package": {
        "tools/__init__.py": "from tools.maths import double\n",
        "tools/maths.py": "from . import deep\nfrom .deep.numbers import HALF\ndef double(x):\n    return 2 * x\n",
    },
    "installed": {
        "tools/maths.py": "from json import dumps\nfrom tools.deep.numbers import HALF\ndouble = (2.0).__mul__\n"
    },
}


@pytest.mark.parametrize("name", FOLDERS)
def test_modules_in_folders(box: Sandbox, name: str) -> None:
    """A submission's own folders are imported from as under pytest, and hide nothing that is installed."""
    imports = "import csv\ncsv.reader\nimport tools.maths\nfrom tools.maths import double\n"
    code = imports + H1 + "    return double(i1 * w1 + i2 * w2) * tools.maths.HALF\n"
    others = {**FOLDERS[name], "tools/deep/numbers.py": "HALF = 0.5\n", "json/mine.py": "", "csv/mine.py": ""}
    assert verdict(box, plain(code), *(plain(text, file) for file, text in others.items())).passed


UNUSUAL = {
    "annotations": ["from __future__ import annotations\n", H1.replace("i1", "i1: Later", 1) + RIGHT],
    "another def": [
        "def forward_h1(pairs):\n    return sum(a * b for a, b in pairs)\n",
        "total = forward_h1\nforward_h1 = lambda a, b, c, d, e, f: total([(a, c), (b, d)])\n",
    ],
    "wrapped": [
        "def forward_h1(i, w):\n    return i[0] * w[0] + i[1] * w[1]\n",
        "def wrap(f):\n    return lambda a, b, c, d, e, g: f((a, b), (c, d))\nforward_h1 = wrap(forward_h1)\n",
    ],
    "optional": [H1.replace("w4", "w4, verbose=False") + RIGHT],
    "help": ["help(print)\nif False:\n    exit()\nleave = quit\n" + H1 + RIGHT],
    "home": [
        "import os, pathlib, getpass\nplaces = pathlib.Path.home(), os.environ['HOME'], getpass.getuser()\n"
        + H1
        + RIGHT,
    ],
    "working folder": ["import os\nos.chdir(os.path.dirname(os.path.abspath(__file__)))\n" + H1 + RIGHT],
    "own test": ["import pytest\n" + H1 + RIGHT + "def test_h1():\n    assert forward_h1 == pytest.approx(1)\n"],
    "alarm": [
        "import signal, time\ndef stop(*_): raise TimeoutError\nsignal.signal(signal.SIGALRM, stop)\n",
        H1 + "    time.sleep(0.03)\n" + RIGHT,
    ],
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_unusual_files_that_are_right(box: Sandbox, name: str) -> None:
    """Protects what passes under pytest from a zero of the sandbox's making."""
    cells = tuple(Cell(source, 1 + 10 * number) for number, source in enumerate(UNUSUAL[name]))
    assert verdict(box, File("ex1_forward_pass.py", cells)).passed


LIBRARY = """
    argparse array asyncio calendar cmath collections.abc concurrent.futures csv ctypes datetime doctest enum graphlib
    http.client inspect logging multiprocessing pprint queue secrets tempfile textwrap threading timeit unittest
    urllib.request uuid zoneinfo numpy.fft numpy.ma numpy.polynomial numpy.random numpy.testing pytest
"""
IMPORTS = """
import importlib
missing = []
for name in {names}:
    try:
        importlib.import_module(name)
    except ImportError as fault:
        missing.append(f"{{name}}: {{fault}}")
if missing:
    raise ImportError("; ".join(missing))
"""


@pytest.mark.parametrize("without", ["", "mounts", "landlock"])
def test_the_whole_library_can_be_imported(without: str) -> None:
    """Protects a right file that imports more than the zygote has loaded, whichever layer keeps other files away."""
    code = IMPORTS.format(names=LIBRARY.split()) + H1 + RIGHT
    with made(Limits(10.0, 30.0, 512 * 2**20), without=frozenset({without})) as box:
        assert verdict(box, plain(code)).passed


def test_nothing_else_that_is_installed_can_be_imported(box: Sandbox) -> None:
    """Protects a course, and the kit itself, which lie beside the packages that a submission may import."""
    for name in ("grader", "click", "hypothesis", "numpy_of_mine", "pytest_timeout"):
        assert verdict(box, plain(f"import pytest\nimport {name}\n" + H1 + RIGHT)).outcome == "broken"


def test_what_is_known_of_a_file(box: Sandbox) -> None:
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
    assert outline.called("forward_out", STEPS) == ["forward_h1"]
    assert (outline.line("forward_out"), outline.parameters("helper")) == (7, ())
