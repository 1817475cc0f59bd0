"""One submission graded: read, asked in the sandbox, compared here."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grader.checking import check
from grader.reports.report import Report, report_of, same_for_all
from grader.sandbox import File, Sandbox, SandboxError
from grader.soundness import situations
from grader.steps import Course, Verdict
from grader.student.dependencies import Calls, called_steps, calls_of, first_to_mend
from grader.student.folder import ATTEMPTED
from grader.submissions import Submission


@dataclass(frozen=True)
class Grading:
    """How submissions are graded: all that a worker needs beside its sandbox."""

    course: Course
    seed: int


def grade(grading: Grading, submission: Submission, sandbox: Sandbox) -> Report:
    """The report on a submission. A fault of the grader's own is its `error`, and never a zero."""
    course, error = grading.course, None
    if submission.fault is not None:
        verdicts = same_for_all(course, "broken", submission.fault)
    else:
        try:
            verdicts = _verdicts(grading, submission, sandbox)
        except Exception as fault:  # whatever it is: ours, and no zero
            error = _own_fault(fault)
            verdicts = same_for_all(course, "error", error)
    notes = submission.notes
    return report_of(submission.student, course, verdicts, isolated=sandbox.isolated, error=error, notes=notes)


def _verdicts(grading: Grading, submission: Submission, sandbox: Sandbox) -> list[Verdict]:
    course = grading.course
    verdicts: list[Verdict] = []
    with sandbox.student(submission.files, course) as student:
        for step in course.steps:
            hidden = situations(course, step, grading.seed, public=False)
            try:
                verdicts.append(check(step, student, hidden))
            except SandboxError:
                raise
            except Exception as fault:
                sentence = _own_fault(fault)
                verdicts.append(Verdict(step.exercise, step.name, "error", None, step.points, None, sentence, sentence))
    return _with_causes(verdicts, submission.files)


def _own_fault(fault: Exception) -> str:
    return f"The grader's own fault, not the student's: {type(fault).__name__}: {fault}"


def _with_causes(verdicts: list[Verdict], files: Sequence[File]) -> list[Verdict]:
    """The verdicts; one on a function that calls a wrong step says first which to mend."""
    if not any(verdict.outcome in ATTEMPTED for verdict in verdicts):
        return verdicts
    by_step = {verdict.step: verdict for verdict in verdicts}
    calls = _calls(files, by_step)
    found = []
    for verdict in verdicts:
        called = called_steps(calls, verdict.step, by_step) if verdict.outcome in ATTEMPTED else []
        cause = first_to_mend([by_step[name] for name in called])
        found.append(replace(verdict, feedback=f"{cause}\n{verdict.feedback}") if cause else verdict)
    return found


def _calls(files: Sequence[File], steps: Iterable[str]) -> Calls:
    """Which functions each top-level function of a submission calls; nothing of a cell that cannot be parsed."""
    cells = [cell for file in files for cell in file.cells]
    called = re.compile(rf"(?<!def )\b({'|'.join(steps)})\s*\(")
    if not any(called.search(cell.source) for cell in cells):
        return {}  # the usual case, told without parsing
    found: dict[str, frozenset[str]] = {}
    for cell in cells:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found.update(calls_of(ast.parse(cell.source)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return found
