"""What the last lines of a run say of students for whom a human has something to grade."""

from __future__ import annotations

import pytest

from grader.batch.summary import summary
from grader.courses.backprop import course
from grader.nbgrading.cell_scores import WAITS, only
from grader.outcomes import Outcome
from grader.reports.report import report_of
from grader.verdicts import Verdict

HERE = {step.name: step for step in course.steps if step.exercise in ("ex1_forward_pass", "ex2_error")}


@pytest.mark.parametrize("outcome", ["missing", "broken"])
def test_what_waits_for_a_human_is_neither_nothing_nor_unreadable(outcome: Outcome) -> None:
    """Protects who handed in one notebook that is no JSON, and another that is wrong, from what is only half true."""
    verdicts = [
        Verdict.said(step.exercise, name, "error" if step.exercise == "ex1_forward_pass" else outcome, 1.0, "No JSON.")
        for name, step in HERE.items()
    ]
    report = only(report_of("ann", course, verdicts, isolated=True, error=WAITS, notes=["Late."]), HERE)
    assert (report.points, report.max_points) == (0.0, 2.0)
    told = " ".join(summary([report]))
    assert "1 submission graded. Points: 0 to 0" in told
    assert not any(words in told for words in ("handed in nothing", "could not be read", "--course", "forward_h1"))
