"""The code cells of a Jupyter notebook (formats 3 and 4), read from its JSON; no link or file in it is opened."""

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
    """The code cells in order, each with lines from 1. Markdown is left out.

    So are nbgrader's test cells, which are the instructor's: they would run an endless function, and the cells after
    them would not be reached. A test cell with a match of `answers` holds the student's own code, and stays.
    """
    notebook = loaded(data, name)
    cells = (cell for cell in cells_in(notebook, name) if cell.get("cell_type") == "code")
    found = [(cell, source_of(cell, name)) for cell in cells]
    check_language(notebook, name, [source for _, source in found], answers)
    sources = [source for cell, source in found if not marks_of(cell).is_test or answers.search(source)]
    return tuple(Cell(checked(source, name)) for source in sources if source.strip())


def loaded(data: bytes, name: str) -> object:
    """The file's JSON as an object (Unreadable if it is not JSON)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"{named(name)} is not UTF-8, so it is not a notebook: {_WAY_OUT}.") from None
    try:
        return json.loads(text, parse_int=_integer)
    except (ValueError, RecursionError):
        raise Unreadable(f"{named(name)} is not JSON, so it is not a notebook: {_WAY_OUT}.") from None


def _integer(digits: str) -> int:
    """The number, cut to the digits that Python reads; the value of such a long one does not matter."""
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
    """The text of a cell, a string or a list of lines; in a code cell of format 3 it is called `input`."""
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    text = [line for line in lines if isinstance(line, str)]
    if len(text) < len(lines):
        raise _no_notebook(name)
    return plain_ends("".join(text))


def check_language(notebook: object, name: str, sources: Iterable[str], answers: re.Pattern[str]) -> None:
    """Unreadable if the notebook is in another language than Python by its metadata, and no source has an answer."""
    language = _language(notebook)
    if language and not any(map(answers.search, sources)):
        raise Unreadable(f"{named(name)} is written for a kernel of {named(language)}, not of Python.")


def _language(notebook: object) -> str | None:
    """The notebook's language by its metadata, if that is not Python."""
    metadata = notebook.get("metadata") if isinstance(notebook, dict) else None
    held = [metadata.get(place) for place in ("kernelspec", "language_info")] if isinstance(metadata, dict) else []
    for spec, name in zip(held, ("language", "name"), strict=False):
        language = spec.get(name) if isinstance(spec, dict) else None
        if isinstance(language, str) and language:
            return None if "python" in language.lower() else language
    return None


def _no_notebook(name: str) -> Unreadable:
    return Unreadable(f"{named(name)} is JSON, but not a notebook: {_WAY_OUT}.")
