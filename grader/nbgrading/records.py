"""What a run keeps for the next one: whose folders are written, and what a human has to grade."""

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
    """Two journals; a context manager. `made_with`: the digest of the settings and files behind every folder."""

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
        """The digest noted once the student's folder is written: it changes with the submission and with the cells."""
        return digest([self._made_with, handed.digest])

    def is_written(self, handed: Handed) -> bool:
        """Whether the folder was written from exactly this submission."""
        return self._written.text(handed.student) == self.stamp(handed)

    def faults(self, student: str) -> tuple[str, ...]:
        """The sentences about what a human has to grade."""
        return tuple((self._faults.text(student) or "").splitlines())

    def note(self, faults: Mapping[str, Sequence[str]], stamps: Mapping[str, str]) -> None:
        """Note the written folders, and each student's faults. A student without a stamp is written again next time."""
        texts = {student: "\n".join(sentences) for student, sentences in faults.items()}
        self._faults.note({student: text for student, text in texts.items() if text or self._faults.text(student)})
        self._written.note(stamps)

    def rewrite(self, students: Sequence[str]) -> None:
        """Keep the entries of these students only, in their order."""
        for journal in (self._written, self._faults):
            journal.rewrite(students)


def recorded(opened: Opened, session: Session) -> Records:
    """The records of an assignment."""
    made_with = digest([str(session.record), *_changeable(opened.folder, opened.assignment)])
    return Records(opened.kept, made_with, fresh=session.fresh)


def _changeable(folder: CourseFolder, found: Assignment) -> Iterator[str | bytes]:
    """What an instructor may change between two runs: the cells, their points, and the files beside the notebooks."""
    yield repr(found.notebooks)
    for name, path in folder.given(found.name).items():
        yield name
        yield path.read_bytes()
