"""A walk through a student's folder on disk: no link is followed, and the number of files is limited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from grader.submissions.disk import not_plain
from grader.submissions.limits import MOST_DEPTH, MOST_ENTRIES, Unreadable, named
from grader.submissions.names import ARCHIVE, SOURCES, handed_in, ignored_folder, suffix
from grader.submissions.surroundings import VENV, Kit


@dataclass
class Walk:
    """A walk through a student's folder: how many files were seen, and which folders are clones of the kit."""

    root: Path
    kit: Kit
    seen: int = 0
    clones: list[str] = field(default_factory=list)

    def sources(self, first: str) -> Iterator[str]:
        """The relative names ("part/ex1.py") of files that may be read: sources and archives, sorted.

        If the folder itself holds none and has a folder called `first` (nbgrader's name of the assignment), only that
        one is read. Anything that is neither file nor folder makes the whole submission unreadable.
        """
        entries = self._entries("")
        own = any(suffix(entry.name) in {*SOURCES, ARCHIVE} for entry in entries)
        if not own and first in _folders(entries):
            self.seen = 0
            yield from self._folder(f"{first}/")
        else:
            yield from self._walk(entries, "")

    def _folder(self, prefix: str) -> Iterator[str]:
        if prefix.count("/") > MOST_DEPTH:
            raise Unreadable(f"{named(prefix)} lies too deep: hand in the files without the folders around them.")
        yield from self._walk(self._entries(prefix), prefix)

    def _entries(self, prefix: str) -> list[os.DirEntry[str]]:
        """The entries of a folder, sorted, up to the limit of a submission."""
        with os.scandir(self.root / prefix) as found:
            entries = list(islice(found, MOST_ENTRIES + 1 - self.seen))
        self.seen += len(entries)
        if self.seen > MOST_ENTRIES:
            raise Unreadable(f"There are more than {MOST_ENTRIES} files: hand in those of the exercises only.")
        return sorted(entries, key=lambda entry: entry.name)

    def _walk(self, entries: list[os.DirEntry[str]], prefix: str) -> Iterator[str]:
        if self.kit.lies_in("", {f"{name}/" for name in _folders(entries)}):
            self.clones.append(prefix)
            entries = [entry for entry in entries if entry.name == self.kit.exercises]
        elif any(entry.name == VENV for entry in entries):
            entries = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
        for entry in entries:
            yield from self._one(entry, f"{prefix}{entry.name}")

    def _one(self, entry: os.DirEntry[str], name: str) -> Iterator[str]:
        if entry.is_dir(follow_symlinks=False):
            if not ignored_folder(entry.name):
                yield from self._folder(f"{name}/")
        elif not entry.is_file(follow_symlinks=False):
            raise not_plain(entry.stat(follow_symlinks=False).st_mode, name)
        elif handed_in(entry.name):
            yield name


def _folders(entries: list[os.DirEntry[str]]) -> set[str]:
    return {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
