"""The plain kit: a command that needs a package of an extra says so, whichever command it is, and whichever package."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest

from grader.cli import COMMANDS
from grader.installed import KIT
from tests.student_files import StudentFiles

EXTRAS = sorted(
    {match[1].lower() for line in requires(KIT) or () if (match := re.match(r"(\w+).*; .*extra ==", line))} - {"pytest"}
)
"""The packages of all extras, which are imported by the names that they are installed by."""

WITHOUT = """
import sys
from importlib.machinery import PathFinder
from click.testing import CliRunner

found = PathFinder.find_spec

def find_spec(name, *where):
    return None if name.partition(".")[0] in {missing!r} else found(name, *where)

if __name__ == "__main__":
    PathFinder.find_spec = find_spec
    from grader.cli import main
    for arguments in {commands!r}:
        done = CliRunner().invoke(main, arguments)
        fault = done.exception if not isinstance(done.exception, SystemExit) else None
        print(arguments, done.exit_code, done.output.splitlines()[-1] if done.output else "", repr(fault), sep="\\t")
"""


def said(folder: Path, missing: list[str], commands: list[list[str]]) -> list[list[str]]:
    """Of each command its arguments, exit code, last line and exception, where the packages are not installed."""
    (folder / "without.py").write_text(WITHOUT.format(missing=missing, commands=commands))
    run = [sys.executable, "without.py"]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8")
    return [line.split("\t") for line in done.stdout.splitlines()]


def is_told(code: str, last: str, fault: str) -> bool:
    """Whether a command ends as the README says where a package is not installed."""
    needs = re.search(r'needs the package \w+: (install it with `)?pip install "pytest-exercises\[\w+\]"', last)
    return code == "2" and fault == "None" and needs is not None


def test_the_extras_are_known() -> None:
    """Protects the tests below from looking for nothing."""
    assert {"msgspec", "filelock", "jinja2", "jupytext", "nbgrader", "sqlalchemy", "watchfiles"} <= {*EXTRAS}


@pytest.mark.parametrize("missing", [EXTRAS, *([name] for name in EXTRAS)], ids="-".join)
def test_each_command_can_be_asked_for_its_help(tmp_path: Path, missing: list[str]) -> None:
    """Whichever package is missing, a command explains itself, or says in a sentence what it needs."""
    for arguments, code, last, fault in said(tmp_path, missing, [[name, "--help"] for name in COMMANDS]):
        assert (code, fault) == ("0", "None") or is_told(code, last, fault), (arguments, code, last, fault)


def test_the_plain_kit_names_what_each_command_needs(tmp_path: Path) -> None:
    """Where no extra is installed, commands that need one end with 2, a sentence, and nothing written."""
    StudentFiles(tmp_path / "class" / "ann").start()
    StudentFiles(tmp_path / "exercises").start()
    commands = [
        ["grade", "class", "--output", "out"],
        ["grade", "class", "--output", "out", "--no-isolation"],
        ["report", "out", "--output", "page.html"],
        ["autograde", "backprop"],
        ["notebooks", "course"],
        ["build"],
        ["watch"],
    ]
    found = said(tmp_path, EXTRAS, commands)
    assert [arguments for arguments, *rest in found if not is_told(*rest)] == []
    assert len(found) == len(commands)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class", "exercises", "without.py"]


@pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only")
@pytest.mark.parametrize("missing", ["filelock", "landlockpy", "msgspec", "seccompy"])
def test_nothing_is_graded_without_what_grading_needs(tmp_path: Path, missing: str) -> None:
    """Each package of the extra that a run needs is named before anything is graded."""
    StudentFiles(tmp_path / "class" / "ann").start()
    [[_, *rest]] = said(tmp_path, [missing], [["grade", "class", "--output", "out"]])
    assert is_told(*rest) and f"the package {missing}:" in rest[1], rest
    assert not (tmp_path / "out" / "results.jsonl").exists()
