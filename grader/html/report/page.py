"""The page of a class as plain data, and the template that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from grader.html.environment import embedded, rendered
from grader.html.report.code import NO_SUBMISSION, Code
from grader.html.report.groups import GROUPS
from grader.html.report.network import network
from grader.html.report.page_data import page_data
from grader.html.report.points import Points, distribution
from grader.html.report.stuck import Stuck, stuck, worst_first
from grader.html.report.titles import by_exercise, headings, student_name
from grader.reports.report import Report
from grader.reports.results import Results
from grader.text import cleaned

STYLES = ("look.css", "report.css", "grid.css", "student.css", "narrow.css", "paper.css")
SCRIPTS = ("students.js", "grid.js", "filters.js", "moves.js", "tip.js", "student.js", "print.js", "start.js")


@dataclass(frozen=True)
class Named:
    """A student, and a sentence about them."""

    student: str
    sentence: str


@dataclass(frozen=True)
class Page:
    """The data for the template; texts from the results are cleaned, and escaped by the template.

    ungraded: students whom the grader could not grade; unreadable: whose submission could not be read; empty: whose
    submission holds nothing of the course. lacking: how many students' code is not in the given folder. whole: how
    many students have all points.
    """

    title: str
    students: int
    most: float
    points: Points | None
    whole: int
    ungraded: tuple[Named, ...]
    unreadable: tuple[Named, ...]
    empty: tuple[Named, ...]
    unconfined: int
    lacking: int
    why: str | None
    steps: tuple[Stuck, ...]
    worst: tuple[Stuck, ...]
    drawing: Markup | None


def page(results: Results, code: Code | None) -> str:
    """The whole page as HTML. The same results give the same text, to the byte."""
    heads = headings(results)
    steps = stuck(results.reports, heads)
    data = embedded(page_data(results.reports, steps, code))
    tables = {"groups": GROUPS.values(), "exercises": list(by_exercise(heads))}
    return rendered("report.html", STYLES, SCRIPTS, page=_page(results, steps, code), data=data, **tables)


def _page(results: Results, steps: Sequence[Stuck], code: Code | None) -> Page:
    reports, course = results.reports, results.course
    most = reports[0].max_points
    points = [report.points for report in reports if report.points is not None]
    return Page(
        title=course.title if course else cleaned(reports[0].course, 80),
        students=len(reports),
        most=most,
        points=distribution(points, most),
        whole=sum(p >= most for p in points),
        ungraded=tuple(_named((r, r.error) for r in reports if r.error is not None)),
        unreadable=tuple(_named((r, r.steps[0].feedback) for r in reports if r.is_unreadable)),
        empty=tuple(_named((r, r.why_nothing) for r in reports if r.why_nothing is not None)),
        unconfined=sum(not report.isolated for report in reports),
        lacking=len({student for (student, _), piece in (code or {}).items() if piece.note == NO_SUBMISSION}),
        why=cleaned(results.why) if results.why else None,
        steps=tuple(steps),
        worst=tuple(worst_first(steps)),
        drawing=network(course.drawing, steps) if course and course.drawing else None,
    )


def _named(pairs: Iterator[tuple[Report, str]]) -> Iterator[Named]:
    return (Named(student_name(report), cleaned(sentence)) for report, sentence in pairs)
