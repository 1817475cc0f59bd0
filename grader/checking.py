"""check(step, student, situations) -> Verdict: pure, knows neither pytest nor processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from grader.answers.answer import Answer, Student, Trouble
from grader.answers.commas import comma
from grader.answers.reading import read
from grader.answers.refusals import Refusal
from grader.answers.shapes import elsewhere, holds_wrapped, misfit
from grader.answers.values import Value, equal
from grader.diagnosis.diagnose import diagnose
from grader.diagnosis.keys import AnswerKey, answer_key
from grader.diagnosis.nearly_right import nearly_right
from grader.diagnosis.partly_right import partly_right
from grader.diagnosis.words import Diagnosis
from grader.feedback import NO_WORDS, Feedback, refused, troubled, wrong_answer
from grader.outcomes import Outcome, points_of
from grader.situations import Situations
from grader.steps import Step
from grader.verdicts import Verdict

CHANGED = (
    "Your function changes its argument {names} in place: whoever calls it still needs the old values. Make a new one."
)
CHANGED_SEVERAL = (
    "Your function changes its arguments {names} in place: whoever calls it still needs the old values. Make new ones."
)
UNSTABLE = "The same call does not always give the same answer: does something survive from one call to the next?"


def check(step: Step, student: Student, situations: Situations) -> Verdict:
    """The verdict on one step: every case is called on the reference's inputs, some again, and compared exactly."""
    key = answer_key(step, situations)
    answers = student.answers(step, key.asked)
    if isinstance(answers, Trouble):
        verdict = _verdict(step, answers.outcome, troubled(key, answers))
        return replace(verdict, line=answers.line, begun=answers.begun, stub=answers.stub)
    first, second = answers[: len(key.calls)], answers[len(key.calls) :]
    changed = _changed(key, answers)
    values: list[Value] = []
    for case, (answer, expected) in enumerate(zip(first, key.expected, strict=True)):
        value = read(answer.value, expected)
        if isinstance(value, Refusal):
            return _verdict(step, "refused", refused(key, case, value, values, changed))
        values.append(value)
    return _compared(key, values, changed, _unstable(key, values, second))


def _compared(key: AnswerKey, values: list[Value], changed: str | None, unstable: str | None) -> Verdict:
    """The verdict on answers that are numbers at least."""
    wrong = [case for case, value in enumerate(values) if not equal(value, key.expected[case])]
    if not wrong:
        fault = unstable or changed
        return _verdict(key.step, "wrong", Feedback(fault, fault)) if fault else _verdict(key.step, "passed")
    shape = _misfit(key, values, wrong)
    diagnosis = None if unstable else _diagnosis(key, values, wrong)
    if shape and diagnosis and diagnosis.mistake == "derived:other_step":
        diagnosis = None  # a part of the answer that happens to be another step's: its form says more
    sentences = _sentences(diagnosis, shape or unstable) or _in_part(key, values)
    sentences += [note for note in (changed, unstable) if note and note not in sentences]
    words = wrong_answer(key, values, wrong, sentences)
    return _verdict(key.step, "refused" if shape else "wrong", words, mistake=diagnosis.mistake if diagnosis else None)


def _sentences(diagnosis: Diagnosis | None, otherwise: str | None) -> list[str]:
    """What is said of the mistake, or where none is known of the form."""
    said = (diagnosis.sentence, diagnosis.also) if diagnosis else (otherwise,)
    return [sentence for sentence in said if sentence]


def _in_part(key: AnswerKey, values: Sequence[Value]) -> list[str]:
    """What is right about answers that nothing explains: how near they are, and where they are off."""
    said = nearly_right(values, key.expected), partly_right(values, key.expected)
    return [sentence for sentence in said if sentence]


def _misfit(key: AnswerKey, values: Sequence[Value], wrong: Sequence[int]) -> str | None:
    """The sentence about the form of the first misshapen answer; it gives no details of a hidden case."""
    for case in wrong:
        fault = misfit(values[case], key.expected[case], lengths_vary=key.lengths_vary)
        if fault and not key.cases[case].public:
            return elsewhere(values[case], key.expected[case])
        if fault:
            return f"{fault} {comma(values, key.expected)}".rstrip()
    return None


def _diagnosis(key: AnswerKey, values: Sequence[Value], wrong: Sequence[int]) -> Diagnosis | None:
    """The mistake behind the answers; none for numbers that are only wrapped: they have a sentence of their own."""
    wrapped = all(holds_wrapped(values[case], key.expected[case]) for case in wrong)
    return None if wrapped else diagnose(key, values)


def _verdict(step: Step, outcome: Outcome, words: Feedback = NO_WORDS, *, mistake: str | None = None) -> Verdict:
    points = points_of(outcome, step.points)
    said = words.text, words.headline, words.case
    return Verdict(step.exercise, step.name, outcome, points, step.points, mistake, *said)


def _changed(key: AnswerKey, answers: Sequence[Answer]) -> str | None:
    """The sentence about arguments that a call left changed."""
    for call, answer in zip(key.asked, answers, strict=True):
        names = [n for n, *both in zip(key.step.parameters, call, answer.arguments, strict=True) if not _same(*both)]
        if names:
            return (CHANGED if len(names) == 1 else CHANGED_SEVERAL).format(names=" and ".join(names))
    return None


def _same(before: object, after: object) -> bool:
    """Whether an argument is as it was, to the last digit."""
    if after is before:
        return True  # the sandbox has found it unchanged
    if type(before) is float and type(after) is float:
        return before == after
    if type(before) is np.ndarray and type(after) is np.ndarray and before.dtype == after.dtype:
        return before.shape == after.shape and before.tobytes() == after.tobytes()
    original, value = read(before), read(after)
    if isinstance(original, Refusal) or isinstance(value, Refusal):
        return False
    return np.shape(value) == np.shape(original) and np.array_equal(value, original)  # type: ignore[arg-type]


def _unstable(key: AnswerKey, values: Sequence[Value], again: Sequence[Answer]) -> str | None:
    for value, answer, expected in zip(values, again, key.expected, strict=False):
        repeated = read(answer.value, expected)
        if isinstance(repeated, Refusal) or not equal(repeated, value):
            return UNSTABLE
    return None
