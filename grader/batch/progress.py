"""The progress of a run: a bar on a terminal, a line every few seconds elsewhere, nothing if quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

EVERY = 5.0
"""Seconds between two lines without a terminal."""


Advance: TypeAlias = Callable[[], None]
"""Called after each finished submission."""


class _Rate:
    """Submissions a second, counted from the first finished one: a run's start is slower than the rest."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._since = 0

    def after_one_more(self) -> float:
        if self._first is None:
            self._first = time.monotonic()
            return 0.0
        self._since += 1
        return self._since / max(time.monotonic() - self._first, 1e-9)


class _Lines:
    def __init__(self, total: int) -> None:
        self._total, self._done, self._rate = total, 0, _Rate()
        self._last = time.monotonic()

    def advance(self) -> None:
        self._done += 1
        rate, now = self._rate.after_one_more(), time.monotonic()
        if rate and now - self._last >= EVERY:
            self._last = now
            left = (self._total - self._done) / rate
            print(f"{self._done} of {self._total}, {rate:.0f} a second, {left:.0f} s left", file=sys.stderr, flush=True)


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Advance]:
    """Show the progress of a run over `total` submissions on standard error; yields the function to call."""
    if quiet or sys.stderr is None:  # None if the shell has closed it: 2>&-
        yield lambda: None
    elif not sys.stderr.isatty():
        yield _Lines(total).advance
    else:
        with _bar(total) as advance:
            yield advance


@contextmanager
def _bar(total: int) -> Iterator[Advance]:
    import rich.console  # only a terminal needs them
    import rich.progress as parts

    columns = (parts.BarColumn(), parts.MofNCompleteColumn(), parts.TextColumn("{task.fields[rate]}"))
    console = rich.console.Console(stderr=True)
    with parts.Progress(*columns, parts.TimeRemainingColumn(), console=console) as shown:
        task, since = shown.add_task("", total=total, rate=""), _Rate()

        def advance() -> None:
            rate = since.after_one_more()
            shown.update(task, advance=1, rate=f"{rate:.0f}/s" if rate else "")

        yield advance
