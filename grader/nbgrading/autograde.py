"""A run over an assignment: graded in the sandbox, written to the autograded folders and to the gradebook, in batches.

A submission that was written before and has not changed since is left alone, with what humans have added to its grades.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from sqlalchemy.exc import SQLAlchemyError

from grader.batch.journal import Journal
from grader.batch.run import Done, Known, Settings
from grader.batch.session import Runs, Session
from grader.nbgrading.assignment import Assignment
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.gradebook import GradebookFault, submitted, waiting
from grader.nbgrading.handed import Handed
from grader.nbgrading.judged import Judged, judged, mended, only
from grader.nbgrading.opening import Opened
from grader.nbgrading.prepared import Desk, Prepared
from grader.nbgrading.scores import Batch, Graded
from grader.nbgrading.waiting import Waiting
from grader.nbgrading.written import Folders
from grader.reports.report import Report
from grader.steps import Course
from grader.submissions import Entry

MOST = 50
"""Submissions that are written to the gradebook in one transaction."""

WRITTEN, FAULTS = ".written.jsonl", ".faults.jsonl"
STAGING = "running"


@dataclass
class Tally:
    """What came of a run: the students by what is to be said of them."""

    unchanged: int = 0
    faults: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Autograding:
    """An assignment that is graded; a context manager. `force`: also what has not changed since it was written."""

    def __init__(self, opened: Opened, course: Course, session: Session, *, force: bool) -> None:
        self._opened, self._course, self._force = opened, course, force
        self._folder, self._found = folder, found = opened.folder, opened.assignment
        kept = opened.kept
        self._desk = Desk(folder, found, course, kept / STAGING)
        self._folders = Folders(folder, found.name)
        self._session = replace(session, runs=self._mending(session.runs))
        self._made_with = f"{session.record}{_made_with(folder, found)}"
        self._prepared: dict[str, Prepared] = {}
        self._batch: list[tuple[Judged, str | None]] = []
        self.tally = Tally(faults={student: (fault,) for student, fault in opened.refused.items()})
        with ExitStack() as files:
            self._written = files.enter_context(Journal(kept / WRITTEN, fresh=session.fresh))
            self._faults = files.enter_context(Journal(kept / FAULTS, fresh=session.fresh))
            self._files = files.pop_all()

    def __enter__(self) -> Autograding:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def run(self) -> None:
        """Grade and write what was handed in."""
        fresh = self._fresh()
        if not fresh:
            return
        store = self._session.store
        known: Known = (lambda _: None) if self._force else store.digest
        for student in self._session.grade(Waiting(fresh, self._entry), known):
            prepared = self._prepared.pop(student)
            self._desk.clear(student)
            report = next(store.reports([student]))
            made = judged(prepared, report, self._found, self._course)
            self._folders.make(made, prepared.handed)
            self._batch.append(
                (replace(made, notebooks={}), self._mark(prepared.handed) if report.error is None else None)
            )
            if len(self._batch) >= MOST:
                self._write()
        self._write()

    def finish(self) -> Iterator[Report]:
        """Put the records in order; returns the reports, on the steps here, on whom was to be graded and could be."""
        self._desk.close()
        store = self._session.store
        reported = [student for student in self._opened.everybody if student in store.students]
        store.finish(reported, self._course)
        for journal in (self._written, self._faults):
            journal.rewrite(reported)
        steps = {step.name for notebook in self._found.notebooks for step in notebook.steps(self._course).values()}
        found = (only(report, steps) for report in store.reports({*reported} & {*self._opened.students}))
        return (report for report in found if report.error is None and not report.is_unreadable)

    def _fresh(self) -> list[str]:
        """The students whose submissions are to be graded and written."""
        with self._opened.engine.connect() as connection:
            there, unfinished = submitted(connection, self._found), waiting(connection, self._found)
        fresh = []
        for student in self._opened.students:
            self._folders.tidy(student)
            if self._force or student not in there or not self._is_written(student):
                fresh.append(student)
            else:
                self.tally.unchanged += 1
                faults = self._faults.text(student) if student in unfinished else None
                self._tell(student, tuple((faults or "").splitlines()), ())
        return fresh

    def _is_written(self, student: str) -> bool:
        """Whether the folder that stands is of the submission as it is now."""
        whole = self._folders.place(student).is_dir() and student in self._session.store.students
        return whole and self._written.text(student) == self._mark(self._desk.handed(student))

    def _mark(self, handed: Handed) -> str:
        return hashlib.sha256(f"{self._made_with}{handed.digest}".encode()).hexdigest()

    def _entry(self, student: str) -> Entry:
        prepared = self._desk.prepared(self._desk.handed(student))
        self._prepared[student] = prepared
        return self._desk.entry(prepared)

    def _mending(self, runs: Runs) -> Runs:
        def mending(settings: Settings, entries: Sequence[Entry], known: Known) -> Iterator[tuple[str, Done]]:
            for student, done in runs(settings, entries, known):
                if done.report is not None:
                    report = mended(done.report, self._prepared[student], self._found, self._course)
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
        faults = {student: "\n".join(self.tally.faults.get(student, ())) for student in students}
        self._faults.note({student: text for student, text in faults.items() if text or self._faults.text(student)})
        self._written.note({made.graded.student: mark for made, mark in batch if mark is not None})

    def _save(self, batch: Sequence[Graded]) -> dict[str, str]:
        """Write to the gradebook; returns why late penalties could not be worked out, by student."""
        with self._opened.engine.begin() as connection:
            rows = Batch(connection, self._found, [graded.student for graded in batch])
            faults = {graded.student: rows.take(graded, self._folder.penalty) for graded in batch}
            rows.save()
        return {student: fault for student, fault in faults.items() if fault is not None}

    def _tell(self, student: str, faults: tuple[str, ...], notes: tuple[str, ...]) -> None:
        if faults:
            self.tally.faults[student] = faults
        if notes:
            self.tally.notes[student] = notes


def _made_with(folder: CourseFolder, found: Assignment) -> str:
    """A digest of what an instructor may change between two runs: cells, points, and the files beside them."""
    digest = hashlib.sha256(repr(found.notebooks).encode("utf-8", "replace"))
    for name, path in folder.given(found.name).items():
        digest.update(f"\0{name}\0".encode("utf-8", "replace") + path.read_bytes())
    return digest.hexdigest()
