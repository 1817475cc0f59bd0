"""The tables in our documents, as data."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def tables(document: str) -> dict[str, list[list[str]]]:
    """The tables of a document in docs/ by the names of their columns: the rows below the head, cell by cell."""
    text = (DOCS / document).read_text(encoding="utf-8")
    found = re.findall(r"^(\|.*\|)\n\|[-|]+\|\n((?:\|.*\|\n)+)", text, re.MULTILINE)
    return {" ".join(_cells(head)): [_cells(row) for row in rows.splitlines()] for head, rows in found}


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]
