"""What a student's page says, in a terminal and in a browser."""

from __future__ import annotations

from grader.page.progress import Checked, Progress
from grader.text import cleaned_lines

START = "Write one small function at a time; save; run `pytest exercises` again."
OTHERS = "Not right yet either:"
PRINTED = "It printed:"

MOST_LINES = 5


def count(progress: Progress) -> str:
    """How much of it is right."""
    count = f"{len(progress.passed)} of {len(progress.steps)}"
    if progress.is_whole:
        return count
    return f"{count} step{'s' * (len(progress.steps) != 1)} checked here ({progress.total} in all)"


def stuck(step: Checked) -> str:
    return f"Stuck? grader hint {step.step}"


def compare(step: str) -> str:
    return f"Compare: grader solution {step}"


def quoted(text: str, width: int) -> list[str]:
    """A student's own text, its first lines, cut and cleaned."""
    shown, more = cleaned_lines(text, width, MOST_LINES), len(text.splitlines()) - MOST_LINES
    return shown + [f"... and {more} more lines"] * (more > 0)
