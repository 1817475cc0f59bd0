"""The students' own code for the steps that are not right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from grader.course import Course
from grader.html.report.cutting import function_in
from grader.outcomes import State
from grader.reports.report import Report
from grader.reports.results import Results
from grader.submissions import Entry, NoSubmissions, Submission, entries, read
from grader.text import cleaned, quoted_lines
from grader.verdicts import Verdict

MOST_LINES, MOST_COLUMNS = 120, 200

NO_SUBMISSION = "There is no submission of this student in the folder that was given."
NO_FUNCTION = "There is no such function in what was handed in."

Code: TypeAlias = Mapping[tuple[str, str], "Piece"]
"""By student and step."""


@dataclass(frozen=True)
class Piece:
    """A function's source, cleaned for the page; or the sentence that says why there is none."""

    source: str = ""
    note: str = ""


def functions(results: Results, folder: Path) -> Code:
    """The code of every step that is not right. NoSubmissions if the folder holds none of these students' submissions.

    Also NoSubmissions if the course is not installed: its file names are needed to read a submission.
    """
    if results.course is None:
        raise NoSubmissions(f"Submissions cannot be read without their course: {results.why}.")
    handed_in = {entry.student: entry for entry in entries(folder, results.course)}
    if not handed_in.keys() & {report.student for report in results.reports}:
        raise NoSubmissions(f"Nothing in {folder} is of a student in these results: name the folder that was graded.")
    code: dict[tuple[str, str], Piece] = {}
    for report in results.reports:
        entry = handed_in.get(report.student)
        if any(map(_is_shown, report.steps)):
            code.update(_of_student(report, _read(entry, results.course) if entry else None))
    return code


def _read(entry: Entry, course: Course) -> Submission:
    """The submission; an error of the machine becomes its fault, too."""
    try:
        return read(entry, course)
    except OSError as fault:
        return Submission(entry.student, (), f"What was handed in cannot be read: {fault.strerror}.", digest="")


def _is_shown(verdict: Verdict) -> bool:
    return verdict.state not in (State.RIGHT, State.TO_DO)


def _of_student(report: Report, submission: Submission | None) -> Iterator[tuple[tuple[str, str], Piece]]:
    for verdict in filter(_is_shown, report.steps):
        yield (report.student, verdict.step), _piece(verdict, submission)


def _piece(verdict: Verdict, submission: Submission | None) -> Piece:
    if submission is None:
        return Piece(note=NO_SUBMISSION)
    if submission.fault:
        return Piece(note=cleaned(submission.fault))
    cells = [cell for file in submission.files if file.module == verdict.exercise for cell in file.cells]
    source = function_in(cells, verdict.step)
    return Piece(source=shown(source)) if source else Piece(note=NO_FUNCTION)


def shown(source: str) -> str:
    """Source for a page: cut to a length, and without characters that turn, hide or overwrite text."""
    return "\n".join(quoted_lines(source.expandtabs(4), MOST_COLUMNS, MOST_LINES))
