"""What is read back out of the words of a feedback, from words as the kit makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from grader.answers.answer import Answer, Arguments, Trouble
from grader.checking import check
from grader.courses.backprop import course
from grader.outcomes import Outcome
from grader.reports.readback import is_unreached, sentence
from grader.sandbox.ended_children import endless
from grader.sandbox.words import ENDLESS_CELL
from grader.soundness import situations
from grader.steps import Step
from grader.student import troubles
from grader.verdicts import Verdict
from tests.functions import verdict, verdict_on

WORDED = {
    "wrong, with the text's case": verdict_on("forward_h2", "i1 * w2 + i2 * w4"),
    "right for the text only": verdict_on("delta", "prediction - 1"),
    "wrong, with nothing hidden shown": verdict_on("delta", "prediction - 1", seed=4711, public=False),
    "refused": verdict("delta", lambda *_: None),
    "refused for other numbers": verdict("delta", lambda prediction, actual: None if actual != 1 else prediction - 1),
}


@pytest.mark.parametrize("name", WORDED)
def test_the_sentence_is_the_headline(name: str) -> None:
    """The page of a class tells what the student was told first, and neither a call nor a value in its place."""
    assert sentence(WORDED[name]) == WORDED[name].headline


class Troubled:
    """A student who has come to a trouble."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        return self.trouble


def of(trouble: Trouble) -> Verdict:
    step = course.step("delta")
    return check(step, Troubled(trouble), situations(course, step, course.seed))


def test_lines_make_no_two_sentences() -> None:
    """The same exception in two lines is one cause; the call above it is none."""
    raised = [troubles.raised("ValueError", troubles.place(line, None), "", line, 0) for line in (3, 77)]
    assert {sentence(of(trouble)) for trouble in raised} == {"ValueError."}


@pytest.mark.parametrize(
    ("trouble", "unreached"),
    [
        (troubles.endless(5), True),
        (endless("ex2_error.py"), True),
        (troubles.endless(5, ENDLESS_CELL), False),
        (troubles.not_run("ValueError", " in line 5", "", 5), False),
    ],
)
def test_what_lies_below_an_endless_cell_is_unreached(trouble: Trouble, unreached: bool) -> None:
    """It costs no points then; a step whose own cell is endless, or a file that fails, does."""
    assert is_unreached(of(trouble)) is unreached


@pytest.mark.parametrize("outcome", ["timed_out", "wrong"])
def test_only_a_file_is_unreached(outcome: Outcome) -> None:
    """A function's own endless loop is the student's, whatever its sentence begins with."""
    assert not is_unreached(replace(of(troubles.endless(5)), outcome=outcome))
