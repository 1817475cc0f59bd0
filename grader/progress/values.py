"""What a page shows of a student's own right functions: asked of a process of their own, and read with care."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from grader.picture.chart import Chart, Curve
from grader.progress import computing
from grader.progress.computing import CHART, PARTS, SENTENCES, TEXT
from grader.progress.progress import Progress
from grader.text import cleaned, cleaned_lines

LONGEST = 30.0
"""Seconds for all parts, with the process's own start, which takes its time on a busy machine."""

MOST_COLUMNS = 60
"""Characters of a line at a mark."""


@dataclass(frozen=True)
class Shown:
    """Texts by the names of marks, the closing sentences, and the chart, so far as they could be computed."""

    texts: Mapping[str, str] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None


def shown(progress: Progress, parts: Sequence[str] = PARTS) -> Shown:
    """What is shown of the steps that are right; the closing sentences only where all of them are."""
    texts: dict[str, str] = {}
    sentences: tuple[str, ...] = ()
    chart = None
    for part, name, value in _computed(progress, parts):
        if part == TEXT and name in progress.course.texts:
            texts[name] = "\n".join(cleaned_lines(str(value), MOST_COLUMNS))
        elif part == SENTENCES and isinstance(value, list):
            sentences = tuple(cleaned(str(sentence)) for sentence in value)
        elif part == CHART:
            chart = _read_chart(value)
    return Shown(texts, sentences if progress.is_whole and not progress.next else (), chart)


def closing_sentences(progress: Progress) -> tuple[str, ...]:
    """The sentences of the last page alone."""
    return shown(progress, [SENTENCES]).sentences if progress.course.closing else ()


def _computed(progress: Progress, parts: Sequence[str]) -> Iterator[tuple[str, str, object]]:
    what = progress.course.name, str(progress.folder), ",".join(parts), *progress.passed
    command = [sys.executable, "-m", computing.__name__, *what]
    for line in _output(command).splitlines():
        with contextlib.suppress(ValueError, TypeError):
            part, name, value = json.loads(line)
            yield part, name, value


def _output(command: Sequence[str]) -> bytes:
    """What the process has said; of one that hangs or dies, what it had said before."""
    try:
        quiet = subprocess.DEVNULL
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=quiet, stdin=quiet, timeout=LONGEST, check=False)
        return done.stdout
    except subprocess.TimeoutExpired as late:
        return late.stdout or b""
    except OSError:
        return b""


def _read_chart(value: object) -> Chart | None:
    """The chart; None for what is none, which the student's code may have written in its place."""
    if not isinstance(value, dict):
        return None
    try:
        curves = tuple(Curve(str(c["label"]), tuple(map(float, c["values"]))) for c in value["curves"])
        return Chart(str(value["title"]), str(value["across"]), str(value["up"]), float(value["most"]), curves)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
