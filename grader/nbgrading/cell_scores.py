"""A report as nbgrader needs it: a score for each graded cell, and the output of each test cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from grader.course import Course
from grader.nbgrading.assignment import Assignment, KnownCell, Notebook
from grader.nbgrading.prepared_submission import Prepared
from grader.nbgrading.restored_notebook import Restored, replaced
from grader.nbgrading.scores import Graded
from grader.notebooks.cells import TEST
from grader.reports.readback import is_unreached
from grader.reports.report import Report, report_of, same_for_all, totals
from grader.signs import SIGNS
from grader.text import cleaned_lines
from grader.verdicts import Verdict

NO_RESPONSE = "No response."
"""nbgrader's comment on an answer cell that the student has not changed."""

BY_HAND = "NOT GRADED yet: this cell is graded by hand."

WAITS = "Some of it waits for a human in nbgrader's gradebook, which has the points that count: see `nbgrader export`."
"""The error of a report that only a human can complete: another run would give the same."""


@dataclass(frozen=True)
class Output:
    """The output of a cell.

    stream: stderr if the step is not right; Jupyter highlights it, and nbgrader takes it for a failed test.
    """

    stream: str
    text: str


Whole: TypeAlias = tuple[Restored, Mapping[str, Output]]
"""A notebook, and the outputs of its cells by name."""


@dataclass(frozen=True)
class Judged:
    """A submission with its scores.

    notebooks: those to write, by name. faults: sentences about what a human has to grade.
    """

    graded: Graded
    notebooks: Mapping[str, Whole]
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def judged(prepared: Prepared, report: Report, assignment: Assignment, course: Course) -> Judged:
    """The scores by nbgrader's rules; our verdicts replace the results of running the test cells."""
    verdicts = {verdict.step: verdict for verdict in report.steps}
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    shown: dict[str, Whole] = {}
    for notebook in assignment.notebooks:
        made, fault = prepared.notebooks.get(notebook.name), prepared.faults.get(notebook.name)
        if made is not None:
            scores |= _scores(made, verdicts, course)
            comments |= _comments(made)
            shown[notebook.name] = made, _outputs(notebook, verdicts, course)
        elif fault is not None:
            scores |= {cell.graded_id: None for cell in notebook.cells if cell.graded_id and cell.grade}
            shown[notebook.name] = _stand_in(notebook, fault)
    absent = {cell.graded_id: 0.0 for nb, cell in assignment.graded() if nb.name not in shown and cell.graded_id}
    handed = prepared.handed
    graded = Graded(
        handed.student, handed.stamp, {**scores, **absent}, comments, frozenset(absent), review=handed.fault is not None
    )
    return Judged(graded, shown, tuple(_faults(prepared, report)), prepared.notes)


def _stand_in(notebook: Notebook, fault: str) -> Whole:
    outputs = {cell.name: Output("stderr", BY_HAND) for cell in notebook.cells if cell.is_test}
    return replaced(notebook, f"{fault} It is graded by hand."), outputs


def mended(report: Report, prepared: Prepared, assignment: Assignment, course: Course) -> Report:
    """The report, where steps that a human has to grade have null points instead of 0.

    These are the steps of a notebook that cannot be read, and those after a cell that never ends.
    """
    faults = {
        step.name: fault
        for name, fault in prepared.faults.items()
        for step in assignment.by_name[name].steps(course).values()
    }
    if prepared.handed.lost:
        verdicts = same_for_all(course, "error", prepared.handed.fault or "")
        error = report.error
    else:
        verdicts = [_waiting(verdict, faults.get(verdict.step)) for verdict in report.steps]
        waits = report.error is None and any(verdict.points is None for verdict in verdicts)
        error = WAITS if waits else report.error
    return report_of(report.student, course, verdicts, isolated=report.isolated, error=error, notes=report.notes)


def is_final(report: Report) -> bool:
    """Whether grading again would change nothing: no fault of the grader or of the machine is left."""
    return report.error in (None, WAITS)


def only(report: Report, steps: Collection[str]) -> Report:
    """The report on these steps alone, for an assignment with only some of the course's exercises.

    Its points are those of the graded steps. The listing tells what waits for a human, and the notes.
    """
    kept = tuple(verdict for verdict in report.steps if verdict.step in steps)
    points, most = totals([verdict for verdict in kept if verdict.points is not None])
    return replace(report, steps=kept, points=points, max_points=most, error=None, notes=())


def _waiting(verdict: Verdict, fault: str | None) -> Verdict:
    if fault is None and not is_unreached(verdict):
        return verdict
    return Verdict.said(verdict.exercise, verdict.step, "error", verdict.max_points, fault or verdict.feedback)


def _scores(made: Restored, verdicts: Mapping[str, Verdict], course: Course) -> dict[str, float | None]:
    """The scores of a notebook's cells, by graded_id; a human grades the tasks."""
    steps, unanswered = made.notebook.steps(course), made.unanswered
    scores: dict[str, float | None] = {}
    for cell in made.notebook.cells:
        if cell.graded_id is None or not cell.grade:
            continue
        if cell.name in steps:
            scores[cell.graded_id] = _points(verdicts[steps[cell.name].name], cell)
        else:
            scores[cell.graded_id] = 0.0 if cell.name in unanswered else None
    return scores


def _points(verdict: Verdict, cell: KnownCell) -> float | None:
    """The cell's points by the verdict's share of its own points; None if the step could not be checked."""
    if verdict.points is None or cell.points is None:
        return None
    return cell.points * (verdict.points / verdict.max_points if verdict.max_points else float(verdict.passed))


def _comments(made: Restored) -> dict[str, str | None]:
    unanswered = made.unanswered
    commented = {cell.comment_id: cell for cell in made.notebook.cells if cell.comment_id}
    return {row: NO_RESPONSE if cell.name in unanswered and not cell.task else None for row, cell in commented.items()}


def _outputs(notebook: Notebook, verdicts: Mapping[str, Verdict], course: Course) -> dict[str, Output]:
    steps = notebook.steps(course)
    shown = {cell.name: _output(verdicts[steps[cell.name].name], cell) for cell in notebook.cells if cell.name in steps}
    foreign = {cell.name: Output("stderr", f"{BY_HAND} It was not run.") for cell in notebook.foreign(course)}
    return {**shown, **foreign}


def _output(verdict: Verdict, cell: KnownCell) -> Output:
    points = _points(verdict, cell)
    lines = cleaned_lines(verdict.feedback)
    if points is None:
        return Output("stderr", "\n".join([BY_HAND, *lines]))
    outcome = "right" if verdict.passed else verdict.outcome.replace("_", " ")
    first = f"{SIGNS[verdict.state].shape} {verdict.step}: {outcome}. Points: {points:g} of {cell.points:g}"
    return Output("stdout" if verdict.passed else "stderr", "\n".join([first, *lines]))


def _faults(prepared: Prepared, report: Report) -> Iterator[str]:
    """The reasons why a human has to grade part of the submission, a sentence each."""
    doubts = [prepared.handed.fault] if prepared.handed.fault is not None else []
    errors = [report.error] if report.error is not None and not is_final(report) else []
    yield from dict.fromkeys([*prepared.faults.values(), *_endless(prepared, report), *doubts, *errors])


def _endless(prepared: Prepared, report: Report) -> Iterator[str]:
    unreached = [verdict.step for verdict in report.steps if is_unreached(verdict)]
    for name, made in prepared.notebooks.items():
        steps = [step for step in unreached if f"{TEST}{step}" in made.notebook.by_name]
        if steps:
            yield f"{name} does not come to its end; not reached: {', '.join(steps)}."
