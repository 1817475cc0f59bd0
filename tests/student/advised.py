"""What is said of a line that Python cannot read."""

from __future__ import annotations

from pathlib import Path

from grader.answers.answer import Trouble
from grader.student.source import read_source


def advised(folder: Path, line: str) -> str:
    """The sentence beside Python's words; something stands below the line, for one that begins a block."""
    file = folder / "ex1_a.py"
    file.write_text(f"def f(a):\n    {line}\n        pass\n", encoding="utf-8")
    found = read_source(file)
    assert isinstance(found, Trouble)
    return found.advice
