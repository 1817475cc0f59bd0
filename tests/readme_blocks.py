"""The README as a script: its commands, the outputs it shows, and the hidden comments that set the scene."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


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
    lines = [re.sub(r" in \d+\.\d+s$", " in 0.00s", line.rstrip()) for line in output.splitlines()]
    lines = [line for line in lines if not re.fullmatch(r"\d+ of \d+, \d+ a second, \d+ s left", line)]
    lines = [re.sub(r"\b\de-1\d\b", "0e-14", line) for line in lines]
    return "\n".join(lines).strip("\n")
