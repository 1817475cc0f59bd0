"""A run of `grader grade` or `grader autograde`: what runs students' code, and the folder that the results go to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from grader.batch.cluster import Cluster
from grader.batch.lock import alone
from grader.batch.record import (
    Record,
    changed,
    course_digest,
    has_results,
    kit_version,
    read_record,
    write_record,
)
from grader.batch.run import Settings, run
from grader.batch.session import Runs, Session
from grader.batch.store import GRADES, Store, is_foreign
from grader.commands import NOT_ALL
from grader.commands.shared.descriptors import fill_standard_descriptors
from grader.commands.shared.options import Options
from grader.commands.shared.seeds import drawn_seed
from grader.course import Course
from grader.files import clear
from grader.sandbox import CannotIsolate, Sandbox, SandboxError

UNCONFINED = "NOT ISOLATED: students' code ran with your rights; every result says so."

OTHERS = (
    "holds results that a new start would throw away, those of students who are not included among them: leave out"
    " --include, or give another --output."
)


@contextmanager
def session(course: Course, folder: Path, options: Options, *, resume: bool, part: bool = False) -> Iterator[Session]:
    """Go on with the run in the folder, or start one; bad usage is said before anything is written.

    part: only some of the class are graded, so that nothing which is there of the others may be started anew.
    """
    fill_standard_descriptors()
    layers = _layers(options)
    with _runs(options) as runs, _held(folder):
        before = read_record(folder) if resume else None
        record = _record(course, options, layers, before)
        if part and record != before and has_results(folder):
            raise click.UsageError(f"{folder} {OTHERS}")
        if before and record != before and not options.quiet:
            click.echo(
                f"The last run here had another {changed(before, record)}: everything is graded again.", err=True
            )
        with Store(folder, fresh=record != before) as store:
            write_record(folder, record)
            settings = Settings(course.name, record.seed, options.limits, isolated=record.isolated)
            yield Session(store, settings, record, record != before, runs, options.quiet)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """The folder, made if it is not there, and for this run alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise click.UsageError(f"{folder} cannot be a folder: a file stands there, or on the way to it.") from None
    with alone(folder):
        clear(folder)
        if is_foreign(folder):
            raise click.UsageError(f"{folder} holds a {GRADES} that no run has written: move it away.")
        yield


def show(started: Session, lines: Iterable[str]) -> None:
    """The lines at the end of a run; first of all whether it was confined."""
    if not started.settings.isolated:
        click.echo(UNCONFINED)
    for line in lines:
        click.echo(line)


def _record(course: Course, options: Options, layers: tuple[str, ...], before: Record | None) -> Record:
    seed = options.seed if options.seed is not None else before.seed if before else drawn_seed()
    limits = options.limits.step, options.limits.memory
    return Record(course.name, course_digest(course), seed, kit_version(), bool(layers), layers, *limits)


@contextmanager
def _runs(options: Options) -> Iterator[Runs]:
    """What grades: processes of this machine, or a cluster."""
    if options.scheduler is None:
        yield partial(run, workers=options.workers)
    else:
        with Cluster(options.scheduler, partial(_no_worker, options)) as cluster:
            yield cluster.run


def _no_worker(options: Options) -> None:
    if not options.quiet:
        click.echo(f"No worker is there; waiting for one: dask worker {options.scheduler}", err=True)


def _layers(options: Options) -> tuple[str, ...]:
    """The layers of isolation that hold here (bad usage if there is none, and none was not asked for)."""
    try:
        with Sandbox(options.limits, isolation=not options.no_isolation) as sandbox:
            return sandbox.layers if sandbox.isolated else ()
    except CannotIsolate as fault:
        raise click.UsageError(str(fault)) from None
    except SandboxError as fault:
        click.echo(f"Error: the sandbox does not start: {fault}", err=True)
        sys.exit(NOT_ALL)
