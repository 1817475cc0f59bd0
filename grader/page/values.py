"""What a student's own right functions compute for a page: in a process of their own, each part limited in time."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from grader.answers import Trouble
from grader.chart import Chart, Curve
from grader.installed import course_named
from grader.page.progress import Progress
from grader.steps import Course, Function
from grader.student.folder import Folder, Settings
from grader.student.time_limit import TimeLimit
from grader.text import cleaned, cleaned_lines

KINDS = TEXT, SENTENCES, CHART = "text", "sentences", "chart"

EACH, ALL = 2.0, 30.0
"""Seconds for each part, and for all of them with the process's own start, which takes its time on a busy machine."""

MOST = 60
"""Characters of a line at a mark."""


@dataclass(frozen=True)
class Shown:
    """Texts by the names of marks, the closing sentences, and the chart, so far as they could be computed."""

    texts: Mapping[str, str] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None


def shown(progress: Progress, kinds: Sequence[str] = KINDS) -> Shown:
    """What is shown of the steps that are right; the closing sentences only where all of them are."""
    texts: dict[str, str] = {}
    sentences: tuple[str, ...] = ()
    chart = None
    for kind, name, value in _parts(progress, kinds):
        if kind == TEXT and name in progress.course.texts:
            texts[name] = "\n".join(cleaned_lines(str(value), MOST))
        elif kind == SENTENCES and isinstance(value, list):
            sentences = tuple(cleaned(str(sentence)) for sentence in value)
        elif kind == CHART:
            chart = _read_chart(value)
    return Shown(texts, sentences if progress.is_whole and not progress.next else (), chart)


def closing_sentences(progress: Progress) -> tuple[str, ...]:
    """The sentences of the last page alone."""
    return shown(progress, [SENTENCES]).sentences if progress.course.closing else ()


def _parts(progress: Progress, kinds: Sequence[str]) -> Iterator[tuple[str, str, object]]:
    what = progress.course.name, str(progress.folder), ",".join(kinds), *progress.passed
    command = [sys.executable, "-m", __name__, *what]
    for line in _output(command).splitlines():
        with contextlib.suppress(ValueError, TypeError):
            kind, name, value = json.loads(line)
            yield kind, name, value


def _output(command: Sequence[str]) -> bytes:
    """What the process has said; of one that hangs or dies, what it had said before."""
    try:
        quiet = subprocess.DEVNULL
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=quiet, stdin=quiet, timeout=ALL, check=False)
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


def main(course_name: str, folder_name: str, kinds: str, *passed: str) -> None:
    """Print each part as a line of JSON as soon as it is known, and nothing that the student's functions print."""
    course = course_named(course_name)
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as output, open(os.devnull, "w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        limit = TimeLimit(EACH, last_words=nowhere)  # so that a call which never comes back from C ends the process
        folder = Folder(Path(folder_name), course, Settings(None, limit, live=True))
        functions = dict(_functions(course, folder, passed))
        for kind, name, compute in _computed(course, functions):
            if kind not in kinds.split(","):
                continue
            try:
                with folder.student(course.exercises[0]).running():
                    line = json.dumps([kind, name, compute(functions)])
            except BaseException:  # not there yet, or the student's code fails or hangs here: this part is not shown
                continue
            print(line, file=output, flush=True)


def _functions(course: Course, folder: Folder, passed: Iterable[str]) -> Iterator[tuple[str, Function]]:
    """The functions of the steps that are right."""
    for step in course.steps:
        if step.name in passed:
            function = folder.student(course.exercise(step.exercise)).function(step)
            if not isinstance(function, Trouble):
                yield step.name, function


def _computed(
    course: Course, functions: Mapping[str, Function]
) -> Iterator[tuple[str, str, Callable[[Mapping[str, Function]], object]]]:
    """What is to be computed, the dearest last."""
    for name, text in course.texts.items():
        yield TEXT, name, text
    chart, closing = course.chart, course.closing
    if closing is not None and len(functions) == len(course.steps):
        yield SENTENCES, "", closing
    if chart is not None:
        yield CHART, "", lambda own: asdict(chart(own))


if __name__ == "__main__":
    main(*sys.argv[1:])
