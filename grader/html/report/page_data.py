"""The reports as compact data for the page's script: every text once, every student a short list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.html.report.causes import Cause, cause
from grader.html.report.code import Code, Piece
from grader.html.report.groups import GROUPS, group
from grader.html.report.stuck import Stuck
from grader.html.report.titles import student_name
from grader.outcomes import State
from grader.reports.report import Report
from grader.text import cleaned, cleaned_lines

MOST_LINES, MOST_COLUMNS = 60, 500


class Texts:
    """Texts by number: many students have the same feedback, so the page holds each text once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def all(self) -> list[str]:
        return list(self._numbers)


def page_data(reports: Sequence[Report], steps: Sequence[Stuck], code: Code | None) -> dict[str, object]:
    """The data that the page's script reads.

    A step is [exercise, its title, step, its title, how many % have it right, the numbers of its causes' texts]. A
    student is [name, points, a letter for each step, steps that are not right, error, notes]; such a step is five
    numbers in a row: the step's, and those of four texts: cause, feedback, code, why there is no code.
    """
    texts = Texts()
    students = [_student(report, texts, code) for report in reports]
    return {
        "groups": [[g.letter, g.style, g.meaning] for g in GROUPS.values()],
        "right": GROUPS[State.RIGHT].letter,
        "steps": [_step(step, texts) for step in steps],
        "most": reports[0].max_points,
        "students": students,
        "texts": texts.all(),
    }


def _step(step: Stuck, texts: Texts) -> list[object]:
    heading = step.heading
    numbers = [texts.number(_said(count.cause)) for count in step.causes]
    percent = None if step.share is None else round(100 * step.share)
    return [heading.exercise, heading.exercise_title, heading.step, heading.title, percent, numbers]


def _student(report: Report, texts: Texts, code: Code | None) -> list[object]:
    letters = "".join(group(verdict).letter for verdict in report.steps)
    notes = [cleaned(note) for note in report.notes]
    error = cleaned(report.error) if report.error else ""
    return [student_name(report), report.points, letters, list(_not_right(report, texts, code)), error, notes]


def _not_right(report: Report, texts: Texts, code: Code | None) -> Iterator[int]:
    for number, verdict in enumerate(report.steps):
        if verdict.passed:
            continue
        why = cause(verdict)
        piece = (code or {}).get((report.student, verdict.step), Piece())
        said = _said(why) if why else ""
        yield from (number, *map(texts.number, (said, feedback(verdict.feedback), piece.source, piece.note)))


def _said(cause: Cause) -> str:
    """A cause as one text: its name in the first line, its sentence in the second."""
    return f"{cause.name}\n{cause.sentence}"


def feedback(text: str) -> str:
    """The feedback without characters that turn, hide or overwrite text."""
    return "\n".join(cleaned_lines(text, MOST_COLUMNS, MOST_LINES))
