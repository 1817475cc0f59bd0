"""pytest's hooks. All that an unrelated pytest run loads: what they need is imported when an exercise is met."""

from __future__ import annotations

import os
import re
import sys
from argparse import SUPPRESS, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.exercise_files import FILE_NAME, STEP_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Generator

NUMBERED = re.compile(r"ex\d+_.*\.py")
"""What a file is called that may be an exercise by another name."""

ORDINARY = re.compile(r"(test_.*|.*_test|conftest)\.py")
"""What a file is called whose tests pytest itself shows."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("exercises", "exercises that are checked step by step")
    group.addoption("--exercise-hint", action="store_true", help="one more hint for the step that is next")
    group.addoption("--exercise-hint-alone", action="store_true", help=SUPPRESS)  # what `grader hint` asks for
    group.addoption("--exercise-page", metavar="FILE", help="write your progress as a page for a browser (FILE.html)")
    group.addoption("--exercise-seed", metavar="N|random", type=_seed, help="draw the further inputs from this seed")
    group.addoption(
        "--exercise-step-timeout",
        metavar="SECONDS",
        type=_seconds,
        default=STEP_TIMEOUT,
        help=f"limit on a step ({STEP_TIMEOUT:g}; 0: none)",
    )


def _seed(text: str) -> int:
    # Resolved in the controller: pytest-xdist hands the number on to its workers.
    try:
        return int.from_bytes(os.urandom(3)) if text == "random" else int(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is neither a whole number nor random") from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < 1e6:
        raise ArgumentTypeError(f"{text!r} is no number of seconds, 0 or more")
    return seconds


@pytest.hookimpl(trylast=True)  # after the terminal reporter has been made
def pytest_configure(config: pytest.Config) -> None:
    if config.option.exercise_page and not hasattr(config, "workerinput"):  # pytest-xdist's workers report to this run
        from grader.progress_page import hooks

        hooks.register(config, config.option.exercise_page)
    if _shows_page(config) and all(map(_is_exercises, config.args)):
        # The page says it all: no header, no dots; a hint alone has no count at its end either.
        config.option.verbose = -2 if config.option.exercise_hint_alone else -1
        reporter = config.pluginmanager.getplugin("terminalreporter")
        reporter._show_progress_info = False
        config.option.exercise_quiet = True


def _shows_page(config: pytest.Config) -> bool:
    """Whether there is a terminal, and pytest's own output was not asked for."""
    if not config.pluginmanager.hasplugin("terminalreporter"):
        return False
    option = config.option
    asked = ("setupshow", "show_fixtures_per_test")  # options of plugins that may be switched off
    looks_only = option.collectonly or any(getattr(option, name, False) for name in asked)
    return not looks_only and option.verbose <= 0 and option.tbstyle == "auto"


def _path(argument: str) -> Path:
    """The file or folder of an argument of the command line."""
    return Path(argument.partition("::")[0])


def _is_exercises(argument: str) -> bool:
    """Whether an argument of the command line names exercise files only, to judge by names."""
    path = _path(argument)
    if not os.path.isdir(path):  # unlike the path's own method, it is never an error, however long the argument
        return bool(FILE_NAME.fullmatch(path.name)) and os.path.isfile(path)
    try:
        names = os.listdir(path)
    except OSError:  # it may not be read: pytest says so
        return False
    return any(map(FILE_NAME.fullmatch, names)) and not any(map(ORDINARY.fullmatch, names))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """One collector per exercise file, even if python_files or --doctest-modules match it, too."""
    others = yield
    if not FILE_NAME.fullmatch(file_path.name):
        return others
    from grader.pytest_door import collecting

    collector = collecting.collector(file_path, parent)
    return [collector] if collector else others


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    if not hasattr(item.parent, "exercise_file"):
        return (yield)
    from grader.pytest_door import frames, reporting

    frames.show_students_own(item, call)
    report = yield
    reporting.tell(item, call, report)
    return report


def pytest_report_teststatus(
    report: pytest.TestReport, config: pytest.Config
) -> tuple[str, str, str | tuple[str, dict[str, bool]]] | None:
    if not hasattr(report, "exercise") or report.when != "call":
        return None
    from grader.pytest_door import reporting

    return reporting.status(report, quiet=getattr(config.option, "exercise_quiet", False))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
    reports = _exercise_reports(terminalreporter)
    if not reports:
        yield
        return _nothing_run(terminalreporter)
    from grader.page import page

    shows_page = _shows_page(terminalreporter.config)
    if shows_page:
        terminalreporter.config.option.tbstyle, terminalreporter.reportchars = "no", ""
    yield
    if shows_page:
        page.show(terminalreporter, reports)
    else:
        page.show_hints(terminalreporter, reports)
    return None


def _nothing_run(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why nothing was run, where exercises may have been meant: by another name, or from within their folder."""
    paths = [_path(argument) for argument in terminalreporter.config.args]
    named = [path.name for path in paths if NUMBERED.fullmatch(path.name) and os.path.isfile(path)]
    if terminalreporter.stats:
        return
    if named:
        from grader.page import renamed

        for sentence in renamed.sentences(named):
            terminalreporter.write_line(sentence)
    elif not all(map(os.path.exists, paths)) and _is_exercises("."):
        terminalreporter.write_line("You are in the folder of the exercises already: `pytest .` runs them.")


def _exercise_reports(terminalreporter: pytest.TerminalReporter) -> list[pytest.TestReport]:
    """The reports on steps; none if an ordinary test was run, or something could not be collected."""
    found = []
    for report in (r for reports in terminalreporter.stats.values() for r in reports):
        if hasattr(report, "exercise"):
            found.append(report)
        elif getattr(report, "failed", False) or getattr(report, "when", None) == "call":
            return []
    return found


def pytest_enter_pdb(config: pytest.Config) -> None:
    if "grader.pytest_door.folders" in sys.modules:  # else no exercise has been met
        sys.modules["grader.pytest_door.folders"].sleep(config)
