"""Replaces IPython's magics with Python, so that a cell with magics still runs."""

from __future__ import annotations

import re

MAGIC = re.compile(r"([ \t]*+)(?:([\w.]+[ \t]*=[ \t]*)?[%!?].*|[\w.,\t ]+=[ \t]*[%!?].*|[\w.]+\?\??[ \t]*)")
"""A line that is a magic, a shell's command or a question, or assigns the result of one."""

TIMED = re.compile(r"([ \t]*)%time[ \t]+([^-%!\s].*)")
"""A line that is timed: it runs, and its names are defined afterwards."""

RUN = re.compile(r"([ \t]*)%run[ \t]+(?:-\w+[ \t]+)*[\"']?(?:\./)?([\w/]+)\.(?:py|ipynb)\b.*")
"""A line that runs another file; that file's names are defined afterwards."""

CAPTURED = re.compile(r"%%capture\b(?:[ \t]+-\S+)*[ \t]+(\w+)[ \t]*")
"""A cell whose output is kept under a name."""

RESULT = "get_ipython()"
"""Replaces the result of a magic: it has every attribute."""

FROM_FILE = 'exec("try: from {} import *\\nexcept ImportError: pass")'
"""Imports the names of a file, if it was handed in."""

WRITES = re.compile(r"%%(?:writefile|file)\b.*\.py[ \t]*")
"""A cell that is saved as a Python file; its functions count as the notebook's own."""

NO_PYTHON = frozenset(
    {
        *("!", "HTML", "R", "SVG", "bash", "bigquery", "cmd", "cython", "file", "html", "javascript", "js", "julia"),
        *("latex", "markdown", "perl", "powershell", "ruby", "script", "sh", "shell", "sql", "svg", "sx", "system"),
        *("writefile", "writetemplate"),
    }
)
"""Magics of cells that are in another language, or that are not run."""


def without_magics(source: str) -> str:
    """The source with its magics replaced, line by line; a cell in another language becomes empty."""
    lines = _not_indented(source.split("\n"))
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%") and _other_language(first):
        return ""
    return "\n".join(_lines(lines))


def _other_language(line: str) -> bool:
    name = re.match(r"%%(!|\w*)", line)
    return name is not None and name[1] in NO_PYTHON and not WRITES.fullmatch(line)


def _not_indented(lines: list[str]) -> list[str]:
    """The lines without the first one's indent: a pasted cell may be indented as a whole."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    return [line.removeprefix(indent) for line in lines]


def _lines(lines: list[str]) -> list[str]:
    made, goes_on, around = [], False, Around()
    for line in lines:
        found = None if around.is_open else MAGIC.fullmatch(line)
        made.append("" if goes_on else _instead(line, found) if found else line)
        goes_on = (goes_on or found is not None) and line.endswith("\\")
        if not (found or goes_on):
            around.pass_over(line)
    return made


TOKEN = re.compile(r"""\"{3}|'{3}|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|#.*|[()\[\]{}]""")
"""Strings, comments and brackets: what may go on in the next line, and what only looks so."""


class Around:
    """What is open before a line: a string, a bracket, or a continued line. Inside one there are no magics."""

    def __init__(self) -> None:
        self._quote, self._depth, self._goes_on = "", 0, False

    @property
    def is_open(self) -> bool:
        return bool(self._quote or self._depth or self._goes_on)

    def pass_over(self, line: str) -> None:
        """Update the state by the next line."""
        place, self._goes_on = 0, line.endswith("\\")
        while found := self._next(line, place):
            place = found.end()
            self._goes_on = self._goes_on and not found[0].startswith("#")
            if self._quote:
                self._quote = "" if found[0] == self._quote else self._quote
            elif found[0] in ('"""', "'''"):
                self._quote = found[0]
            else:
                self._depth = max(0, self._depth + (found[0] in "([{") - (found[0] in ")]}"))

    def _next(self, line: str, place: int) -> re.Match[str] | None:
        return re.compile(rf"\\.|{self._quote}").search(line, place) if self._quote else TOKEN.search(line, place)


def _instead(line: str, magic: re.Match[str]) -> str:
    """The Python code that replaces a magic."""
    if timed := TIMED.fullmatch(line):
        return f"{timed[1]}{timed[2]}"
    if run := RUN.fullmatch(line):
        return run[1] + FROM_FILE.format(run[2].replace("/", "."))
    if captured := CAPTURED.fullmatch(line):
        return f"{captured[1]} = {RESULT}"
    return f"{magic[1]}{magic[2]}{RESULT}" if magic[2] else f"{magic[1]}pass"
