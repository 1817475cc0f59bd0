"""What stands before a verdict's own words: that another step is to be mended first, that parameters changed places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from grader.steps import Step
from grader.student.dependencies import called_steps
from grader.student.outlined import Outlined
from grader.student.troubles import reordered
from grader.verdicts import Verdict


def with_notes(
    verdict: Verdict, step: Step, file: Outlined, steps: Iterable[str], judged: Callable[[str], Verdict]
) -> Verdict:
    """The verdict on a step with the notes before its feedback.

    file: what is known of the student's file; steps: those whose verdicts, which `judged` gives, may be the reason.
    """
    if not verdict.facts.inherited:
        return verdict
    called = map(judged, called_steps(file.calls, step.name, steps))
    lines = [note for note in (first_to_mend(called, verdict.stub), reordered(step, file)) if note]
    if not lines:
        return verdict
    return replace(verdict, feedback="\n".join([*lines, verdict.feedback]), headline=lines[0])


def first_to_mend(verdicts: Iterable[Verdict], told: str = "") -> str:
    """The sentence about the first called step that is not right; empty if all of them are, or if it is `told` of."""
    wrong = next((verdict.step for verdict in verdicts if not verdict.passed), None)
    if wrong is None or wrong == told:
        return ""
    return f"Your function calls {wrong}, which is not right yet: mend {wrong} first."
