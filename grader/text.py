"""Text on its way to a screen or a file: a student's, paths, and exceptions in words."""

from __future__ import annotations

import os
import re
import shlex
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

MOST = 300
"""Characters of a student's text that are shown."""


def cleaned(text: str, most: int = MOST) -> str:
    """The text without control, format and surrogate characters (line ends and tabs become spaces), cut to `most`."""
    beginning = text[: 4 * most]
    kept = beginning if beginning.isprintable() else "".join(map(_safe, beginning))
    return kept if len(kept) <= most else f"{kept[: most - 3]}..."


def cleaned_lines(text: str, columns: int = MOST, most: int | None = None) -> list[str]:
    """The first lines of a text, each cleaned and cut."""
    return [cleaned(line, columns) for line in text.splitlines()[:most]]


def quoted_lines(text: str, columns: int, most: int) -> list[str]:
    """The first lines of a text as `cleaned_lines` has them, and below them how many more there are."""
    more = len(text.splitlines()) - most
    return cleaned_lines(text, columns, most) + [f"... and {counted(more, 'more line')}"] * (more > 0)


def python_lines(source: str) -> list[str]:
    """The lines as Python counts them: a form feed, or an exotic separator, ends none."""
    return re.split(r"\r\n|\r|\n", source)


_IN_MEMORY = re.compile(r" at 0x[0-9A-Fa-f]{6,16}\b")
_ON_DISK = re.compile(r"(cannot import name '[^']*' from [^()]*'(?: \(most likely [^()]*\))?) \((?!consider ).*\.\w+\)")


def without_addresses(text: str) -> str:
    """The text without addresses in memory and paths of imports, which differ in every run and on every machine."""
    return _ON_DISK.sub(r"\1", _IN_MEMORY.sub("", text))


def from_here(path: PurePath) -> str:
    """The file as a command or a click names it: relative to the current folder, if it lies below it."""
    if not path.is_absolute():
        return str(path)
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith("..") else relative


_PLAIN = re.compile(r"[\w@%+=:,./\\-]+")
"""What no shell reads as something else."""


def typed(path: PurePath | str) -> str:
    """The path as it is typed in a command: in quotation marks where a shell would read it as something else."""
    name = str(path)
    if _PLAIN.fullmatch(name):
        return name
    return shlex.quote(name) if re.search(r"[\"$`!]", name) else f'"{name}"'  # Windows knows double ones only


def counted(number: int, noun: str) -> str:
    """So many of something, in words that fit one and several."""
    return f"{number} {noun}{'s' * (number != 1)}"


def enumerated(names: Sequence[str]) -> str:
    """The names as they are said in a sentence: w1, w2 and w3."""
    return " and ".join([", ".join(names[:-1]), *names[-1:]] if len(names) > 1 else names)


def describe(fault: Exception) -> str:
    """An exception in words: what it is, and what it says."""
    return f"{type(fault).__name__}: {fault}"


def _safe(character: str) -> str:
    if character in "\n\t\u2028\u2029":
        return " "
    return "" if unicodedata.category(character).startswith("C") else character
