"""What a report in another program's format could not hold."""

from __future__ import annotations

from collections.abc import Sequence


class LeftOut(Exception):
    """Raised when a report is written, but some students are not in it; a sentence for each of them."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = tuple(sentences)


def ungraded(student: str) -> str:
    """The sentence about a student whom the grader itself could not grade."""
    return f"{student} could not be graded, through no fault of the student's: no points stand there, and no zero."
