"""The verdict on a step: its outcome, its points, and its feedback."""

from __future__ import annotations

from dataclasses import dataclass

from grader.outcomes import HasOutcome, Outcome, points_of

KITS_OWN = "The kit itself failed, not you: "
"""How the message of a fault of the kit's own begins, so that no student looks for it in their function."""


@dataclass(frozen=True)
class Verdict(HasOutcome):
    """The outcome of a step, with points and feedback.

    `points` is None for `error`, the grader's own fault; `headline` is the feedback in one sentence, `case` the number
    of the case that the feedback shows, `line` a line of the student's file. `begun` and `stub` are those of the
    trouble, if one ended the step.
    """

    exercise: str
    step: str
    outcome: Outcome
    points: float | None
    max_points: float
    mistake: str | None = None
    feedback: str = ""
    headline: str = ""
    case: int | None = None
    line: int | None = None
    begun: bool = False
    stub: str = ""

    @classmethod
    def said(cls, exercise: str, step: str, outcome: Outcome, max_points: float, sentence: str) -> Verdict:
        """The verdict on a step that did not pass, all in one sentence; a fault of the grader's own is no zero."""
        points = points_of(outcome, max_points)
        return cls(exercise, step, outcome, points, max_points, None, sentence, sentence)
