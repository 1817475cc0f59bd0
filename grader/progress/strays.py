"""Files beside the exercises that nobody looks at, though a student's work may be in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_COPY = re.compile(r" \(\d+\)| copy( \d+)?| - Copy( \(\d+\))?")
"""What browsers, macOS and Windows put behind the name of a second file."""


def newer_copies(files: Iterable[Path]) -> list[str]:
    """The names of copies that lie beside their files and are newer: in them may be work that is not looked at."""
    return [
        copy.name
        for file in files
        for copy in sorted(file.parent.glob(f"{file.stem} *{file.suffix}"))
        if _COPY.fullmatch(copy.stem.removeprefix(file.stem)) and _is_newer(copy, file)
    ]


def _is_newer(copy: Path, file: Path) -> bool:
    return copy.is_file() and file.is_file() and copy.stat().st_mtime > file.stat().st_mtime


def as_text(file: Path) -> str:
    """What the file is called that was saved as a text (Windows hides endings); empty where there is none."""
    names = (f"{file.name}.txt", f"{file.stem}.txt")
    return next((name for name in names if file.with_name(name).is_file()), "")
