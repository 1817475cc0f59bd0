"""The folders that a run of pytest has met, and how it checks what is in them."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

import pytest

from grader.course import Course
from grader.student.folder import Folder, Settings
from grader.student.lastwords import last_words
from grader.student.time_limit import TimeLimit

SETTINGS = pytest.StashKey[Settings]()
FOLDERS = pytest.StashKey[dict[tuple[Path, str], Folder]]()


def folder_of(config: pytest.Config, path: Path, course: Course) -> Folder:
    """The files of one folder that are of one course, the same object for each of them."""
    folders = config.stash.setdefault(FOLDERS, {})
    key = path, course.name
    if key not in folders:
        folders[key] = Folder(path, course, _settings(config))
    return folders[key]


def sleep(config: pytest.Config) -> None:
    """Stop the time limit: a debugger has been entered."""
    if SETTINGS in config.stash:
        config.stash[SETTINGS].limit.sleep()


def _settings(config: pytest.Config) -> Settings:
    if SETTINGS not in config.stash:
        option = config.option
        limit = TimeLimit(option.exercise_step_timeout, last_words=_last_words(config))
        config.stash[SETTINGS] = Settings(option.exercise_seed, limit, live=_prints_straight(config))
    return config.stash[SETTINGS]


def _prints_straight(config: pytest.Config) -> bool:
    """Whether prints go straight out: with `-s`, or with `-p no:capture`, where the option is missing."""
    return getattr(config.option, "capture", "no") == "no"


def _last_words(config: pytest.Config) -> TextIO | None:
    """A file for faulthandler's last message; None where pytest itself uses faulthandler with a timeout."""
    plugins = config.pluginmanager
    if plugins.hasplugin("faulthandler") and float(config.getini("faulthandler_timeout") or 0) > 0:
        return None
    capture = plugins.getplugin("capturemanager")
    with capture.global_and_fixture_disabled() if capture else nullcontext():
        try:
            words, close = last_words(sys.stderr.fileno())
        except (OSError, AttributeError):  # an editor's or a test's stand-in for a terminal
            return None
    config.add_cleanup(close)
    return words
