"""check(step, student, situations) -> Verdict: pure, knows neither pytest nor processes."""

from __future__ import annotations

from collections.abc import Sequence

from grader import feedback
from grader.answers import Answer, Student, Trouble
from grader.diagnosis import diagnose
from grader.keys import AnswerKey, answer_key
from grader.situations import Situations
from grader.steps import Outcome, Step, Verdict
from grader.values import Refusal, Value, equal, misfit, read

CHANGED = "Your function changes its argument {names} in place: whoever calls it still needs the old values. Make a new one."
UNSTABLE = "The same call does not always give the same answer: does something survive from one call to the next?"


def check(step: Step, student: Student, situations: Situations) -> Verdict:
    """The verdict on one step: every case is called twice, on the reference's inputs, and compared exactly."""
    key = answer_key(step, situations)
    answers = student.answers(step, [*key.calls, *key.calls])
    if isinstance(answers, Trouble):
        return _verdict(step, answers.outcome, feedback.trouble(key, answers), line=answers.line)
    first, second = answers[: len(key.calls)], answers[len(key.calls) :]
    values = [read(answer.value, expected) for answer, expected in zip(first, key.expected, strict=True)]
    changed = _changed(key, first)
    for case, value in enumerate(values):
        if isinstance(value, Refusal):
            return _verdict(step, "refused", feedback.refused(key, case, value, changed))
    known = [value for value in values if not isinstance(value, Refusal)]
    return _compared(key, known, changed, _unstable(key, known, second))


def _compared(key: AnswerKey, values: list[Value], changed: str | None, unstable: str | None) -> Verdict:
    """The verdict on answers that are numbers at least."""
    wrong = feedback.first_wrong(key, values)
    if not wrong:
        fault = changed or unstable
        return _verdict(key.step, "wrong", fault) if fault else _verdict(key.step, "passed")
    diagnosis = diagnose(key, values)
    misfits = [misfit(values[case], key.expected[case]) for case in wrong]
    shape = next(filter(None, misfits), None)
    sentence = diagnosis.sentence if diagnosis else shape or changed or unstable
    outcome: Outcome = "refused" if shape else "wrong"
    text = feedback.wrong_answer(key, values, wrong, sentence)
    return _verdict(key.step, outcome, text, mistake=diagnosis.mistake if diagnosis else None)


def _verdict(
    step: Step, outcome: Outcome, text: str = "", *, mistake: str | None = None, line: int | None = None
) -> Verdict:
    points = {"passed": step.points, "error": None}.get(outcome, 0.0)
    return Verdict(step.exercise, step.name, outcome, points, step.points, mistake, text, line)


def _changed(key: AnswerKey, answers: Sequence[Answer]) -> str | None:
    """The sentence about arguments that a call left changed."""
    for call, answer in zip(key.calls, answers, strict=True):
        names = [n for n, *both in zip(key.step.parameters, call, answer.arguments, strict=True) if not _same(*both)]
        if names:
            return CHANGED.format(names=" and ".join(names))
    return None


def _same(before: object, after: object) -> bool:
    value = read(after)
    original = read(before)
    assert not isinstance(original, Refusal)
    return not isinstance(value, Refusal) and equal(value, original)


def _unstable(key: AnswerKey, values: Sequence[Value], again: Sequence[Answer]) -> str | None:
    for value, answer, expected in zip(values, again, key.expected, strict=True):
        repeated = read(answer.value, expected)
        if isinstance(repeated, Refusal) or not equal(repeated, value):
            return UNSTABLE
    return None


