"""The plugin in somebody else's project: ordinary tests stay as they were, and the two live side by side."""

from __future__ import annotations

import os
import shutil

import pytest
from _pytest.pytester import LineMatcher

from tests.conftest import StudentFolder, shows_nothing_hidden
from tests.student import toy


def test_unrelated_run_is_untouched_and_loads_nothing(pytester: pytest.Pytester) -> None:
    """A run without exercises looks as without the plugin, and imports neither NumPy nor the kit."""
    pytester.makepyfile(
        test_host="""
        import sys

        def test_light():
            kit = [name for name in sys.modules if name.startswith("grader")]
            assert sorted(kit) == ["grader", "grader.exercise_files", "grader.plugin"]
            assert "numpy" not in sys.modules
        """
    )
    result = pytester.runpytest_subprocess()
    result.stdout.fnmatch_lines(["*test session starts*", "collected 1 item", "test_host.py .*", "*1 passed in*"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-p", "no:setuponly"], "*1 passed*"),
        (["n" * 300], "*ERROR: file or directory not found: nnn*"),
        ([f"ex1_{'n' * 300}.py"], "*ERROR: file or directory not found: ex1_nnn*"),
    ],
    ids=["a plugin switched off", "no name of a file", "no name of an exercise"],
)
def test_a_run_without_exercises_comes_to_its_own_end(
    pytester: pytest.Pytester, arguments: list[str], words: str
) -> None:
    """Protects every other project of a machine that the kit is on: what it looks for may not be there."""
    pytester.makepyfile("def test_one(): pass")
    result = pytester.runpytest_inprocess(*arguments)
    LineMatcher([*result.outlines, *result.errlines]).fnmatch_lines([words])
    assert "INTERNALERROR" not in result.stdout.str() + result.stderr.str()


def test_options_are_prefixed(pytester: pytest.Pytester) -> None:
    """A host's conftest with options such as --seed and --hint does not collide with ours."""
    pytester.makeconftest(
        """
        def pytest_addoption(parser):
            for name in ("--seed", "--hint", "--step-timeout", "--course"):
                parser.addoption(name)
        """
    )
    pytester.makepyfile("def test_one(): pass")
    pytester.runpytest_inprocess().assert_outcomes(passed=1)


def test_mixed_with_ordinary_tests_pytest_keeps_its_own_output(exercises: StudentFolder) -> None:
    """In a run with other tests the page steps aside; a to-do is still told from a failure."""
    (exercises.path / "test_mine.py").write_text("def test_mine():\n    assert 1 == 1\n")
    exercises.solve("forward_h1")
    result = exercises.run()
    result.stdout.fnmatch_lines(["*test session starts*", "*23 todo*"])
    assert result.parseoutcomes() == {"passed": 2, "todo": 23}
    result.stdout.no_fnmatch_line("*Next *")


def test_autouse_fixtures_of_a_host_do_no_harm(exercises: StudentFolder) -> None:
    """A host's autouse fixture makes `--fixtures-per-test` look at every item: it finds no hidden file."""
    exercises.pytester.makeconftest("import pytest\n\n@pytest.fixture(autouse=True)\ndef around():\n    yield\n")
    exercises.solve("forward_h1")
    result = exercises.run("--fixtures-per-test", "--setup-show", "-v")
    assert shows_nothing_hidden(result)
    exercises.run().assert_outcomes(passed=1)


def test_duplicate_names_under_every_import_mode(exercises: StudentFolder) -> None:
    """Two students' files of one name are two modules."""
    other = StudentFolder(exercises.pytester, "other")
    exercises.solve("forward_h1")
    other.write("forward_h1", "return 0.0")
    for mode in ("prepend", "append", "importlib"):
        result = exercises.run("other", f"--import-mode={mode}", "-v", "-k", "forward_h1")
        result.assert_outcomes(passed=1, failed=1)


def test_a_course_that_cannot_be_loaded_is_named(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken course stands in nobody's way; a file that may be one of its exercises says what is wrong."""
    dist = exercises.pytester.mkdir("bad-1.0.dist-info")
    (dist / "METADATA").write_text("Metadata-Version: 2.1\nName: bad\nVersion: 1.0\n")
    (dist / "entry_points.txt").write_text("[grader.courses]\nbad = no_such_module:course\n")
    monkeypatch.setenv("PYTHONPATH", str(exercises.pytester.path), prepend=os.pathsep)
    exercises.solve("forward_h1")
    exercises.run_alone().stdout.fnmatch_lines(["*1 of 24"])
    (exercises.path / "ex8_of_another_course.py").write_text("")
    result = exercises.run_alone()
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["*the course 'bad' cannot be loaded: ModuleNotFoundError: No module named*"])
    assert shows_nothing_hidden(result)


def test_files_of_two_courses_in_one_folder(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is checked by its own course: the first one's suite was asked for the other one's exercises."""
    home = toy.write(exercises.pytester.path)
    toy.install(exercises.pytester.path)
    monkeypatch.setenv("PYTHONPATH", str(exercises.pytester.path), prepend=os.pathsep)
    shutil.copy(home / "solutions" / "ex1_toy.py", exercises.path)
    exercises.solve("forward_h1")
    result = exercises.run_alone()
    result.stdout.fnmatch_lines(["*1 of 24", "A toy *1 of 1"])
    assert result.parseoutcomes() == {"passed": 2, "todo": 23}
