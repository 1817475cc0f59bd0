"""pytest's hooks of a run that writes a page: registered only where it was asked for."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.files import check_place, replace_file, unwritable
from grader.progress.progress import progress_of
from grader.progress.values import shown
from grader.progress_page.document import document
from grader.text import from_here

SUFFIXES = (".html", ".htm")


def register(config: pytest.Config, name: str) -> None:
    """Write a page at the end of this run (pytest.UsageError where that cannot be)."""
    path = config.invocation_params.dir / name
    if path.suffix not in SUFFIXES:  # a student's own file would be gone
        raise pytest.UsageError(
            f"--exercise-page: {name} is not the name of a page; it ends in .html, as in progress.html."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        check_place(path)  # before a step is run, not after the last
    except OSError as fault:
        raise pytest.UsageError(_unwritable(path, fault)) from None
    config.pluginmanager.register(ProgressPage(path))


def _unwritable(path: Path, fault: OSError) -> str:
    return f"--exercise-page: {unwritable(from_here(path), fault)}"


class ProgressPage:
    """Gathers what the reports say of steps, also those of pytest-xdist's workers, and writes the page."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._facts: list[Mapping[str, Any]] = []
        self._said = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if hasattr(report, "exercise"):
            self._facts.append(report.exercise)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if session.config.option.collectonly:
            return
        if not self._facts:
            self._said = f"No exercise was run: {from_here(self.path)} was not written."
            return
        page = document([(progress, shown(progress)) for progress in progress_of(self._facts)])
        try:
            replace_file(self.path, [page])
            self._said = f"Your progress as a page: {from_here(self.path)}"
        except OSError as fault:
            self._said = _unwritable(self.path, fault)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
        """One line, below all others."""
        yield
        if self._said:
            terminalreporter.line(self._said)
