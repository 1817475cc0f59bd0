"""A run under way: what grades, how, and where the reports go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from grader.batch.progress import progress
from grader.batch.record import Record
from grader.batch.run import Done, Entries, Known, Settings
from grader.batch.store import Store

Runs: TypeAlias = Callable[[Settings, Entries, Known], Iterator[tuple[str, Done]]]
"""What grades: processes of this machine, or a cluster."""


@dataclass(frozen=True)
class Session:
    """A run under way. `fresh`: the last one in the folder, if any, was made otherwise: everything is graded again."""

    store: Store
    settings: Settings
    record: Record
    fresh: bool
    runs: Runs
    quiet: bool

    def grade(self, entries: Entries, known: Known) -> Iterator[str]:
        """Grade what is not `known`, with progress shown; yields each student once his report is in the store."""
        with progress(len(entries), quiet=self.quiet) as advance:
            for student, done in self.runs(self.settings, entries, known):
                if done.report is not None:
                    self.store.add(done.report, done.digest)
                yield student
                advance()
