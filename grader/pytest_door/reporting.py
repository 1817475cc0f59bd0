"""From a verdict to pytest's report: what the terminal, JUnit and the editors show of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from _pytest._code.code import ReprEntryNative, ReprExceptionInfo, ReprFileLocation, ReprTraceback

from grader.child.exception_text import words_of
from grader.outcomes import FACTS, Outcome, State
from grader.pytest_door.collecting import ExerciseFile, StepItem
from grader.student.folder import Judged
from grader.student.inprocess import FILE
from grader.student.raised import line_of, students_frames
from grader.text import cleaned, from_here
from grader.verdicts import Verdict

Status: TypeAlias = tuple[str, str, str | tuple[str, dict[str, bool]]]

WORDS: Mapping[Outcome, str] = {
    "passed": "PASSED",
    "not_written": "TO DO",
    "wrong": "WRONG",
    "refused": "REFUSED",
    "missing": "MISSING",
    "broken": "BROKEN",
    "raised": "RAISED",
    "timed_out": "TIMED OUT",
    "crashed": "CRASHED",
    "error": "ERROR IN THE KIT",
}

LETTERS: Mapping[State, str] = {
    State.RIGHT: ".",
    State.WRONG: "F",
    State.HALTED: "E",
    State.TO_DO: "-",
    State.FAULT: "E",
}


def tell(item: pytest.Item, call: pytest.CallInfo[None], report: pytest.TestReport) -> None:
    """Copy the verdict into the report, without a path to the hidden suite."""
    if call.when != "call":
        return
    if isinstance(item, StepItem) and item.judged is not None:
        _step(item, item.judged, report)
    elif isinstance(item.parent, ExerciseFile):
        _test(item, item.parent, call.excinfo.value if call.excinfo else None, report)


def _step(item: StepItem, judged: Judged, report: pytest.TestReport) -> None:
    verdict = judged.verdict
    _fill(report, item.file, verdict, verdict.line or 1, title=item.step.title, printed=_printed(judged))


def _test(item: pytest.Item, file: ExerciseFile, raised: BaseException | None, report: pytest.TestReport) -> None:
    """An ordinary test of the suite; the suite may skip it, the student's code may not."""
    if raised is None:
        _fill(report, file, Verdict(file.exercise.name, item.name, "passed", 0.0, 0.0), 1)
        return
    frames = students_frames(file.path, raised)
    if isinstance(raised, pytest.skip.Exception) and len(frames) <= 1:  # the first one is the test's own
        return
    verdict = _failed(file.exercise.name, item.name, raised, called=len(frames) > 1)
    _fill(report, file, verdict, line_of(file.path, raised))


def _failed(exercise: str, test: str, raised: BaseException, *, called: bool) -> Verdict:
    """The verdict on a test: to do as long as a function that it calls is still to be written."""
    if called and isinstance(raised, NotImplementedError):
        return Verdict.said(exercise, test, "not_written", 0.0, "It calls a function that is still to be written.")
    return Verdict.said(exercise, test, "wrong", 0.0, cleaned(words_of(raised)) or type(raised).__name__)


def _fill(
    report: pytest.TestReport, file: ExerciseFile, verdict: Verdict, line: int, *, title: str = "", printed: str = ""
) -> None:
    """Put into the report what the page needs, in plain values: it may come from another process."""
    report.exercise = {  # type: ignore[attr-defined]
        "course": file.files.course.name,
        "exercise": verdict.exercise,
        "step": verdict.step,
        "title": title,
        "outcome": verdict.outcome,
        "feedback": verdict.feedback,
        "headline": verdict.headline,
        "path": str(file.path),
        "line": line,
        "printed": printed,
        "begun": verdict.begun,
    }
    if not verdict.passed:
        report.outcome = "failed"
        report.longrepr = _longrepr(file.path, line, verdict)


def _longrepr(path: Path, line: int, verdict: Verdict) -> ReprExceptionInfo:
    """Built of pytest's own parts: they travel from a worker, and --showlocals or --full-trace add nothing."""
    word = WORDS[verdict.outcome].lower()
    text = [f"{from_here(path)}:{line}: {verdict.step}: {word}", *(f"  {p}" for p in verdict.feedback.splitlines())]
    crash = ReprFileLocation(str(path), line, f"{word}: {verdict.headline}")
    entry = ReprEntryNative([f"{part}\n" for part in text])
    return ReprExceptionInfo(reprcrash=crash, reprtraceback=ReprTraceback([entry], None, style="native"))


def _printed(judged: Judged) -> str:
    """What the call that the feedback shows has printed; else what any call has."""
    case = judged.verdict.case
    return judged.printed.get(FILE if case is None else case) or next(iter(judged.printed.values()), "")


def status(report: pytest.TestReport, *, quiet: bool) -> Status:
    """The category, letter and word; a to-do fails like the others, in a category of its own."""
    outcome: Outcome = report.exercise["outcome"]
    state = FACTS[outcome].state
    letter, word = ("", "") if quiet else (LETTERS[state], WORDS[outcome])
    if state is State.TO_DO:
        return "todo", letter, (word, {"yellow": True})  # pytest itself colours the others by what they are
    return "passed" if state is State.RIGHT else "failed", letter, word
