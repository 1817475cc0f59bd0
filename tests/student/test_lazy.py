"""Ordinary pytest tests in a suite module, beside its steps: `def test_x(student): assert student.f(2) == ...`."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader import installed
from grader.pytest_door import collecting
from tests.student import toy

TESTS = '''

import pytest


def test_mixes(student):
    """A docstring_of_the_suite that no student sees."""
    secret_local = 2.0 * 2.0 + 3.0 * 4.0 / 3.0
    assert student.f(2.0, 3.0) == pytest.approx(secret_local)


@pytest.mark.parametrize("x", [1.0, 2.0])
def test_each(student, x):
    assert student.f(x, 0.0) == pytest.approx(2.0 * x)


def test_skipped_by_the_suite(student):
    pytest.skip("not today")


@pytest.mark.skip(reason="not today either")
def test_marked(student):
    raise AssertionError


def helper_of_the_suite():
    return 1
'''


RIGHT = "def f(x, y):\n    return 2.0 * x + y * 4.0 / 3.0\n"
LATE = "# a lesson\n# of two lines\n\n\n"

HIDDEN = (
    "toycourse",
    "site",
    "secret_local",
    "docstring_of_the_suite",
    "helper_of_the_suite",
    "4.0 / 3.0",
    "approx(",
    "LazyStudent",
    "grader/",
    "Traceback",
)


class Project:
    """A student's folder in a project where the toy course is installed, and runs of pytest."""

    def __init__(self, pytester: pytest.Pytester, site: Path) -> None:
        self.pytester = pytester
        self.file = pytester.mkdir("exercises") / "ex1_toy.py"
        self.suite = toy.write(site, suite=toy.SUITE + TESTS) / "ex1_toy.py"
        toy.install(site)

    def run(self, text: str, *arguments: str) -> pytest.RunResult:
        """`pytest ARGUMENTS exercises` in this process, with this text as the student's file."""
        self.file.write_text(text)
        installed._found.cache_clear()
        collecting._rewrite_asserts.cache_clear()  # which an earlier run in this process has called for its courses
        return self.pytester.runpytest_inprocess("exercises", *arguments)

    def run_alone(self, text: str, *arguments: str) -> pytest.RunResult:
        """The same in a process of its own, for code that would harm this one."""
        self.file.write_text(text)
        return self.pytester.runpytest_subprocess("exercises", *arguments, timeout=60)


@pytest.fixture
def project(
    pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Project]:
    site = tmp_path_factory.mktemp("site")
    monkeypatch.setenv("PYTHONPATH", str(site), prepend=os.pathsep)
    monkeypatch.syspath_prepend(site)
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)
    yield Project(pytester, site)
    installed._found.cache_clear()


def shown(result: pytest.RunResult) -> str:
    return result.stdout.str() + result.stderr.str()


IDS = [
    "exercises/ex1_toy.py::f",
    "exercises/ex1_toy.py::test_mixes",
    "exercises/ex1_toy.py::test_each[1.0]",
    "exercises/ex1_toy.py::test_each[2.0]",
    "exercises/ex1_toy.py::test_skipped_by_the_suite",
    "exercises/ex1_toy.py::test_marked",
]


def test_right_answers_pass_under_the_students_ids(project: Project) -> None:
    """Steps first, then the tests, each under the student's own file; the suite itself may skip."""
    result = project.run(LATE + RIGHT, "-v", "-rs")
    assert [line.split(" ")[0] for line in result.outlines if line.startswith("exercises/ex1_toy.py::")] == IDS
    result.assert_outcomes(passed=4, skipped=2)
    assert result.ret == 0


def test_wrong_answers_fail(project: Project) -> None:
    """A failing test fails in the student's file, at the function it speaks of, with the numbers in words."""
    result = project.run(LATE + "def f(x, y):\n    return x + y\n", "-v")
    counts = result.parseoutcomes()
    assert (counts["failed"], counts["skipped"]) == (4, 2)
    result.stdout.fnmatch_lines(["*ex1_toy.py:5: test_mixes: wrong", "*5.0*8.0*"])
    assert not [part for part in HIDDEN if part in shown(result)]


FLAGS = [
    "-v",
    "--tb=long --showlocals --full-trace",
    "--tb=native -rA --durations=0 -vv",
    "--setup-show",
    "--fixtures-per-test -v",
    "--collect-only -vv",
    "-n 2",
]

