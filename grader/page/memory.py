"""What is remembered from run to run: which steps were right, how many hints were shown. pytest's cache keeps it."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from grader.progress.progress import Progress

PASSED, HINTS = "exercises/passed", "exercises/hints"


class Memory:
    """The memory of one folder; without pytest's cache (`-p no:cacheprovider`) it remembers nothing."""

    def __init__(self, config: pytest.Config, progress: Progress) -> None:
        self._cache: pytest.Cache | None = getattr(config, "cache", None)
        self._folder = str(progress.folder)

    def newly_passed(self, progress: Progress) -> list[str]:
        """The steps that have become right since the last run; remembers this run's. None is new in a first run."""
        before = self._read(PASSED)
        not_passed = {checked.step for checked in progress.steps if not checked.passed}
        self._write(PASSED, sorted({*(before or ()), *progress.passed} - not_passed))
        return [] if before is None else [step for step in progress.passed if step not in before]

    def hints_shown(self, step: str, most: int) -> int:
        """How many hints of a step to show now: one more than the last time; all where nothing is remembered."""
        shown = self._read(HINTS) or {}
        number: int = min(shown.get(step, 0) + 1, most)
        self._write(HINTS, {**shown, step: number})
        remembered = (self._read(HINTS) or {}).get(step) == number
        return number if remembered else most

    def _read(self, key: str) -> Any:
        kept = self._cache.get(key, {}) if self._cache else {}
        return kept.get(self._folder) if isinstance(kept, dict) else None

    def _write(self, key: str, value: object) -> None:
        if self._cache:
            kept = self._cache.get(key, {})
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a folder that cannot be written is no fault of the student's
                self._cache.set(key, {**(kept if isinstance(kept, dict) else {}), self._folder: value})
