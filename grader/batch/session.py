"""A run in progress: what grades, with which settings, and where the reports go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from grader.batch.progress import progress
from grader.batch.record import Record
from grader.batch.run import Done, Entries, Known, Settings
from grader.batch.store import Store

Runs: TypeAlias = Callable[[Settings, Entries, Known], Iterator[tuple[str, Done]]]
"""Grades submissions: in processes of this machine, or on a cluster."""


@dataclass(frozen=True)
class Session:
    """A run in progress. `fresh`: whether everything is graded again, as the folder's last run had other settings."""

    store: Store
    settings: Settings
    record: Record
    fresh: bool
    runs: Runs
    quiet: bool

    def grade(self, entries: Entries, known: Known) -> Iterator[str]:
        """Grade what is not `known`, and show the progress; yields each student once their report is stored."""
        with progress(len(entries), quiet=self.quiet) as advance:
            for student, done in self.runs(self.settings, entries, known):
                if done.report is not None:
                    self.store.add(done.report, done.digest)
                yield student
                advance()
