"""How a run ends that does not come to its end: a sentence and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import click

from grader.batch.cluster import LostCluster, NoCluster
from grader.batch.lock import InUse
from grader.batch.record import LostRecord, has_results
from grader.commands import INTERRUPTED, NOT_ALL


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
