"""The command itself: quick to start, a list of what it can do, sentences where something is mistyped."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli import COMMANDS, main


def test_help_lists_every_command() -> None:
    """A student who has forgotten a name finds it, with one line on what it does."""
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name, words in COMMANDS.items():
        assert f"  {name} " in result.output
        assert words.split(":")[0] in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_of_its_own(name: str) -> None:
    """Every name in the list is a command that can be loaded and explains itself."""
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"Usage: main {name} ")
    assert "--help" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_says_what_it_is_for(name: str) -> None:
    """An option is not left to be guessed from its type."""
    options = [param for param in import_module(f"grader.commands.{name}").command.params if "--" in param.opts[0]]
    assert [option.name for option in options if not option.help] == []


def test_the_exit_codes_of_a_report_are_told() -> None:
    """A script that calls it knows a report that could not be written from one without some students."""
    output = CliRunner().invoke(main, ["report", "--help"], terminal_width=200).output
    assert "0 all written, 1 it cannot be written, 2 bad usage, 3 some students" in " ".join(output.split())


def test_version_is_the_distributions() -> None:
    """A bug report names the right version."""
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert version("pytest-exercises") in result.output


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["nothing"], ["hint", "--help"]])
def test_asking_for_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """The command answers at once: neither NumPy, pytest nor a course is imported to print a list."""
    code = f"""
import sys
from grader.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print("LOADED", *(name for name in ("numpy", "pytest", "nbgrader", "grader.courses.backprop") if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_unknown_command_is_a_usage_error() -> None:
    """A mistyped command is exit code 2 and a sentence."""
    result = CliRunner().invoke(main, ["hnit"])
    assert result.exit_code == 2
    assert "No such command 'hnit'" in result.output
    assert "Traceback" not in result.output


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    """Protects from a traceback in a terminal that still stands in a deleted folder."""
    run = f"rmdir {tmp_path}; {sys.executable} -m grader solution delta"
    done = subprocess.run(["bash", "-c", run], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "The current folder is not there any more" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
