"""Files that survive a kill: appended whole line by whole line, or replaced in one move."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO


def replace_file(path: Path, lines: Iterable[str]) -> None:
    """Write a file anew; a reader, or a run after a kill, sees the old one or the new one, never a half."""
    fresh = path.with_name(f".{path.name}.new")
    with open(fresh, "w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def cut_to_whole_lines(path: Path) -> None:
    """Take a last line without its end off a file: what is appended must not be glued to it."""
    if not path.exists():
        return
    with open(path, "rb+") as file:
        end = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - 65536)
            file.seek(start)
            found = file.read(end - start).rfind(b"\n")
            end = start + found + 1 if found >= 0 else start
            if found >= 0:
                break
        file.truncate(end)


def append(file: BinaryIO, line: str) -> None:
    """Append a line; it is on the disk when this returns."""
    file.write(f"{line}\n".encode())
    file.flush()
    os.fsync(file.fileno())
