"""The README as a newcomer follows it: its commands run, and show what it says."""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from argparse import SUPPRESS
from importlib import import_module
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner

from grader import plugin
from grader.cli import COMMANDS, main
from grader.courses.backprop import course
from tests.conftest import StudentFolder
from tests.readme_blocks import (
    README,
    Act,
    Scene,
    acts,
    inline_commands,
    play_all,
    rewritten,
    shell_commands,
    steady,
)

TEXT = README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scene, list[tuple[Act, str]]]:
    """The whole README, from an empty folder on: the scene at its end, and what each act has printed."""
    scene = Scene(tmp_path_factory.mktemp("readme"))
    return scene, play_all(scene, TEXT)


@pytest.mark.filterwarnings("default")
def test_every_shown_output_is_todays(played: tuple[Scene, list[tuple[Act, str]]]) -> None:
    """Newcomers see on their screens what the README shows, command by command."""
    for act, output in played[1]:
        if act.shown is not None:
            assert steady(output) == steady(act.shown), f"$ {act.text}"


def test_only_outputs_that_have_changed_are_written_anew() -> None:
    """Protects maintainers from mending numbers by hand, and a README from a new time in each of its blocks."""
    text = "One.\n```console\n$ a\n1 in 0.41s\n$ b\nold\n```\nTwo.\n```console\n$ c\n3\n```\n"
    outputs = ["1 in 0.52s\n", "\nnew \n\n", "3\n"]
    played = [*zip(acts(text), outputs, strict=True), (Act("write", "f: return 1"), "")]
    assert rewritten(text, played) == text.replace("old", "new ")


def test_the_course_is_sound() -> None:
    """The course itself passes its audit: the README shows how it ends, and what it shows is today's."""
    assert re.search(r"^24 steps, \d+ mistakes, no faults\.$", TEXT, re.MULTILINE)


def options_of(name: str) -> set[str]:
    """The options of one of our commands."""
    params = import_module(f"grader.commands.{name}").command.params
    return {option for param in params for option in (*param.opts, *param.secondary_opts) if option.startswith("-")}


def options_of_the_plugin() -> set[str]:
    """The options that the kit adds to pytest's, but for those that only its own commands use."""
    parser = Mock()
    plugin.pytest_addoption(parser)
    options = parser.getgroup().addoption.call_args_list
    return {option.args[0] for option in options if option.kwargs["help"] is not SUPPRESS}


def test_every_command_in_the_text_is_one_of_ours(pytestconfig: pytest.Config) -> None:
    """A command that the README names exists, and has each option that it is shown with."""
    for command in [*inline_commands(TEXT), *shell_commands(TEXT)]:
        program, *arguments = shlex.split(command)
        if program == "grader":
            assert arguments[0] in COMMANDS, command
            options = {argument.partition("=")[0] for argument in arguments if argument.startswith("-")}
            assert options <= options_of(arguments[0]), command
        elif program == "pytest":
            assert pytestconfig._parser.parse_known_and_unknown_args(arguments)[1] == [], command


def test_commands_are_typed_one_by_one() -> None:
    """Protects newcomers on Windows, whose PowerShell cannot read `&&`: it would be the first thing that they type."""
    pages = [README, *(README.parent / "docs").glob("*.md")]
    commands = [command for page in pages for command in shell_commands(page.read_text(encoding="utf-8"))]
    assert [command for command in commands if "&&" in command] == []


def test_every_option_in_the_text_is_one_of_ours() -> None:
    """Protects readers from options that are gone or renamed, and from options of pytest that nobody tells them."""
    named = set(re.findall(r"`(--[\w-]+)", TEXT))
    assert named <= options_of_the_plugin().union(*map(options_of, COMMANDS))
    assert all(option in TEXT for option in options_of_the_plugin())


def test_every_page_of_the_documentation_is_linked() -> None:
    """Protects readers from pages that nobody finds."""
    pages = {f"docs/{page.name}" for page in (README.parent / "docs").glob("*.md")}
    assert pages == set(re.findall(r"\]\((docs/\w+\.md)\)", TEXT))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("grader reset exercises/ex1_forward_pass.py", "as it was at the start"),
        ("grader solution forward_h2 --spoil", "w3 * i1"),
    ],
)
@pytest.mark.usefixtures("exercises")
def test_commands_of_the_table(command: str, words: str) -> None:
    """The commands for students do what the table says, as they stand there."""
    assert f"`{command}`" in TEXT
    assert words in CliRunner().invoke(main, shlex.split(command)[1:]).output


