"""The students without points in a report that was written."""

from __future__ import annotations

from collections.abc import Sequence

from grader.reports.names import shown_name
from grader.reports.report import Report


class LeftOut(Exception):
    """Raised once a report is written, if graded students are missing in it; a sentence for each."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = tuple(sentences)


def ungraded(reports: Sequence[Report]) -> list[str]:
    """A sentence about each student whom the grader could not grade, with the reason."""
    why = "could not be graded: no points stand there, and no zero."
    return [f"{shown_name(r.student)} {why} {r.error}" for r in reports if r.points is None]
