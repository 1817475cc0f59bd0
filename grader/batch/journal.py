"""A file with a line for each student: usually the digest of the submission that has been graded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from grader.files import append, cut_to_whole_lines, lines_of, open_to_append, replace_file


class Journal:
    """Texts by student; a context manager. Of two lines the later counts; a line cut short by a kill is ignored."""

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self._path = path
        if fresh:
            path.unlink(missing_ok=True)
        cut_to_whole_lines(path)
        self._texts = dict(_texts(path))
        self._file = open_to_append(path)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def text(self, student: str) -> str | None:
        """The text noted for a student, or None."""
        return self._texts.get(student)

    def note(self, texts: Mapping[str, str], *, synced: bool = True) -> None:
        """Add texts by student; if `synced`, they are on the disk when this returns."""
        if texts:
            lines = "\n".join(_entry(student, text) for student, text in texts.items())
            append(self._file, lines, synced=synced)
            self._texts |= texts

    def forget(self, student: str) -> None:
        """Drop a student's text from memory; the lines on the disk stay until `rewrite`."""
        self._texts.pop(student, None)

    def rewrite(self, students: Iterable[str]) -> None:
        """Rewrite the file with only these students' lines, in their order."""
        replace_file(self._path, (f"{_entry(s, self._texts[s])}\n" for s in students if s in self._texts))


def _entry(student: str, text: str) -> str:
    return json.dumps({"student": student, "text": text})


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    for line in lines_of(path):
        try:
            entry = json.loads(line)
            yield str(entry["student"]), str(entry["text"])
        except (ValueError, TypeError, KeyError):
            continue
