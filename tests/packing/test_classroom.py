"""`grader classroom DIR`: a starter repository, its workflow, and the points that the workflow reports."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from click.testing import CliRunner

from grader.cli import main
from grader.courses.backprop import course
from tests.packing.unpacked import SOLUTION_MARK, solved_lines
from tests.plain_pytest import PLAIN
from tests.student_files import StudentFiles

SCRIPTS = Path(sysconfig.get_path("scripts"))
WORKFLOW = ".github/workflows/classroom.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "starter"
    result = CliRunner().invoke(main, ["classroom", str(folder)])
    assert result.exit_code == 0, result.output
    assert f"A starter repository is in {folder}." in result.stdout
    return folder


def steps(repository: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow(repository)["jobs"]["run-autograding-tests"]["steps"]
    return found


def workflow(repository: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((repository / WORKFLOW).read_text())
    return found


def test_the_repository_holds_no_solution(repository: Path) -> None:
    """The exercises, a page, what to install, the workflow, and what git leaves alone: that is all."""
    files = {path.relative_to(repository).as_posix(): path for path in repository.rglob("*") if path.is_file()}
    exercises = {f"exercises/{exercise.name}.py" for exercise in course.exercises}
    assert set(files) == {".gitignore", WORKFLOW, "README.md", "pytest.ini", "requirements.txt", *exercises}
    text = "\n".join(path.read_text() for path in files.values())
    assert not {line.strip() for line in text.splitlines()} & solved_lines()
    assert SOLUTION_MARK not in text
    assert "Commit and push." in files["README.md"].read_text()


def linted(workflow: Path, name: str, *arguments: str) -> tuple[int, str]:
    """The exit code of a linter, and what it says."""
    command = [str(SCRIPTS / name), *arguments, str(workflow)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return run.returncode, run.stdout + run.stderr


def test_the_workflow_is_valid_by_githubs_schema(repository: Path) -> None:
    """The schema that editors check workflows with has nothing to say."""
    code, said = linted(repository / WORKFLOW, "check-jsonschema", "--builtin-schema", "vendor.github-workflows")
    assert code == 0, said


@pytest.mark.skipif(sys.platform == "darwin", reason="the package with actionlint has no file for macOS")
def test_actionlint_has_nothing_to_say(repository: Path) -> None:
    """No unknown key, no output of a step that is not there, no outdated action; a mistyped step would be named."""
    code, said = linted(repository / WORKFLOW, "actionlint", "-no-color")
    assert code == 0, said
    mistyped = repository / "mistyped.yml"
    mistyped.write_text((repository / WORKFLOW).read_text().replace("id: points", "id: point"))
    code, said = linted(mistyped, "actionlint", "-no-color")
    assert code == 1
    assert 'property "points" is not defined' in said


def test_classroom_knows_the_workflow_by_its_names(repository: Path) -> None:
    """Classroom uploads points only of "Autograding Tests" with its one job; the rights are to read, no more."""
    found = workflow(repository)
    assert found["name"] == "Autograding Tests"
    assert list(found["jobs"]) == ["run-autograding-tests"]
    assert set(found["permissions"].values()) == {"read"}
    report = steps(repository)[-1]
    assert report["uses"].startswith("classroom-resources/autograding-grading-reporter@")
    runners = report["with"]["runners"].split(",")
    assert runners == [exercise.name for exercise in course.exercises]
    assert list(report["env"]) == [f"{runner.upper()}_RESULTS" for runner in runners]


def ran(repository: Path, name: str) -> tuple[int, dict[str, Any]]:
    """Run the workflow's step of that name; its exit code, and what it wrote to $GITHUB_OUTPUT."""
    output = repository.parent / "github_output"
    output.write_text("")
    (command,) = [step["run"] for step in steps(repository) if step["name"] == name]
    env = {**os.environ, "GITHUB_OUTPUT": str(output), "PYTEST_ADDOPTS": PLAIN}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    bash = ["bash", "-e", "-c", command]
    run = subprocess.run(bash, cwd=repository, env=env, capture_output=True, check=False, timeout=60)
    lines = (line.partition("=") for line in output.read_text().splitlines())
    return run.returncode, {name: json.loads(base64.b64decode(value)) for name, _, value in lines}


def test_the_workflows_own_commands_count_the_points(repository: Path) -> None:
    """`pytest exercises`, then a result for each exercise with a test for each step, as Classroom's runners give it."""
    student = StudentFiles(repository / "exercises")
    student.solve("forward_h1", "error", "delta")
    student.write("forward_h2", "return i1 * w1")
    code, _ = ran(repository, "Check the exercises")
    assert code == 1
    code, results = ran(repository, "Count the points")
    assert code == 0
    assert list(results) == [exercise.name for exercise in course.exercises]
    assert sum(found["max_score"] for found in results.values()) == 24
    assert sum(test["score"] for found in results.values() for test in found["tests"]) == 3
    first, second = results["ex1_forward_pass"], results["ex2_error"]
    assert (first["version"], first["status"], first["max_score"]) == (1, "fail", 3)
    assert [test["name"] for test in first["tests"]] == ["forward_h1", "forward_h2", "forward_out"]
    assert [test["status"] for test in first["tests"]] == ["pass", "fail", "fail"]
    assert [test["message"] for test in first["tests"]] == ["passed", "wrong", "not_written"]
    assert second["status"] == "pass"


@pytest.mark.parametrize("report", [None, "", "<testsuites><testsuite>", "<testsuites/>"])
def test_a_run_that_ended_early_is_an_error_and_no_points(repository: Path, report: str | None) -> None:
    """Where pytest left no whole report every step is an error that says so: nothing passes by itself."""
    if report is not None:
        (repository / "report.xml").write_text(report)
    code, results = ran(repository, "Count the points")
    assert code == 0
    assert {found["status"] for found in results.values()} == {"error"}
    tests = [test for found in results.values() for test in found["tests"]]
    assert len(tests) == 24
    assert {test["score"] for test in tests} == {0}
    assert {test["message"] for test in tests} == {"pytest ended before this could be checked: see the step before."}


def test_copies_elsewhere_count_nothing(repository: Path) -> None:
    """Points are those of the folder `exercises`: a solved copy below it, or a test of the same name, is none."""
    case = '<testcase classname="{}" name="forward_h1"><properties><property name="outcome" value="passed"/>{}'
    end = "</properties></testcase>"
    (repository / "report.xml").write_text(
        f"<testsuites>{case.format('exercises.copy.ex1_forward_pass', end)}{case.format('ex1_forward_pass', end)}"
        f"{case.format('other.ex1_forward_pass', end)}</testsuites>"
    )
    _, results = ran(repository, "Count the points")
    assert [test["score"] for test in results["ex1_forward_pass"]["tests"]] == [0, 0, 0]


def test_a_folder_with_work_in_it_is_left_alone(tmp_path: Path) -> None:
    """What is there already is never overwritten: exit code 2, nothing written."""
    (tmp_path / "README.md").write_text("mine")
    result = CliRunner().invoke(main, ["classroom", str(tmp_path)])
    assert result.exit_code == 2
    assert "holds README.md already; nothing was written" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert (tmp_path / "README.md").read_text() == "mine"


def test_requirements_are_what_is_installed_here(repository: Path) -> None:
    """The workflow checks with the kit that the starter was made with."""
    lines = (repository / "requirements.txt").read_text().splitlines()
    assert len(lines) == 1
    name, _, version = lines[0].partition("==")
    command = [str(SCRIPTS / "grader"), "--version"]
    assert name == "pytest-exercises"
    assert version in subprocess.run(command, capture_output=True, text=True, check=True).stdout
