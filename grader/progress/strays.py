"""Files beside the exercises that are not checked, though a student's work may be in them."""

from __future__ import annotations

import filecmp
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_COPY = re.compile(
    r"(?P<name>\w+?)( ?\(\d+\)| \d+|( -)? \(?(copy|kopie|copie|copia)\)?( \(?\d+\)?)?)\.py", re.IGNORECASE
)
"""What browsers and desktops call a second file, of some languages."""


def newer_copies(folder: Path, names: Collection[str]) -> list[str]:
    """The copies of exercises that differ from them and are newer: in them may be work that is not looked at."""
    found = ((copy, _COPY.fullmatch(copy.name)) for copy in sorted(folder.glob("*.py")))
    return [
        copy.name
        for copy, match in found
        if match and match["name"] in names and _is_newer(copy, folder / f"{match['name']}.py")
    ]


def _is_newer(copy: Path, file: Path) -> bool:
    with suppress(OSError):  # one of them is gone by now
        is_newer = copy.is_file() and copy.stat().st_mtime > file.stat().st_mtime
        return is_newer and not filecmp.cmp(copy, file, shallow=False)
    return False


def as_text(file: Path) -> str:
    """What the file is called that was saved as a text (Windows hides endings); empty where there is none."""
    names = (f"{file.name}.txt", f"{file.stem}.txt")
    return next((name for name in names if file.with_name(name).is_file()), "")
