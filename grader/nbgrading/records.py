"""What the runs of an assignment leave for the next: whose folders are written, and what a human has to grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from grader.batch.journal import Journal
from grader.batch.session import Session
from grader.digests import digest
from grader.nbgrading.assignment import Assignment
from grader.nbgrading.folder import CourseFolder
from grader.nbgrading.opening import Opened
from grader.nbgrading.submitted_folder import Handed

WRITTEN, FAULTS = ".written.jsonl", ".faults.jsonl"


class Records:
    """Two journals; a context manager. `made_with` is what every folder of this run is made with, as a digest."""

    def __init__(self, kept: Path, made_with: str, *, fresh: bool) -> None:
        self._made_with = made_with
        with ExitStack() as files:
            self._written = files.enter_context(Journal(kept / WRITTEN, fresh=fresh))
            self._faults = files.enter_context(Journal(kept / FAULTS, fresh=fresh))
            self._files = files.pop_all()

    def __enter__(self) -> Records:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def stamp(self, handed: Handed) -> str:
        """What is noted once the student's folder is written: another one for another submission, or cells."""
        return digest([self._made_with, handed.digest])

    def is_written(self, handed: Handed) -> bool:
        """Whether the folder was written of this very submission."""
        return self._written.text(handed.student) == self.stamp(handed)

    def faults(self, student: str) -> tuple[str, ...]:
        """The sentences on what a human has to grade."""
        return tuple((self._faults.text(student) or "").splitlines())

    def note(self, faults: Mapping[str, Sequence[str]], stamps: Mapping[str, str]) -> None:
        """Note what has been written, with the faults of each student; who has no stamp is written again next time."""
        texts = {student: "\n".join(sentences) for student, sentences in faults.items()}
        self._faults.note({student: text for student, text in texts.items() if text or self._faults.text(student)})
        self._written.note(stamps)

    def rewrite(self, students: Sequence[str]) -> None:
        """Keep what is noted of these students, in their order."""
        for journal in (self._written, self._faults):
            journal.rewrite(students)


def recorded(opened: Opened, session: Session) -> Records:
    """The records of an assignment."""
    made_with = digest([str(session.record), *_changeable(opened.folder, opened.assignment)])
    return Records(opened.kept, made_with, fresh=session.fresh)


def _changeable(folder: CourseFolder, found: Assignment) -> Iterator[str | bytes]:
    """What an instructor may change between two runs: cells, points, and the files beside them."""
    yield repr(found.notebooks)
    for name, path in folder.given(found.name).items():
        yield name
        yield path.read_bytes()
