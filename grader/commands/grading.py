"""What `grader grade` and `grader autograde` share: options, what runs students' code, and how a run ends early."""

from __future__ import annotations

import math
import os
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from grader.batch.cluster import Cluster, LostCluster, NoCluster
from grader.batch.lock import InUse, alone
from grader.batch.record import (
    LostRecord,
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
from grader.files import clear
from grader.sandbox import CannotIsolate, Limits, Sandbox, SandboxError
from grader.steps import Course

Command = TypeVar("Command", bound=Callable[..., Any])

MEGABYTE = 2**20
MOST_MEMORY = 2**20
"""Megabytes: more than any machine has, and less than the kernel's own limit."""

INTERRUPTED = 130
UNCONFINED = "NOT ISOLATED: students' code ran with your rights; every result says so."

OTHERS = (
    "holds results that a new start would throw away, those of students who are not included among them: leave out"
    " --include, or give another --output."
)


def _seconds(_context: click.Context, _option: click.Parameter, value: float) -> float:
    """What a range lets pass: nan is neither below nor above any number."""
    if math.isnan(value):
        raise click.BadParameter("nan is not a number of seconds.")
    return value


_OPTIONS = (
    click.option("--seed", type=click.IntRange(0), help="The secret seed of the hidden cases; drawn if not given."),
    click.option("--workers", type=click.IntRange(1, 64), default=os.cpu_count() or 1, show_default="one per core"),
    click.option("--scheduler", metavar="URL", help="A Dask scheduler (tcp://host:8786) whose workers grade."),
    click.option(
        "--step-timeout",
        type=click.FloatRange(0.01, 3600),
        callback=_seconds,
        default=2.0,
        show_default=True,
        help="Seconds for a step.",
    ),
    click.option(
        "--memory", type=click.IntRange(16, MOST_MEMORY), default=512, show_default=True, help="Megabytes for each."
    ),
    click.option("--no-isolation", is_flag=True, help="Run students' code UNCONFINED, with your rights."),
    click.option("--quiet", is_flag=True, help="No progress and no summary."),
)


def grading_options(command: Command) -> Command:
    """Give a command the options that an `Options` is made of (a decorator)."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True)
class Options:
    """How submissions are graded, as it was asked for."""

    seed: int | None
    workers: int
    scheduler: str | None
    step_timeout: float
    memory: int
    no_isolation: bool
    quiet: bool

    @property
    def limits(self) -> Limits:
        return Limits(self.step_timeout, max(10.0, 5 * self.step_timeout), self.memory * MEGABYTE)


@contextmanager
def session(course: Course, folder: Path, options: Options, *, resume: bool, part: bool = False) -> Iterator[Session]:
    """Go on with the run in the folder, or start one; bad usage is said before anything is written.

    part: only some of the class are graded, so that nothing which is there of the others may be started anew.
    """
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
            raise click.UsageError(f"{folder} holds a {GRADES} that no run has written: give another --output.")
        yield


def show(started: Session, lines: Iterable[str]) -> None:
    """The lines at the end of a run; first of all whether it was confined."""
    if not started.settings.isolated:
        click.echo(UNCONFINED)
    for line in lines:
        click.echo(line)


@contextmanager
def ending(folder: Path) -> Iterator[None]:
    """The sentence and the exit code of a run that does not come to its end."""
    try:
        yield
    except (NoCluster, LostRecord, InUse) as fault:
        raise click.UsageError(str(fault)) from None
    except KeyboardInterrupt:
        click.echo("Stopped. Run the same command to resume.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # nobody reads what we say any more: click ends quietly
        raise
    except LostCluster as fault:
        give_up(str(fault), folder)
    except OSError as fault:
        words = fault.strerror or str(fault)
        give_up(f"{fault.filename}: {words}" if fault.filename else words, folder)


def give_up(fault: str, folder: Path) -> NoReturn:
    """The end of a run that could not go on, through no fault of a student's: a sentence and the exit code."""
    with suppress(OSError):  # the folder may be what is wrong
        if has_results(folder):
            fault += ". What was written stays; run the same command to resume"
    click.echo(f"Error: {fault}.", err=True)
    sys.exit(NOT_ALL)


def _record(course: Course, options: Options, layers: tuple[str, ...], before: Record | None) -> Record:
    seed = options.seed if options.seed is not None else before.seed if before else secrets.randbits(63)
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
