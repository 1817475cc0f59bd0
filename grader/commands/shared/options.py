"""The options that `grader grade` and `grader autograde` share."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

import click

from grader.commands.shared.places import Command
from grader.commands.shared.seeds import seed_option
from grader.sandbox.limits import MEGABYTE, Limits

MOST_MEMORY = 2**20
"""Megabytes: more than any machine has, and less than the kernel's own limit."""

MOST_WORKERS = 64


def _cores() -> int:
    """Those that this process may run on; a container has fewer than its machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def _seconds(_context: click.Context, _option: click.Parameter, value: float) -> float:
    """What a range lets pass: nan is neither below nor above any number."""
    if math.isnan(value):
        raise click.BadParameter("nan is not a number of seconds.")
    return value


_OPTIONS = (
    seed_option,
    click.option(
        "--workers",
        type=click.IntRange(1, MOST_WORKERS),
        default=_cores,
        show_default="one per core",
        help="Processes that grade.",
    ),
    click.option("--scheduler", metavar="URL", help="A Dask scheduler (tcp://host:8786) whose workers grade."),
    click.option(
        "--step-timeout",
        type=click.FloatRange(0.01, 3600),
        callback=_seconds,
        default=Limits.step,
        show_default=True,
        help="Seconds for a step.",
    ),
    click.option(
        "--memory",
        type=click.IntRange(16, MOST_MEMORY),
        default=Limits.memory // MEGABYTE,
        show_default=True,
        help="Megabytes for a submission.",
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
        return Limits(self.step_timeout, self.memory * MEGABYTE)
