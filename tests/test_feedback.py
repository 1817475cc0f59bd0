"""The words of a verdict: they show a case, never a hidden one, and never the right formula."""

from __future__ import annotations

import ast
import re

import pytest

from grader.answers.answer import Trouble
from grader.answers.showing import shown
from grader.courses.backprop import course
from grader.diagnosis.keys import answer_key
from grader.feedback import RIGHT_FOR_THE_TEXT, troubled
from grader.formulas import definition
from grader.soundness import situations
from grader.steps import Step
from grader.text import cleaned

from .functions import verdict, verdict_on

STEPS = list(course.steps)


def test_a_wrong_answer_shows_the_texts_case() -> None:
    """Protects the page a student reads: the call with its names, both numbers, the sentence, the other inputs."""
    found = verdict_on("forward_h2", "i1 * w2 + i2 * w4")
    call, right, own, sentence, others = found.feedback.splitlines()
    assert call == "forward_h2(i1=2, i2=3, w1=0.15, w2=0.2, w3=0.1, w4=0.05)"
    assert (right.split(), own.split()) == (["should", "be", "0.35"], ["yours", "gave", "0.55"])
    assert sentence.startswith("One of your two weights leads to a different hidden neuron")
    assert re.fullmatch(r"Also wrong for \d+ other inputs \(seed 0\)\.", others)


def test_right_for_the_text_only() -> None:
    """Protects against a misleading page: where the text's numbers are right, it says so."""
    found = verdict_on("delta", "prediction - 1")
    assert found.feedback.startswith(RIGHT_FOR_THE_TEXT)


def test_a_slip_of_the_text_is_explained() -> None:
    """Protects trust in the grader: where the text prints other digits, the page says why."""
    assert "cut to three decimals" in verdict("prediction_after_update", lambda *_: 0.286).feedback
    assert "cut to three decimals" not in verdict("prediction_after_update", lambda *_: 0.214).feedback


def test_hidden_cases_stay_hidden() -> None:
    """Protects a secret seed: no argument, no answer and no seed of a hidden case is shown."""
    step = course.step("delta")
    hidden = situations(course, step, 4711, public=False)
    text = verdict_on("delta", "prediction - 1", seed=4711, public=False).feedback
    assert RIGHT_FOR_THE_TEXT in text and "4711" not in text and "delta(" not in text
    numbers = [shown(value) for case in hidden.items[1:] for value in step.arguments(case)]
    assert not any(number in text for number in numbers)


def test_trouble_in_a_hidden_case_quotes_nothing() -> None:
    """Protects a secret seed from messages: an exception raised in a hidden case may carry its arguments."""
    step = course.step("delta")
    key = answer_key(step, situations(course, step, 4711, public=False))
    found = troubled(key, Trouble("raised", "It raised.", "ValueError: 1.2345", call=len(key.calls) - 1))
    assert found.text == "It raised."
    assert found.headline == "It raised."
    assert "ValueError" in troubled(key, Trouble("raised", "It raised.", "ValueError: 1.2345", call=0)).text


def test_the_headline_of_an_exception_has_its_own_words() -> None:
    """Protects the steps that a page tells in one line: the exception's name alone does not say what is wrong."""
    step = course.step("delta")
    key = answer_key(step, situations(course, step, 0))
    trouble = Trouble("raised", "NameError in line 5.", "name 'x'\nis not\x07 defined", call=0)
    assert troubled(key, trouble).headline == "NameError in line 5: name 'x' is not defined"
    long = troubled(key, Trouble("raised", "ValueError in line 5.", "x" * 1000, call=0)).headline
    assert long.endswith("xxx...") and len(long) < 130
    assert troubled(key, Trouble("raised", "AssertionError in line 5.", call=0)).headline == "AssertionError in line 5."


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_no_sentence_gives_the_formula(step: Step) -> None:
    """Protects the student's own discovery: no hint and no mistake's sentence holds the reference's expression."""
    texts = [*step.hints, *(mistake.sentence for mistake in step.mistakes), step.title]
    formulas = [
        ast.unparse(node).replace(" ", "") for node in ast.walk(definition(step.reference)) if _is_formula(node)
    ]
    assert formulas and len(step.hints) >= 2
    assert not [text for text in texts for formula in formulas if formula in text.replace(" ", "")]


def _is_formula(node: ast.AST) -> bool:
    """Whether the node combines quantities."""
    return isinstance(node, ast.BinOp) and not isinstance(node.right, ast.Constant)


@pytest.mark.parametrize("text", ["\x1b[31mred\x1b[0m", "\u202eevil", "a\x00b", "\ud800", "x" * 1000])
def test_text_of_the_students_is_cleaned(text: str) -> None:
    """Protects the reader's terminal: no control character gets through, and nothing endless."""
    found = cleaned(text)
    assert found.isprintable() and len(found) <= 300


@pytest.mark.parametrize("value", [0.1 + 0.2, (1.0, [2.0, 3.0]), [[0.5] * 20] * 20, [], 10**20])
def test_shown_is_short(value: object) -> None:
    """Protects the page from long answers: arrays are cut, and numbers keep twelve digits."""
    assert len(shown(value)) < 600