STUDENTS = {
    "wrong": "def f(x, y):\n    return x + y\n",
    "raises": "def f(x, y):\n    raise KeyError(x)\n",
    "gone": "def g(x, y):\n    return x + y\n",
    "broken": "def f(x, y:\n",
}


@pytest.mark.parametrize("flags", FLAGS)
def test_nothing_of_the_suites_file_shows(project: Project, flags: str) -> None:
    """Whatever is added to the command, no path, line, docstring or local variable of the hidden file comes out."""
    run = project.run_alone if flags == "-n 2" else project.run  # workers do not share what this process has installed
    result = run(STUDENTS["wrong"], *flags.split())
    looks = flags.startswith(("--fixtures", "--collect"))
    assert result.ret == (pytest.ExitCode.OK if looks else pytest.ExitCode.TESTS_FAILED)
    assert [part for part in HIDDEN if part in shown(result)] == []


@pytest.mark.parametrize("name", ["raises", "gone", "broken"])
def test_what_a_student_does_wrong_is_a_failure_and_shows_nothing(project: Project, name: str) -> None:
    """A raising, missing or unreadable function fails the test, never its setup."""
    result = project.run(STUDENTS[name], "-v", "--tb=long", "--showlocals", "--full-trace", "-k", "test_mixes")
    result.assert_outcomes(failed=1, deselected=5)
    result.stdout.re_match_lines([r"exercises/ex1_toy\.py:[12]: test_mixes: .*"])
    assert [part for part in HIDDEN if part in shown(result)] == []


SKIPPING = f"""{LATE}def f(x, y):
    import pytest
    if y:
        pytest.skip("no")
    pytest.xfail("no") if x == 1.0 else pytest.importorskip("no_such_module")
"""

ENDING = f"""{LATE}def f(x, y):
    import os, sys
    if y:
        while True: pass
    os._exit(0) if x == 1.0 else sys.exit(0)
"""


@pytest.mark.parametrize("text", [SKIPPING, ENDING], ids=["skips", "ends"])
def test_students_code_cannot_skip_or_end_a_test(project: Project, text: str) -> None:
    """Only the suite skips; the guards and the limit that hold for steps hold for ordinary tests."""
    result = project.run_alone(text, "-v", "-k", "test_mixes or test_each", "--exercise-step-timeout=0.3")
    result.assert_outcomes(failed=3, deselected=3)
    assert [part for part in HIDDEN if part in shown(result)] == []


def test_location_and_junit_are_the_students(project: Project) -> None:
    """Editors jump to the student's function, and reports name his file."""
    project.run(LATE + STUDENTS["wrong"], "--junitxml=report.xml")
    text = (project.pytester.path / "report.xml").read_text()
    cases = [case.get("name") for case in ET.fromstring(text).iter("testcase")]
    assert cases == [node.partition("::")[2] for node in IDS]
    assert not [part for part in HIDDEN if part in text]


def test_student_fixture_is_nobody_elses(project: Project) -> None:
    """A host's list of fixtures does not hold ours, and his own `student` is his own."""
    project.pytester.makepyfile(
        test_host="""
        import pytest

        @pytest.fixture
        def student():
            return "Ann"

        def test_ann(student):
            assert student == "Ann"
        """
    )
    project.pytester.runpytest_inprocess("test_host.py").assert_outcomes(passed=1)
    project.pytester.path.joinpath("test_host.py").write_text("def test_one():\n    pass\n")
    result = project.pytester.runpytest_inprocess("--fixtures", "-v")
    assert not [line for line in result.outlines if line.startswith("student")]


def test_a_stub_is_a_to_do_and_so_are_its_tests(project: Project) -> None:
    """Nothing is called wrong that nobody has begun: a newcomer sees no red."""
    result = project.run(toy.STUBS["f"])
    counts = result.parseoutcomes()
    assert (counts["todo"], counts.get("failed"), counts["skipped"]) == (4, None, 2)
    assert [part for part in HIDDEN if part in shown(result)] == []


def test_a_test_that_has_become_right_has_no_solution_to_compare(project: Project) -> None:
    """A command that is offered has to work: `grader solution` knows steps only."""
    project.suite.write_text(toy.SUITE + TESTS.partition("@pytest.mark.parametrize")[0])
    project.run(toy.STUBS["f"])
    output = shown(project.run(RIGHT))
    assert "test_mixes is right" in output
    assert "Compare: grader solution f" in output
    assert "grader solution test_mixes" not in output
