"""What stands in packed files."""

from __future__ import annotations

import zipfile
from pathlib import Path

from grader.courses.backprop import course

SOLUTION_MARK = "BEGIN SOLUTION"


def read(path: Path) -> dict[str, str]:
    """The files of an archive as text, by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def solved_lines() -> set[str]:
    """The lines that stand in solutions and in no exercise: none of them may be handed out."""
    solved, open_ = (
        {line.strip() for file in folder.glob("ex*.py") for line in file.read_text().splitlines()}
        for folder in (course.solutions_folder, course.exercises_folder)
    )
    found = solved - open_
    assert len(found) > 30
    return found
