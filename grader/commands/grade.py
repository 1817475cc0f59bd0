"""`grader grade SUBMISSIONS --output DIR`"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from grader.batch.cluster import Cluster, NoCluster
from grader.batch.progress import progress
from grader.batch.record import Record, course_digest, kit_version, read_record, write_record
from grader.batch.run import Done, Known, Settings, run
from grader.batch.store import Store
from grader.batch.summary import summary
from grader.installed import course_named
from grader.sandbox import CannotIsolate, Limits, Sandbox, SandboxError
from grader.steps import Course
from grader.submissions import Entry, NoSubmissions, entries

Runs: TypeAlias = Callable[[Settings, list[Entry], Known], Iterator[tuple[str, Done]]]

MEGABYTE = 2**20
NOT_ALL, INTERRUPTED = 3, 130


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where results go.")
@click.option("--course", "course_name", default="backprop", show_default=True, help="The course to grade by.")
@click.option("--seed", type=click.IntRange(0), help="The secret seed of the hidden cases; drawn if not given.")
@click.option("--workers", type=click.IntRange(1, 64), default=os.cpu_count() or 1, show_default="one per core")
@click.option("--scheduler", metavar="URL", help="A Dask scheduler (tcp://host:8786) whose workers grade.")
@click.option("--resume/--fresh", default=True, help="Go on where a run was stopped (the default), or start anew.")
@click.option("--include", metavar="GLOB", help="Only entries whose names match.")
@click.option("--step-timeout", type=click.FloatRange(0.01), default=2.0, show_default=True, help="Seconds for a step.")
@click.option("--memory", type=click.IntRange(16), default=512, show_default=True, help="Megabytes for a submission.")
@click.option("--no-isolation", is_flag=True, help="Run students' code UNCONFINED where it cannot be confined.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def command(
    submissions: Path,
    output: Path,
    course_name: str,
    seed: int | None,
    workers: int,
    scheduler: str | None,
    resume: bool,
    include: str | None,
    step_timeout: float,
    memory: int,
    no_isolation: bool,
    quiet: bool,
) -> None:
    """Grade every submission in SUBMISSIONS, each isolated, and write results.jsonl and grades.csv.

    Exit codes: 0 all graded, 2 bad usage (nothing is written), 3 something could not be graded.
    """
    course = course_named(course_name)
    try:
        found = entries(submissions, course, include)
    except NoSubmissions as fault:
        raise click.UsageError(str(fault)) from None
    if submissions.resolve() in (output.resolve(), *output.resolve().parents):
        raise click.UsageError(f"{output} lies in {submissions}: the results would be taken for a submission.")
    limits = Limits(step=step_timeout, total=max(10.0, 5 * step_timeout), memory=memory * MEGABYTE)
    layers = _layers(limits, isolation=not no_isolation)
    try:
        with _runs(scheduler, workers) as runs:
            ungraded = _graded(course, found, output, seed, limits, layers, runs, resume=resume, quiet=quiet)
    except NoCluster as fault:
        raise click.UsageError(str(fault)) from None
    except KeyboardInterrupt:
        click.echo("Stopped. The same command goes on where it was.", err=True)
        sys.exit(INTERRUPTED)
    except OSError as fault:
        click.echo(f"Error: {output}: {fault.strerror}. What was written stays; the same command goes on.", err=True)
        sys.exit(NOT_ALL)
    sys.exit(NOT_ALL if ungraded else 0)


@contextmanager
def _runs(scheduler: str | None, workers: int) -> Iterator[Runs]:
    """What grades: processes of this machine, or a cluster."""
    if scheduler is None:
        yield partial(run, workers=workers)
    else:
        with Cluster(scheduler) as cluster:
            yield cluster.run


def _layers(limits: Limits, *, isolation: bool) -> tuple[str, ...]:
    """The layers of isolation that hold here (bad usage if there is none, and none was not asked for)."""
    try:
        with Sandbox(limits, isolation=isolation) as sandbox:
            return sandbox.layers if sandbox.isolated else ()
    except CannotIsolate as fault:
        raise click.UsageError(str(fault)) from None
    except SandboxError as fault:
        click.echo(f"Error: the sandbox does not start: {fault}", err=True)
        sys.exit(NOT_ALL)


def _graded(
    course: Course,
    found: list[Entry],
    output: Path,
    seed: int | None,
    limits: Limits,
    layers: tuple[str, ...],
    runs: Runs,
    *,
    resume: bool,
    quiet: bool,
) -> int:
    """Grade all; the number of submissions that could not be graded."""
    output.mkdir(parents=True, exist_ok=True)
    before = read_record(output) if resume else None
    secret = seed if seed is not None else before.seed if before else secrets.randbits(63)
    isolated = bool(layers)
    made_with = limits.step, limits.memory
    record = Record(course.name, course_digest(course), secret, kit_version(), isolated, layers, *made_with)
    if before and record != before and not quiet:
        click.echo("The last run here had another seed, course, version or limits: all is graded anew.", err=True)
    with Store(output, fresh=record != before) as store:
        write_record(output, record)
        settings = Settings(course.name, secret, limits, isolation=isolated)
        with progress(len(found), quiet=quiet) as shown:
            for _, done in runs(settings, found, store.digest):
                if done.report is not None:
                    store.add(done.report, done.digest)
                shown.advance()
        students = [entry.student for entry in found]
        store.finish(students, course)
        return _closed(store, students, isolated=isolated, quiet=quiet)


def _closed(store: Store, students: list[str], *, isolated: bool, quiet: bool) -> int:
    """Show the summary, and count what could not be graded."""
    if not quiet:
        if not isolated:
            click.echo("NOT ISOLATED: students' code ran with your rights; every result says so.")
        for line in summary(store.reports(students)):
            click.echo(line)
    return sum(report.error is not None for report in store.reports(students))
