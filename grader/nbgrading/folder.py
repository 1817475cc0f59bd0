"""An nbgrader course folder with its configuration: where files are, who has handed in, what being late costs."""

from __future__ import annotations

import fnmatch
import glob
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import chdir
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from grader.cell_marks import marks_of
from grader.nbgrading.nbgrader_parts import AssignLatePenalties, Autograde, AutogradeApp, ClearHiddenTests
from grader.nbgrading.scores import Penalty
from grader.submissions.names import NOTEBOOK
from grader.text import describe

HIDDEN = ".grader"
"""The hidden folder for the state of runs, in the course folder."""


class NoCourse(Exception):
    """A course folder that cannot be used; the message says why."""


class CourseFolder:
    """The folder and its nbgrader settings: nbgrader_config.py is read as nbgrader's own commands read it.

    root: the folder; url: the gradebook to use instead of the configured one. NoCourse if the settings are broken.
    """

    def __init__(self, root: Path, url: str | None = None) -> None:
        if not root.is_dir():
            raise NoCourse(f"{root} is not a folder.")
        self.root = root.resolve()
        arguments = [f"--course-dir={self.root}", "--log-level=ERROR", *([f"--db={url}"] if url else [])]
        self._app = AutogradeApp()
        self._app.raise_config_file_errors = True
        with chdir(self.root):  # where nbgrader looks for its configuration
            try:
                self._app.initialize(arguments)
            except SystemExit:  # traitlets has printed the reason
                raise NoCourse("nbgrader's configuration cannot be used (see above).") from None
            except Exception as fault:  # the configuration is Python code, which may raise anything
                raise NoCourse(f"nbgrader_config.py cannot be run: {describe(fault)}") from None
            self._directory = self._app.coursedir
            self.settings = Autograde(coursedir=self._directory, parent=self._app)
            self.url = str(self._directory.db_url)
            self.penalty = self._penalty()

    @property
    def ignored(self) -> list[str]:
        """Globs of files that nbgrader never copies."""
        return [str(pattern) for pattern in self._directory.ignore]

    @property
    def largest(self) -> int:
        """The size in bytes of the largest file that nbgrader copies."""
        return int(self._directory.max_file_size) * 1000

    @property
    def permissions(self) -> int:
        """The mode of the files that are written."""
        return int(str(self.settings.permissions), 8)

    @property
    def groupshared(self) -> bool:
        return bool(self._directory.groupshared)

    def kept(self, assignment: str) -> Path:
        """The hidden folder for the state of an assignment's runs."""
        return self.root / HIDDEN / assignment

    def submitted(self, student: str, assignment: str) -> Path:
        return self._path(self._directory.submitted_directory, student, assignment)

    def autograded(self, student: str, assignment: str) -> Path:
        return self._path(self._directory.autograded_directory, student, assignment)

    def source(self, assignment: str) -> Path:
        return self._path(self._directory.source_directory, ".", assignment)

    def given(self, assignment: str) -> dict[str, Path]:
        """The files beside the instructor's notebooks, by relative name: they overwrite a student's own.

        Files that nbgrader's exclude_overwriting names are left out: students may hand in their own.
        """
        source, spared = self.source(assignment), self.settings.exclude_overwriting.get(assignment, [])
        found = {path.relative_to(source).as_posix(): path for path in sorted(source.rglob("*")) if path.is_file()}
        return {
            name: path
            for name, path in found.items()
            if not name.endswith(NOTEBOOK) and name not in spared and not is_ignored(name, self.ignored)
        }

    def students(self, assignment: str, wanted: Sequence[str]) -> list[str]:
        """The students with a folder for the assignment, sorted, by these globs or else by nbgrader's setting."""
        excluded = set(filter(None, str(self._directory.student_id_exclude).split(",")))
        found: set[str] = set()
        for pattern in wanted or [str(self._directory.student_id)]:
            found |= set(self._matching(assignment, pattern))
        return sorted(found - excluded)

    def order(self, assignment: str, notebook: str) -> list[str]:
        """The grade ids of the instructor's notebook, from top to bottom; none if it cannot be read."""
        try:
            cells = json.loads((self.source(assignment) / f"{notebook}{NOTEBOOK}").read_bytes())["cells"]
            return [marks.grade_id for marks in map(marks_of, cells) if marks.grade_id]
        except (OSError, ValueError, TypeError, KeyError):
            return []

    def released(self, source: str) -> str:
        """A cell's source as students get it: without the hidden tests."""
        cell = SimpleNamespace(source=source)
        try:
            self._hidden_tests._remove_hidden_test_region(cell)
        except RuntimeError:  # a region without an end; nbgrader would not have released it
            return source
        return str(cell.source)

    @cached_property
    def _hidden_tests(self) -> Any:
        return ClearHiddenTests(parent=self.settings)

    def _penalty(self) -> Penalty:
        """The penalty for a late submission, by nbgrader's configured plugin."""
        try:
            preprocessor = AssignLatePenalties(parent=self.settings)
            preprocessor.init_plugin()
        except Exception as fault:  # the plugin is the instructor's code, which may raise anything
            raise NoCourse(f"The plugin for late penalties cannot be loaded: {describe(fault)}") from None
        asked: Penalty = preprocessor.plugin_inst.late_submission_penalty
        return asked

    def _matching(self, assignment: str, pattern: str) -> Iterator[str]:
        path = self._path(self._directory.submitted_directory, pattern, glob.escape(assignment))
        anybody = f"(?P<student>[^{re.escape(os.sep)}]+)"
        step = self._directory.submitted_directory
        whose = self._directory.format_path(step, anybody, re.escape(assignment), escape=True)
        inside = str(path).removeprefix(str(self.root))
        for found in glob.glob(str(path) if inside == str(path) else f"{glob.escape(str(self.root))}{inside}"):
            match = re.fullmatch(whose, found)
            if match and os.path.isdir(found):
                yield match["student"]

    def _path(self, step: str, student: str, assignment: str) -> Path:
        return Path(self._directory.format_path(step, student, assignment))


def is_ignored(name: str, patterns: Sequence[str]) -> bool:
    """Whether a file of this relative name, or a folder it lies in, matches one of the globs."""
    return any(fnmatch.fnmatchcase(part, pattern) for part in name.split("/") for pattern in patterns)
