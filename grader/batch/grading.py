"""Grade one submission: its functions are called in the sandbox, its answers are compared here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from grader.answers.answer import Answer, Arguments, Trouble
from grader.checking import check
from grader.course import Course
from grader.diagnosis.keys import answer_key
from grader.reports.report import Report, own_fault, report_of, same_for_all
from grader.sandbox import Asked, Said, Sandbox, SandboxedStudent, SandboxError
from grader.situations import Situations
from grader.soundness import situations
from grader.steps import Step
from grader.student.notes import with_notes
from grader.submissions import Submission
from grader.text import describe
from grader.verdicts import Verdict

MOST_REMEMBERED, SHORT = 5_000, 4_000
"""How many sets of answers are remembered with their verdicts, and their largest size in bytes."""


@dataclass(frozen=True)
class Grading:
    """All that a worker needs to grade, beside its sandbox."""

    course: Course
    seed: int


def grade(grading: Grading, submission: Submission, sandbox: Sandbox) -> Report:
    """The report on a submission. A fault of the grader's own becomes its `error`, never a zero."""
    course, error = grading.course, None
    if submission.fault is not None:
        verdicts = same_for_all(course, "broken", submission.fault)
    else:
        try:
            verdicts = _verdicts(grading, submission, sandbox)
        except Exception as fault:  # any exception here is our fault, and no zero
            error = own_fault(describe(fault))
            verdicts = same_for_all(course, "error", error)
    notes = submission.notes
    return report_of(submission.student, course, verdicts, isolated=sandbox.isolated, error=error, notes=notes)


def _verdicts(grading: Grading, submission: Submission, sandbox: Sandbox) -> list[Verdict]:
    course = grading.course
    with sandbox.student(submission.files, course, _asked(course, grading.seed)) as student:
        verdicts = {step.name: _checked(grading, step, student) for step in course.steps}
        return [_with_notes(course, verdict, verdicts, student) for verdict in verdicts.values()]


@cache
def _asked(course: Course, seed: int) -> Mapping[Step, Asked]:
    """The calls to make for every step."""
    keys = {step: answer_key(step, _situations(course, step, seed)) for step in course.steps}
    return {step: Asked.of(course, step, key.asked) for step, key in keys.items()}


def _checked(grading: Grading, step: Step, student: SandboxedStudent) -> Verdict:
    try:
        said = student.said(step, _asked(grading.course, grading.seed)[step])
        short = isinstance(said, Said) and said.size < SHORT
        return _remembered(grading, step, said) if short else _judged(grading, step, said)
    except SandboxError:
        raise
    except Exception as fault:
        sentence = own_fault(describe(fault))
        return Verdict.said(step.exercise, step.name, "error", step.points, sentence)


@dataclass(frozen=True)
class _Heard:
    """A student whose answers are known already."""

    said: Said | Trouble

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        return self.said if isinstance(self.said, Trouble) else self.said.answers(step, calls)


def _judged(grading: Grading, step: Step, said: Said | Trouble) -> Verdict:
    return check(step, _Heard(said), _situations(grading.course, step, grading.seed))


_remembered = lru_cache(MOST_REMEMBERED)(_judged)
"""Most of a class gives one of a few answers, equal to the bit: each is compared and diagnosed once."""


def _situations(course: Course, step: Step, seed: int) -> Situations:
    """The situations drawn from the secret seed; no student is shown their numbers."""
    return situations(course, step, seed, public=False)


def _with_notes(
    course: Course, verdict: Verdict, all_of_them: Mapping[str, Verdict], student: SandboxedStudent
) -> Verdict:
    outline = student.outline(verdict.exercise)
    if outline is None:
        return verdict
    return with_notes(verdict, course.step(verdict.step), outline, all_of_them, all_of_them.__getitem__)
