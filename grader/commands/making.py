"""How the making of a course's files ends where it fails: a sentence and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from grader.building import BuildError, LacksExtra


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """A missing extra is bad usage, as in every command; a fault in the files, or in the folder, is a failure."""
    try:
        yield
    except LacksExtra as fault:
        raise click.UsageError(str(fault)) from None
    except BuildError as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename or folder} cannot be written: {fault.strerror}.") from None
