"""The code cells of a Jupyter notebook (formats 3 and 4), read from its JSON alone; nothing in it is followed."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping

from grader.cell_marks import marks_of
from grader.submissions.decoding import checked, plain_ends
from grader.submissions.files import Cell
from grader.submissions.limits import Unreadable, named


def notebook_cells(data: bytes, name: str, answers: re.Pattern[str]) -> tuple[Cell, ...]:
    """The code cells in their order; their lines count from 1 in each. Prose is left out.

    So are nbgrader's test cells, which are the instructor's: one of them would run an endless function before the
    cells after it. One that holds a match of `answers` is where the student has written his own, and stays.
    """
    notebook = loaded(data, name)
    cells = (cell for cell in cells_in(notebook, name) if cell.get("cell_type") == "code")
    found = [(cell, source_of(cell, name)) for cell in cells]
    check_language(notebook, name, [source for _, source in found], answers)
    sources = [source for cell, source in found if not marks_of(cell).is_test or answers.search(source)]
    return tuple(Cell(checked(source, name)) for source in sources if source.strip())


def loaded(data: bytes, name: str) -> object:
    """What the file's JSON holds (Unreadable if it is no JSON)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"{named(name)} is not UTF-8, so it is not a notebook: {_WAY_OUT}.") from None
    try:
        return json.loads(text, parse_int=_integer)
    except (ValueError, RecursionError):
        raise Unreadable(f"{named(name)} is not JSON, so it is not a notebook: {_WAY_OUT}.") from None


def _integer(digits: str) -> int:
    """The number; of one with more digits than Python reads, whose value matters to nobody, the first ones."""
    return int(digits[: sys.int_info.default_max_str_digits])


_WAY_OUT = "open it in Jupyter, save it there, and hand in that"


def cells_in(notebook: object, name: str) -> Iterator[dict[str, object]]:
    """The cells as dictionaries, from the one list of format 4 or the worksheets of format 3."""
    if not isinstance(notebook, dict):
        raise _no_notebook(name)
    holders = notebook.get("worksheets", []) if "cells" not in notebook else [notebook]
    if not isinstance(holders, list) or not ("cells" in notebook or holders):
        raise _no_notebook(name)
    for holder in holders:
        cells = holder.get("cells") if isinstance(holder, dict) else None
        if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
            raise _no_notebook(name)
        yield from cells


def source_of(cell: Mapping[str, object], name: str) -> str:
    """The text of a cell, one string or a list of lines; format 3 calls that of a code cell `input`."""
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    text = [line for line in lines if isinstance(line, str)]
    if len(text) < len(lines):
        raise _no_notebook(name)
    return plain_ends("".join(text))


def check_language(notebook: object, name: str, sources: Iterable[str], answers: re.Pattern[str]) -> None:
    """Unreadable where the notebook says that it is in another language than Python, and no source has an answer."""
    language = _language(notebook)
    if language and not any(map(answers.search, sources)):
        raise Unreadable(f"{named(name)} is written for a kernel of {named(language)}, not of Python.")


def _language(notebook: object) -> str | None:
    """The language that the notebook says it is written in, if that is not Python."""
    metadata = notebook.get("metadata") if isinstance(notebook, dict) else None
    held = [metadata.get(place) for place in ("kernelspec", "language_info")] if isinstance(metadata, dict) else []
    for spec, name in zip(held, ("language", "name"), strict=False):
        language = spec.get(name) if isinstance(spec, dict) else None
        if isinstance(language, str) and language:
            return None if "python" in language.lower() else language
    return None


def _no_notebook(name: str) -> Unreadable:
    return Unreadable(f"{named(name)} is JSON, but not a notebook: {_WAY_OUT}.")
