"""What the commands that pack a course have in common: what can go wrong, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from grader.files import NoFile
from grader.packing.handouts import CannotPack


@contextmanager
def packed(path: Path) -> Iterator[None]:
    """A course that cannot be packed, or a path that cannot be written, ends the command with the reason."""
    try:
        yield
    except CannotPack as fault:
        raise click.ClickException(str(fault)) from None
    except NoFile as fault:
        raise click.UsageError(f"{path} cannot be written: {fault.strerror}.") from None
    except OSError as fault:
        raise click.ClickException(f"{path} cannot be written: {fault.strerror}.") from None
