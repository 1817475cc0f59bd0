"""A student's exercise files, made from the solved ones with nbgrader's and Jupytext's own machinery."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from grader.child.statements import definitions, is_stub
from grader.exercise_files import FILE_NAME
from grader.tools import tool

STUB = "raise NotImplementedError"
"""What stands in an exercise where the solution was."""

BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"
CELL = "# %%"
FORMAT = "py:percent"

Steps: TypeAlias = Mapping[str, Sequence[str]]
"""The names of the steps, by exercise."""


class BuildError(Exception):
    """Exercises that cannot be made; the message says where the fault is, or what is to be installed."""


class LacksExtra(BuildError):
    """A package that makes them is not installed; the message names the extra that brings it."""


def exercise_text(solution_text: str, name: str = "solution") -> str:
    """The student's file for a solved one (Jupytext's percent format): a stub stands in place of each solution.

    `name` is what a BuildError calls the file: its markers are unbalanced, or the `author` extra is not installed.
    """
    check_markers(solution_text, name)
    jupytext, clear_solutions = _tools()
    notebook = jupytext.reads(solution_text, fmt=FORMAT)
    for cell in notebook.cells:
        # nbgrader clears only cells that carry its mark; the files do without it, so that students see plain cells.
        if BEGIN in cell.source:
            cell.metadata["nbgrader"] = {"solution": True}
    notebook, _ = clear_solutions(code_stub={"python": STUB}).preprocess(notebook, {})
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
    return str(jupytext.writes(notebook, fmt=FORMAT))


def build(solutions: Path, exercises: Path, steps: Steps) -> list[Path]:
    """Make the exercise files of a folder of solved ones; returns those that were written because they differed.

    steps: those of each exercise. A BuildError leaves everything as it was.
    """
    changed = list(_changed(solutions, exercises, steps))
    exercises.mkdir(parents=True, exist_ok=True)
    for path, text in changed:
        path.write_text(text, encoding="utf-8", newline="\n")
    return [path for path, _ in changed]


def stale(solutions: Path, exercises: Path, steps: Steps) -> list[Path]:
    """The exercise files that are not as `build` would make them: changed, absent, or without a solved one."""
    solved = {path.name for path in _exercise_files(solutions)}
    orphans = [path for path in _exercise_files(exercises) if path.name not in solved]
    return sorted([*(path for path, _ in _changed(solutions, exercises, steps)), *orphans])


def makes_it(course: str) -> str:
    """The sentence for an author whose exercise file is missing or out of date."""
    return f"`grader build --course {course}` makes it"


def written_steps(text: str, steps: Iterable[str]) -> list[str]:
    """The steps that a file for students holds written, where a stub should stand."""
    found = definitions(ast.parse(text))
    return [step for step in steps if step in found and not is_stub(found[step])]


def _changed(solutions: Path, exercises: Path, steps: Steps) -> Iterator[tuple[Path, str]]:
    solved = _exercise_files(solutions)
    if not solved:
        raise BuildError(f"{solutions}: there are no exercise files (ex1_something.py) in this folder")
    for source in solved:
        text = exercise_text(solved_text(source), str(source))
        _check_to_do(text, steps.get(source.stem, ()), source)
        path = exercises / source.name
        if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
            yield path, text


def _check_to_do(text: str, steps: Sequence[str], source: Path) -> None:
    """Raise BuildError where students would be given a step solved."""
    try:
        written = written_steps(text, steps)
    except SyntaxError as fault:
        raise BuildError(f"{source}: what is made of it is no Python: {fault.msg}") from None
    if written:
        raise BuildError(f"{source}: {written[0]} has no ### {BEGIN}: students would be given it solved")


def solved_text(path: Path) -> str:
    """The text of a solved file (BuildError if it cannot be read)."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise BuildError(f"{path} cannot be read: {fault.strerror}.") from None
    except UnicodeDecodeError as fault:
        raise BuildError(f"{path} cannot be read: {fault}.") from None


def _exercise_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.py") if FILE_NAME.fullmatch(path.name))


def check_markers(text: str, name: str) -> None:
    """Raise BuildError unless every solution begins inside a function and ends in the same cell.

    nbgrader itself names no line, and lets a lone END and a stub that runs on import pass.
    """
    opened = 0
    for number, line in enumerate(text.splitlines(), 1):
        if opened and (BEGIN in line or line.startswith(CELL)):
            break
        if BEGIN in line:
            opened = number
            if not line[0].isspace():
                raise BuildError(f"{name}:{number}: {BEGIN} stands outside a function: its stub would run on import")
        elif END in line:
            if not opened:
                raise BuildError(f"{name}:{number}: {END} without {BEGIN}")
            opened = 0
    if opened:
        raise BuildError(f"{name}:{opened}: {BEGIN} without {END} in its cell")


def _tools() -> tuple[Any, Any]:
    """Jupytext, and nbgrader's preprocessor that clears solutions."""
    # Imported here, not above: they take a second and 300 MB, and only authors need them.
    return tool("jupytext", "author", LacksExtra), tool("nbgrader.preprocessors", "author", LacksExtra).ClearSolutions
