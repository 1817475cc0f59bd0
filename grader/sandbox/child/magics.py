"""What IPython understands in a cell and Python does not: no reason to lose the cell."""

from __future__ import annotations

import re

MAGIC = re.compile(r"([ \t]*)(?:(?:[\w.,\t ]+=[ \t]*)?[%!?].*|[\w.]+\?\??[ \t]*)")
"""A line that is a magic, a shell's command or a question, or assigns the result of one."""

WRITES = re.compile(r"%%(?:writefile|file)\b.*\.py[ \t]*")
"""A cell that is a file of Python's; its functions count as if they stood in the notebook itself."""

NO_PYTHON = frozenset(
    {
        *("!", "HTML", "R", "SVG", "bash", "bigquery", "cmd", "cython", "file", "html", "javascript", "js", "julia"),
        *("latex", "markdown", "perl", "powershell", "ruby", "script", "sh", "shell", "sql", "svg", "sx", "system"),
        *("writefile", "writetemplate"),
    }
)
"""The magics of whole cells that are in another language, or that nobody runs."""


def without_magics(source: str) -> str:
    """The source with its magics made `pass`, all lines in their places; a cell in another language becomes empty."""
    lines = _not_indented(source.split("\n"))
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%") and _other_language(first):
        return ""
    return "\n".join(_lines(lines))


def _other_language(line: str) -> bool:
    name = re.match(r"%%(!|\w*)", line)
    return name is not None and name[1] in NO_PYTHON and not WRITES.fullmatch(line)


def _not_indented(lines: list[str]) -> list[str]:
    """A cell that is indented as a whole, as it was pasted, is read as if it were not."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    return [line.removeprefix(indent) for line in lines]


def _lines(lines: list[str]) -> list[str]:
    made, goes_on = [], False
    for line in lines:
        found = MAGIC.fullmatch(line)
        made.append("" if goes_on else f"{found[1]}pass" if found else line)
        goes_on = (goes_on or found is not None) and line.endswith("\\")
    return made
