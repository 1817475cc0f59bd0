"""A run over an assignment: graded in the sandbox, written to the autograded folders and to the gradebook, in batches.

A submission that was written before and has not changed since is skipped: manual grades and comments stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.exc import SQLAlchemyError

from grader.batch.run import Done, Entries, Known, Settings
from grader.batch.session import Runs, Session
from grader.course import Course
from grader.nbgrading.autograded_folders import Folders
from grader.nbgrading.cell_scores import Judged, is_final, judged, mended, only
from grader.nbgrading.database import GradebookFault
from grader.nbgrading.gradebook import submitted, waiting
from grader.nbgrading.lazy_entries import LazyEntries
from grader.nbgrading.opening import Opened
from grader.nbgrading.prepared_submission import Desk, Prepared
from grader.nbgrading.records import Records
from grader.nbgrading.scores import Batch, Graded
from grader.reports.report import Report
from grader.submissions import Entry

MOST = 50
"""Submissions that are written to the gradebook in one transaction."""

STAGING = "running"


@dataclass
class Tally:
    """The outcome of a run: what the listing at its end says about each student."""

    unchanged: int = 0
    faults: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Autograding:
    """An assignment that is graded. `force`: grade also submissions that have not changed since they were written."""

    def __init__(self, opened: Opened, course: Course, session: Session, records: Records, *, force: bool) -> None:
        self._opened, self._course, self._records, self._force = opened, course, records, force
        folder, found = opened.folder, opened.assignment
        self._desk = Desk(folder, found, course, opened.kept / STAGING)
        self._folders = Folders(folder, found.name)
        self._session = replace(session, runs=self._mending(session.runs))
        self._prepared: dict[str, Prepared] = {}
        self._batch: list[tuple[Judged, str | None]] = []
        self.tally = Tally(faults={student: (fault,) for student, fault in opened.refused.items()})

    def run(self) -> None:
        """Grade and write what was handed in."""
        fresh = self._fresh()
        if not fresh:
            return
        store = self._session.store
        known: Known = (lambda _: None) if self._force else store.digest
        for student in self._session.grade(LazyEntries(fresh, self._entry), known):
            prepared = self._prepared.pop(student)
            self._desk.clear(student)
            report = next(store.reports([student]))
            made = judged(prepared, report, self._opened.assignment, self._course)
            self._folders.make(made, prepared.handed)
            stamp = self._records.stamp(prepared.handed) if is_final(report) else None
            self._batch.append((replace(made, notebooks={}), stamp))
            if len(self._batch) >= MOST:
                self._write()
        self._write()

    def finish(self) -> Iterator[Report]:
        """Sort the records; returns the final reports on this run's students, with the assignment's steps only."""
        self._desk.close()
        store = self._session.store
        reported = [student for student in self._opened.everybody if student in store.students]
        store.finish(reported, self._course)
        self._records.rewrite(reported)
        notebooks = self._opened.assignment.notebooks
        steps = {step.name for notebook in notebooks for step in notebook.steps(self._course).values()}
        wanted = store.reports({*reported} & {*self._opened.students})
        found = (only(report, steps) for report in wanted if is_final(report))
        return (report for report in found if any(verdict.points is not None for verdict in report.steps))

    def _fresh(self) -> list[str]:
        """The students whose submissions are to be graded and written."""
        with self._opened.engine.connect() as connection:
            there = submitted(connection, self._opened.assignment)
            unfinished = waiting(connection, self._opened.assignment)
        fresh = []
        for student in self._opened.students:
            self._folders.tidy(student)
            if self._force or student not in there or not self._is_written(student):
                fresh.append(student)
            else:
                self.tally.unchanged += 1
                self._tell(student, self._records.faults(student) if student in unfinished else (), ())
        return fresh

    def _is_written(self, student: str) -> bool:
        """Whether the autograded folder was written from the submission as it is now."""
        whole = self._folders.place(student).is_dir() and student in self._session.store.students
        return whole and self._records.is_written(self._desk.handed(student))

    def _entry(self, student: str) -> Entry:
        prepared = self._desk.prepared(self._desk.handed(student))
        self._prepared[student] = prepared
        return self._desk.entry(prepared)

    def _mending(self, runs: Runs) -> Runs:
        def mending(settings: Settings, entries: Entries, known: Known) -> Iterator[tuple[str, Done]]:
            for student, done in runs(settings, entries, known):
                if done.report is not None:
                    report = mended(done.report, self._prepared[student], self._opened.assignment, self._course)
                    yield student, replace(done, report=report)
                else:
                    yield student, done

        return mending

    def _write(self) -> None:
        """Put the batch into the gradebook, and its folders into their places."""
        batch, self._batch = self._batch, []
        students = [made.graded.student for made, _ in batch]
        late: dict[str, str] = {}
        try:
            self._folders.exchange(students, lambda: late.update(self._save([made.graded for made, _ in batch])))
        except (SQLAlchemyError, self._opened.engine.dialect.loaded_dbapi.Error) as fault:
            raise GradebookFault(f"The gradebook cannot be written: {str(fault).splitlines()[0]}") from None
        for made, _ in batch:
            student = made.graded.student
            self._tell(student, (*made.faults, *([late[student]] if student in late else [])), made.notes)
        stamps = {made.graded.student: stamp for made, stamp in batch if stamp is not None}
        self._records.note({student: self.tally.faults.get(student, ()) for student in students}, stamps)

    def _save(self, batch: Sequence[Graded]) -> dict[str, str]:
        """Write to the gradebook; returns why late penalties could not be computed, by student."""
        with self._opened.engine.begin() as connection:
            rows = Batch(connection, self._opened.assignment, [graded.student for graded in batch])
            faults = {graded.student: rows.take(graded, self._opened.folder.penalty) for graded in batch}
            rows.save()
        return {student: fault for student, fault in faults.items() if fault is not None}

    def _tell(self, student: str, faults: tuple[str, ...], notes: tuple[str, ...]) -> None:
        if faults:
            self.tally.faults[student] = faults
        if notes:
            self.tally.notes[student] = notes
