"""Tables of mistakes that several steps share, with names to be filled in."""

from __future__ import annotations

from collections.abc import Iterable

from grader import Step


def tell(step: Step, rows: Iterable[tuple[str, ...]], **names: str) -> None:
    """Give the step the mistakes of a table, with the step's names in their places."""
    for row in rows:
        step.mistake(*(cell.format(**names) for cell in row))
