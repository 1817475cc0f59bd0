"""results.jsonl during a run: every report is on the disk before the next is counted.

A journal beside it holds the digest of the submission behind each line. A line that has no entry, or was cut short by a
power failure, is graded again; an entry without a line is ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from contextlib import ExitStack, suppress
from itertools import accumulate
from pathlib import Path

from grader.batch.journal import Journal
from grader.batch.record import RECORD, has_results
from grader.course import Course
from grader.files import append, cut_to_whole_lines, lines_of, open_to_append, replace_bytes, replace_file
from grader.reports.grades import grades
from grader.reports.lines import RESULTS, from_line, to_line
from grader.reports.report import Report

JOURNAL, GRADES = ".journal.jsonl", "grades.csv"


class Store:
    """The reports of a run in its folder; a context manager. Only the reports' positions are kept in memory."""

    def __init__(self, folder: Path, *, fresh: bool) -> None:
        self._folder = folder
        for name in (RESULTS, GRADES) if fresh else ():
            (folder / name).unlink(missing_ok=True)
        cut_to_whole_lines(folder / RESULTS)
        self._places = dict(_places(folder / RESULTS))
        with ExitStack() as opened:
            self._journal = opened.enter_context(Journal(folder / JOURNAL, fresh=fresh))
            self._results = opened.enter_context(open_to_append(folder / RESULTS))
            self._opened = opened.pop_all()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def digest(self, student: str) -> str | None:
        """The digest of the graded submission; None if there is no report."""
        return self._journal.text(student) if student in self._places else None

    @property
    def students(self) -> Set[str]:
        """The students with a report, on whichever submission."""
        return self._places.keys()

    def add(self, report: Report, digest: str) -> None:
        """Append a report. One with an error has no entry in the journal: the next run tries it again."""
        place = self._results.tell()
        append(self._results, to_line(report))
        self._places[report.student] = place
        self._journal.forget(report.student)
        if report.error is None:
            # If a power cut loses the entry, the same submission is graded again, with the same result.
            self._journal.note({report.student: digest}, synced=False)

    def is_graded(self, student: str) -> bool:
        """Whether the student has a report without a fault of the grader's own: only those are in the journal."""
        return self.digest(student) is not None

    def reports(self, students: Iterable[str]) -> Iterator[Report]:
        """The reports on these students, sorted by student."""
        return (from_line(line) for line in self._lines(students))

    def finish(self, students: Iterable[str], course: Course) -> None:
        """End the run: rewrite the results, sorted and for these students only, and write the table of grades."""
        kept = sorted(students)
        replace_file(self._folder / GRADES, [grades(self.reports(kept), course)])
        self._journal.rewrite(kept)
        replace_bytes(self._folder / RESULTS, self._lines(kept))
        sizes = map(len, lines_of(self._folder / RESULTS))
        self._places = dict(zip(kept, accumulate(sizes, initial=0), strict=False))

    def _lines(self, students: Iterable[str]) -> Iterator[bytes]:
        with open(self._folder / RESULTS, "rb") as file:
            for student in sorted(students):
                file.seek(self._places[student])
                yield file.readline()


def students_in(folder: Path) -> set[str]:
    """The students with a report in a folder of results; none if it cannot be read."""
    try:
        return {student for student, _ in _places(folder / RESULTS)}
    except OSError:  # opening the folder later reports it
        return set()


def is_foreign(folder: Path) -> bool:
    """Whether the folder has a table of grades but no run: it is not ours, and would be overwritten."""
    return (folder / GRADES).exists() and not ((folder / RECORD).exists() or has_results(folder))


def is_unfinished(folder: Path) -> bool:
    """Whether the folder's last run was stopped: its table of grades lacks some of the reports."""
    if not (folder / RECORD).exists():
        return False
    rows = sum(1 for _ in lines_of(folder / GRADES)) - 1
    return rows != sum(1 for _ in lines_of(folder / RESULTS))


def _places(path: Path) -> Iterator[tuple[str, int]]:
    """Each student with the position of their line; of two the later counts."""
    place = 0
    for line in lines_of(path):
        with suppress(ValueError):  # not a line of ours: its student is graded again
            yield from_line(line).student, place
        place += len(line)
