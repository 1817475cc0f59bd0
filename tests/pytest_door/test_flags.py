"""pytest's own options and other plugins give true results, and show nothing of the hidden suite."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tests.conftest import StudentFolder, shows_nothing_hidden

ALL = {"passed": 1, "failed": 2, "todo": 21}

FLAGS = {
    "": ALL,
    "-v": ALL,
    "-vv": ALL,
    "-q": ALL,
    "--tb=short": ALL,
    "--tb=long": ALL,
    "--tb=line": ALL,
    "--tb=native": ALL,
    "--tb=no": ALL,
    "--showlocals --full-trace --tb=long": ALL,
    "-rA": ALL,
    "-s": ALL,
    "--capture=sys": ALL,
    "-x": {"passed": 1, "failed": 1},
    "--maxfail=2": {"passed": 1, "failed": 2},
    "--sw": {"passed": 1, "failed": 1},
    "-k forward_h1": {"passed": 1, "deselected": 23},
    "-k forward": {"passed": 1, "failed": 2, "deselected": 21},
    "-n 2 --dist loadfile": ALL,
    "-n 2 -v --exercise-seed=random": ALL,
    "--import-mode=importlib": ALL,
    "--import-mode=append": ALL,
    "-W error": ALL,
    "-p no:cacheprovider": ALL,
    "-p no:terminal": None,
    "-p no:capture": ALL,
    "-p no:faulthandler": ALL,
    "-p no:setuponly": ALL,
    "--doctest-modules": ALL,
    "--setup-show": ALL,
    "--durations=3 -vv": ALL,
    "-o python_functions=forward_* -o python_files=*.py": ALL,
    "-o python_classes=* -o python_functions=*": ALL,
    "--strict-markers --strict-config": ALL,
    "--exercise-step-timeout=0": ALL,
    "--exercise-seed=5": ALL,
    "--exercise-seed=random": ALL,
}


@pytest.mark.parametrize("flags", FLAGS)
def test_results_are_true_and_nothing_hidden_shows(mixed: StudentFolder, flags: str) -> None:
    """Whatever an editor or a habit adds to the command, the counts stay, and no hidden path or formula comes out."""
    result = mixed.run(*flags.split())
    counts = FLAGS[flags]
    if counts is not None:
        outcomes = {name: number for name, number in result.parseoutcomes().items() if name != "warnings"}
        assert outcomes == counts
    expected = pytest.ExitCode.OK if flags == "-k forward_h1" else pytest.ExitCode.TESTS_FAILED
    assert result.ret == (pytest.ExitCode.INTERRUPTED if flags == "--sw" else expected)
    assert shows_nothing_hidden(result)


@pytest.mark.parametrize("flags", ["--collect-only", "--collect-only -q", "--collect-only -vv", "--fixtures-per-test"])
def test_looking_without_running(exercises: StudentFolder, flags: str) -> None:
    """An editor lists the steps: no student's code runs, no docstring or path of the suite comes out."""
    bait = exercises.path / "bait"
    file = exercises.file("forward_h1")
    file.write_text(f"{file.read_text()}\nopen({str(bait)!r}, 'w').close()\n")
    result = exercises.run(*flags.split())
    assert result.ret == pytest.ExitCode.OK
    assert not bait.exists()
    assert shows_nothing_hidden(result)
    assert "hidden" not in result.stdout.str().replace("hidden_layer", "")


def test_node_ids_and_locations_are_the_students(exercises: StudentFolder) -> None:
    """Editors and `--lf` know a step by its file and function."""
    items, _ = exercises.pytester.inline_genitems(exercises.path)
    assert len(items) == 24
    assert items[0].nodeid == "exercises/ex1_forward_pass.py::forward_h1"
    path, line, name = items[0].location
    assert (path, name) == ("exercises/ex1_forward_pass.py", "forward_h1")
    assert line is not None
    assert exercises.file("forward_h1").read_text().splitlines()[line].startswith("def forward_h1(")


def test_last_failed_reruns_what_is_open(mixed: StudentFolder) -> None:
    """`--lf` sees a to-do as a failure, and a right step as done."""
    mixed.run()
    mixed.run("--lf").assert_outcomes(failed=2)
    result = mixed.run("--lf", "-v")
    result.stdout.no_fnmatch_line("*::forward_h1 *")


@pytest.mark.parametrize("flags", [(), ("-n", "2")])
def test_junit_carries_outcome_mistake_and_points(mixed: StudentFolder, flags: tuple[str, ...]) -> None:
    """Other programs read the verdict from JUnit's properties, from a worker's report too."""
    mixed.run("--junitxml=report.xml", *flags)
    text = (mixed.pytester.path / "report.xml").read_text()
    cases = {case.get("name"): case for case in ET.fromstring(text).iter("testcase")}
    properties = {name: {p.get("name"): p.get("value") for p in case.iter("property")} for name, case in cases.items()}
    assert len(cases) == 24
    assert properties["forward_h1"] == {"outcome": "passed", "mistake": "", "points": "1.0"}
    assert properties["forward_h2"] == {"outcome": "wrong", "mistake": "w2_w3_swapped", "points": "0.0"}
    assert properties["forward_out"]["outcome"] == "raised"
    assert properties["delta"]["outcome"] == "not_written"
    failure = cases["forward_h2"].find("failure")
    assert failure is not None
    assert "different hidden neuron" in (failure.text or "")
    assert "grader/" not in text.replace("grader hint", "")


@pytest.mark.parametrize("value", ["x", "-1", "1e99"])
def test_bad_option_is_a_usage_error(exercises: StudentFolder, value: str) -> None:
    """A mistyped option says so and runs nothing."""
    result = exercises.run(f"--exercise-step-timeout={value}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"*--exercise-step-timeout: '{value}' is no number of seconds*"])


def test_bad_seed_is_a_usage_error(exercises: StudentFolder) -> None:
    """The sentence says what the option takes, not what our function for it is called."""
    result = exercises.run("--exercise-seed=x")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--exercise-seed: 'x' is neither a whole number nor random"])


def test_a_random_seed_is_named_where_something_is_wrong(mixed: StudentFolder) -> None:
    """A failure under a random seed can be had again: the seed stands beside it."""
    result = mixed.run("--exercise-seed=random")
    result.stdout.re_match_lines([r".*\(seed \d+\)\."])
    seed = result.stdout.str().split("(seed ")[1].split(")")[0]
    again = mixed.run(f"--exercise-seed={seed}")
    again.stdout.fnmatch_lines([f"*(seed {seed}).*"])