@pytest.mark.parametrize(
    "command",
    [
        "pytest exercises/ex1_forward_pass.py::forward_h2",
        "pytest exercises -v",
        "pytest exercises --exercise-hint",
        "pytest exercises --junitxml=report.xml",
    ],
)
def test_runs_that_the_text_names_in_passing(exercises: StudentFolder, command: str) -> None:
    """What the README names beside its shown runs works as well."""
    assert f"`{command}`" in TEXT
    output = exercises.pytester.runpytest_inprocess(*shlex.split(command)[1:]).stdout.str()
    assert "forward_h2" in output
    assert "Traceback" not in output


@pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only")
def test_the_instructors_table(played: tuple[Scene, list[tuple[Act, str]]]) -> None:
    """Each command of the table for instructors does what it stands for, typed in the README's own scene."""
    table = TEXT.partition("## For instructors")[2].partition("| you want | type |")[2].partition("\n\n")[0]
    kept = played[0].path / "results"
    before, seed = ((kept / name).read_bytes() for name in ("grades.csv", "run.json"))
    said = [played[0].play(Act("command", command)) for command in inline_commands(table)]
    assert said[:2] == ["report.html is written: 4 students.\n"] * 2
    assert "1 submission graded." in said[2] and "4 submissions graded." in said[3]
    assert (kept / "grades.csv").read_bytes() == before
    assert (kept / "run.json").read_bytes() != seed


SHORT = ("ex1_forward_pass", "ex2_error")
"""The exercises that are left of an assignment, where nbgrader takes its time."""


def test_nbgrader_from_the_notebooks_to_an_exported_grade(played: tuple[Scene, list[tuple[Act, str]]]) -> None:
    """The commands of the section, one after the other; between them students hand in what the release gave them."""
    pytest.importorskip("nbgrader")
    section = TEXT.partition("### With nbgrader")[2].partition("## For course authors")[0]
    assert "Next, in course: nbgrader generate_assignment backprop" in section
    scene = Scene(played[0].path / "course")
    for notebook in (scene.path / "source" / "backprop").iterdir():
        if notebook.stem not in SHORT:  # nbgrader takes seconds for each
            notebook.unlink()
    typed = shell_commands(section)
    assert typed[0] == "cd course" and len(typed) == 6
    for command in typed[1:]:
        if command == "grader autograde backprop":
            _hand_in(scene.path)
        said = scene.play(Act("command", command))
        assert "Traceback" not in said and "ERROR" not in said, said
        assert ("Success! Your notebook passes all the tests." in said) == command.startswith("nbgrader validate")
    with open(scene.path / "steps.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["score"] for row in rows if row["student_id"] == "alice"} == {"1"}
    assert {row["score"] for row in rows if row["student_id"] == "carol"} == {"0"}
    assert len(rows) == 2 * sum(len(course.exercise(name).steps) for name in SHORT)
    assert (scene.path / "feedback" / "carol" / "backprop" / "ex2_error.html").exists()


def _hand_in(folder: Path) -> None:
    for student, what in (("alice", "source"), ("carol", "release")):
        shutil.copytree(folder / what / "backprop", folder / "submitted" / student / "backprop")


def test_the_two_commands_of_a_newcomer_set_everything_up(tmp_path: Path) -> None:
    """From a fresh clone, `tox run -e exercises` makes its environment and shows the first page."""
    assert "pip install tox\ntox run -e exercises\n" in TEXT
    root = README.parent
    if not (root / ".git").exists():
        pytest.skip("there is no clone here to copy")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if (root / name).is_file() and not name.startswith("tests/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, tmp_path / name)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("TOX_", "VIRTUAL_ENV", "PYTEST"))}
    command = [sys.executable, "-m", "tox", "run", "-e", "exercises"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Backpropagation, step by step +0 of 24", done.stdout)
    assert "Next  forward_h1   exercises/ex1_forward_pass.py:" in done.stdout
