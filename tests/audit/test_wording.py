"""What a step says to students: nothing is missing, and nothing is the formula."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from grader.audit.wording import faults_of_words
from grader.courses import backprop
from grader.steps import Step

SENTENCE = "Look at it once more."


def _step(*hints: str, sentence: str = SENTENCE, also: str = "", beside: str = "", slip: str | None = None) -> Step:
    def gap(a: float, b: float) -> float:
        """How far the two are apart."""
        return (a - b) / 2

    step = Step("ex1_toy", gap, 1.0, None, slip, {})
    step.hint(*hints)
    step.mistake("whole", "a - b", sentence, also=also, beside=beside)
    return step


def _unplaced(faults: Iterable[str]) -> list[str]:
    """The faults without the line that says where a mistake stands."""
    return [fault.partition("\n")[0] for fault in faults]


@pytest.mark.parametrize(
    ("step", "place"),
    [
        (_step("Half of what?", "It is (a - b) / 2."), "hint 2"),
        (_step("Half of what?", "It is `(a-b)/2`."), "hint 2"),
        (_step("Half of what?", "No."), None),
        (_step("What is a - b?", "Not the data-base, nor (a - b) / 20."), None),
        (_step("Half of what?", "No.", sentence="Write (a - b)/2"), "the sentence of mistake whole"),
        (_step("Half of what?", "No.", also="Or (a -b) / 2?"), "the second sentence of mistake whole"),
        (_step("Half of what?", "No.", beside="(a - b) / 2!"), "the sentence of mistake whole beside another"),
        (_step("Half of what?", "No.", slip="The text rounds (a - b) / 2."), "the slip"),
    ],
)
def test_words_that_give_the_formula_away(step: Step, place: str | None) -> None:
    """Protects students from being handed the answer: an author's hint grew into it, word by word."""
    assert _unplaced(faults_of_words(step)) == ([f"{place} gives the formula away"] if place else [])


def test_empty_words() -> None:
    """Protects students from a mistake that is known, and of which nothing is said."""
    assert _unplaced(faults_of_words(_step("Half of what?", " ", sentence=""))) == [
        "hint 2 is empty",
        "the sentence of mistake whole is empty",
    ]


@pytest.mark.parametrize("step", backprop.course.steps, ids=lambda step: step.name)
def test_backprop_says_what_it_should(step: Step) -> None:
    """Protects the course that comes with the kit, and its authors from false alarms."""
    assert list(faults_of_words(step)) == []
