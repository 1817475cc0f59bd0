"""How a command ends that cannot make, or must not write, what it was asked for: a sentence and an exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from grader.building import BuildError, LacksExtra
from grader.files import NoFile, unwritable
from grader.packing.handouts import CannotPack
from grader.text import typed


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """A missing extra, or something in the file's place that is no file, is bad usage; what else goes wrong a failure.

    path: what is called unwritable where the system names no file.
    """
    try:
        yield
    except LacksExtra as fault:
        raise click.UsageError(str(fault)) from None
    except (BuildError, CannotPack) as fault:
        raise click.ClickException(str(fault)) from None
    except NoFile as fault:
        raise click.UsageError(unwritable(fault.filename or path, fault)) from None
    except OSError as fault:
        raise click.ClickException(unwritable(fault.filename or path, fault)) from None


def refuse_taken(folder: Path, names: Iterable[str], way_out: str = "Name another folder.") -> None:
    """Leave a folder alone that holds one of the files, and tell the way out; `{file}` in that is the one it holds."""
    taken = next((name for name in names if (folder / name).exists()), None)
    if taken:
        where = f"{folder} holds {taken} already; nothing was written."
        raise click.UsageError(f"{where} {way_out.format(file=typed(folder / taken))}")
