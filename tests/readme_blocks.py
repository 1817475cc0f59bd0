"""The README as a script: its commands, the outputs it shows, and the hidden comments that set the scene.

`python -m tests.readme_blocks` writes the outputs anew that are no longer today's.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.courses.backprop import course
from tests.plain_pytest import PLAIN
from tests.student_files import StudentFiles

README = Path(__file__).parents[1] / "README.md"

PASSING = re.compile(r"\d+ of \d+, \d+ a second, \d+ s left *")
"""The progress that a command shows only where it takes long."""


@dataclass(frozen=True)
class Act:
    """A "command" with the output that the README shows; or a change to the scene."""

    kind: str
    text: str
    shown: str | None = None


def acts(text: str) -> list[Act]:
    """Everything in the README that happens, in order."""
    found: list[Act] = []
    for block in re.finditer(r"<!-- (solve|write|run|class) (.*?) -->|```console\n(.*?)```", text, re.DOTALL):
        kind, scene, console = block.groups()
        if console is None:
            found.append(Act(kind, scene))
        else:
            found += _commands(console)
    return found


def _commands(console: str) -> list[Act]:
    parts = re.split(r"^\$ (.*)\n", console, flags=re.MULTILINE)[1:]
    return [Act("command", command, shown) for command, shown in zip(parts[::2], parts[1::2], strict=True)]


def shell_commands(text: str) -> list[str]:
    """The commands of the blocks that show no output, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]


def inline_commands(text: str) -> list[str]:
    """The commands in running text and tables: everything in backticks that begins like one."""
    return [
        command for command in re.findall(r"`([^`\n]+)`", text) if re.match(r"(grader|pytest|pip|tox|python) ", command)
    ]


def steady(output: str) -> str:
    """An output without what differs from run to run, or from processor to processor.

    That is the time it took, blank ends and leading blank lines, what is left by rounding, and the progress that a
    command shows only where it takes long.
    """
    lines = [re.sub(r" in \d+\.\d+s$", " in 0.00s", line.rstrip()) for line in _kept(output).splitlines()]
    lines = [re.sub(r"\b\de-1\d\b", "0e-14", line) for line in lines]
    return "\n".join(lines).strip("\n")


def _kept(output: str) -> str:
    """An output without what is not to be shown."""
    lines = [line for line in output.splitlines() if not PASSING.fullmatch(line)]
    return "\n".join(lines).strip("\n")


def write_class(folder: Path) -> None:
    """Four students: everything is right, a mistake, a beginning with two, and a file that is no text."""
    alice, bob, carol, dave = (StudentFiles(folder / name) for name in ("alice", "bob", "carol", "dave"))
    for student in (alice, bob, carol, dave):
        student.start()
    alice.solve()
    bob.solve(*(step.name for step in list(course.steps)[:9]))
    carol.solve("forward_h1")
    for student in (bob, carol):
        student.write("gradient_w3", "return i1 * delta")
    carol.write("forward_h2", "return i1 * w2 + i2 * w4")
    dave.file("forward_h1").write_bytes(b"\0\1")


class Scene:
    """A folder of the newcomer's, in which the README's commands are typed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(course.solutions_folder, path / "solutions", ignore=shutil.ignore_patterns("__pycache__"))

    def play(self, act: Act) -> str:
        """What the command prints; the scene's other acts print nothing that is looked at."""
        if act.kind in ("command", "run"):
            return self._typed(act.text)
        if act.kind == "class":
            write_class(self.path / act.text)
            return ""
        files = StudentFiles(self.path / "exercises")
        step, _, body = act.text.partition(": ")
        if act.kind == "write":
            files.write(step, body)
        else:
            files.solve(step)
        return ""

    def _typed(self, command: str) -> str:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        plain = {"COLUMNS": "80", "PATH": path, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", "PYTEST_ADDOPTS": PLAIN}
        env = {**os.environ, **plain}
        done = subprocess.run(
            shlex.split(command), cwd=self.path, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )
        return (done.stdout + done.stderr).replace(f"{course.exercises_folder.parent}{os.sep}", "")  # as in a clone


def play_all(scene: Scene, text: str) -> list[tuple[Act, str]]:
    """The whole text, from an empty folder on: what each act has printed."""
    return [(act, scene.play(act)) for act in acts(text)]


def rewritten(text: str, played: Iterable[tuple[Act, str]]) -> str:
    """The text with today's output where it shows another one."""
    for act, output in played:
        if act.shown is not None and steady(output) != steady(act.shown):
            command = f"$ {act.text}\n"
            text = text.replace(f"{command}{act.shown}", f"{command}{_kept(output)}\n", 1)
    return text


if __name__ == "__main__":
    TEXT = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(rewritten(TEXT, play_all(Scene(Path(folder)), TEXT)), encoding="utf-8", newline="\n")
