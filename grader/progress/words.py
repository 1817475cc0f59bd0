"""What a student's page says, in a terminal and in a browser."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

from grader.progress.progress import Checked, Progress
from grader.text import counted, enumerated, from_here, quoted_lines, typed

OTHERS = "Not right yet either:"
STUCK = "Stuck?"
PRINTED = "It printed:"
ASK_AGAIN = "Ask again for the next one."
LAST_HINT = "That was the last hint."

MOST_LINES = 5


def count(progress: Progress) -> str:
    """How much of it is right."""
    right, checked = len(progress.passed), len(progress.steps)
    if progress.is_whole:
        return f"{right} of {checked}"
    return f"{right} of {counted(checked, 'step')} checked here ({progress.total} in all)"


def start(progress: Progress) -> str:
    """What a newcomer does."""
    where = from_here(progress.folder)
    command = "pytest" if where == "." else f"pytest {typed(where)}"
    return f"Write one small function at a time; save; run `{command}` again."


def ask_for_hint(step: Checked) -> str:
    """The command that gives one."""
    return f"grader hint {step.step}{_in(step.path.parent)}"


def hints(step: str, given: Sequence[str], shown: int) -> list[str]:
    """The hints of a step, up to the one that is asked for now."""
    return [f"Hint {number} of {len(given)} for {step}: {hint}" for number, hint in enumerate(given[:shown], 1)]


def unknown_step(name: str, known: Iterable[str]) -> str:
    """A name that is no step's, and those like it, or all."""
    known = list(known)
    alike = difflib.get_close_matches(name, known, n=3)
    way_out = f"Did you mean {', '.join(alike)}?" if alike else f"The steps are {', '.join(known)}."
    return f"There is no step {name!r}. {way_out}"


def after_hints(step: Checked) -> str:
    """Where to go when there is no further hint."""
    return f"{LAST_HINT}\nTo see the solution: grader solution {step.step} --spoil{_in(step.path.parent)}"


def compare(step: str, folder: Path) -> str:
    return f"Compare: grader solution {step}{_in(folder)}"


def saved_as_text(names: Sequence[str]) -> str:
    """Exercises that have another ending than they should have."""
    theirs = "Its name has" if len(names) == 1 else "Their names have"
    return f"Not looked at: {enumerated(names)}. {theirs} to end in .py, and Windows may hide the ending .txt."


def absent(file: Path) -> str:
    """An exercise that is gone or renamed, and the way back."""
    place = typed(from_here(file))
    return f"{file.name} is not here. If it was renamed, give it its name back; `grader reset {place}` makes a new one."


def not_looked_at(copies: Sequence[str]) -> str:
    """Copies that may hold a student's work."""
    return f"Newer than the exercise itself, and not looked at: {enumerated(copies)}."


def _in(folder: Path) -> str:
    """The option --folder for a command, where it would not look there by itself."""
    where = from_here(folder)
    return "" if where in (".", "exercises") else f" --folder {typed(where)}"


def quoted(text: str, width: int) -> list[str]:
    """A student's own text, its first lines, cut and cleaned."""
    return quoted_lines(text, width, MOST_LINES)
