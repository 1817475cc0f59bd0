"""Where a command may write: never onto what it reads, nor onto anything else that would be missed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from grader.submissions.names import ARCHIVE, SOURCES, suffix


def zip_file(_: click.Context, __: click.Parameter, path: Path) -> Path:
    """The path of an archive (bad usage if it is not called so: an exercise, say); a callback of click's."""
    if suffix(path.name) != ARCHIVE:
        raise click.BadParameter(f"{path} is not the name of an archive; it ends in .zip, as in start.zip.")
    return path


def refuse_to_lose(output: Path, files: Iterable[Path], folder: Path | None = None) -> None:
    """Bad usage where a report would be one of the files, by whatever name, lie in the folder, or be a submission."""
    if any(_is_same(output, file) for file in files):
        raise click.UsageError(f"{output} is needed as it is, and is not overwritten: name another file.")
    if suffix(output.name) in {*SOURCES, ARCHIVE}:
        raise click.UsageError(f"{output} has the name of something handed in, not of a report: name another file.")
    places = [output, *Path(os.path.realpath(output)).parents]
    if folder is not None and any(_is_same(place, folder) for place in places):
        raise click.UsageError(f"{output} lies in {folder}, among what students handed in: name another file.")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:  # one of them is not there yet
        return os.path.realpath(one) == os.path.realpath(other)
