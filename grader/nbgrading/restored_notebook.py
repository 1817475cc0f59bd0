"""A student's notebook with the instructor's cells put back: it is graded, and shown.

nbgrader does this with DeduplicateIds, OverwriteCells and CheckCellMetadata, which fail on some students' notebooks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from nbformat.notebooknode import from_dict

from grader.cell_marks import marks_of
from grader.nbgrading.assignment import KnownCell, Notebook
from grader.nbgrading.nbgrader_parts import compute_checksum
from grader.submissions.decoding import checked
from grader.submissions.notebook import cells_in, check_language, loaded, source_of

KINDS = ("code", "markdown", "raw")
LEVELS = range(1, 7)
"""Those of a heading."""


@dataclass(frozen=True)
class Piece:
    """A cell of a submitted notebook. known: the assignment's cell with its id; None for one of the student's own.

    added: whether it was missing in the submission. attachments: pictures in a Markdown cell.
    """

    kind: str
    source: str
    known: KnownCell | None = None
    added: bool = False
    attachments: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Restored:
    """A notebook of a submission, restored; changes: sentences about the instructor's cells that were changed."""

    notebook: Notebook
    pieces: tuple[Piece, ...]
    changes: tuple[str, ...] = ()

    @property
    def code(self) -> list[str]:
        """The code that is run: the code cells, without nbgrader's test cells."""
        return [p.source for p in self.pieces if p.kind == "code" and not (p.known and p.known.is_test)]

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """The names of the answer cells that the student has not changed."""
        return frozenset(piece.known.name for piece in self.pieces if piece.known and _is_untouched(piece, piece.known))


def restored(data: bytes, name: str, notebook: Notebook, answers: re.Pattern[str]) -> Restored:
    """The notebook in a file, restored. Unreadable if it is not a notebook, or not one in Python.

    answers: matches a definition of a step; a test cell with a match holds the student's answer.
    """
    document = loaded(data, name)
    found = [(_piece(cell, name), marks_of(cell).grade_id) for cell in cells_in(document, name)]
    check_language(document, name, [piece.source for piece, _ in found if piece.kind == "code"], answers)
    changes: list[str] = []
    own = [one for piece in _once(found, notebook, changes) for one in _mended(piece, answers, changes)]
    return Restored(notebook, tuple(_completed(own, notebook, changes)), tuple(changes))


def code_cells(data: bytes, name: str) -> list[str]:
    """The code of a notebook that is not one of the assignment's (Unreadable if it is not a notebook)."""
    pieces = (_piece(cell, name) for cell in cells_in(loaded(data, name), name))
    return [piece.source for piece in pieces if piece.kind == "code"]


def replaced(notebook: Notebook, sentence: str) -> Restored:
    """The notebook that replaces one that cannot be read: a human sees the reason, and can grade it."""
    return Restored(notebook, (Piece("markdown", f"**{sentence}**"), *_completed([], notebook, [])))


def _piece(cell: Mapping[str, object], name: str) -> Piece:
    kind, source = str(cell.get("cell_type")), source_of(cell, name)
    if kind == "code":
        return Piece(kind, checked(source, name))
    if kind == "heading":  # format 3
        level = cell.get("level")
        kind, source = "markdown", f"{'#' * (level if isinstance(level, int) and level in LEVELS else 1)} {source}"
    plain = source.encode("utf-8", "replace").decode()
    return Piece(kind if kind in KINDS else "raw", plain, attachments=_attachments(cell))


def _attachments(cell: Mapping[str, object]) -> Mapping[str, Any]:
    """The pictures in a Markdown cell: by name, then by type, in base64."""
    found = cell.get("attachments")
    if not isinstance(found, dict) or not all(isinstance(kinds, dict) for kinds in found.values()):
        return {}
    texts = [text for name, kinds in found.items() for pair in kinds.items() for text in (name, *pair)]
    return found if all(isinstance(text, str) and text.isascii() for text in texts) else {}


def _once(found: Sequence[tuple[Piece, str]], notebook: Notebook, changes: list[str]) -> list[Piece]:
    """The cells, each matched to the assignment's; of several with one grade id the last counts, as in nbgrader."""
    seen: set[str] = set()
    pieces = []
    for piece, grade_id in reversed(found):
        known = notebook.by_name.get(grade_id)
        if known is not None and known.name in seen:
            changes.append(f"there are several cells {known.name}")
            known = None
        if known is not None:
            seen.add(known.name)
        pieces.append(replace(piece, known=known))
    return pieces[::-1]


def _mended(piece: Piece, answers: re.Pattern[str], changes: list[str]) -> Iterator[Piece]:
    """The cell as the instructor made it, if it is locked; first what the student wrote into it as an answer."""
    known = piece.known
    if known is None:
        yield piece
    elif not known.locked:
        yield replace(piece, kind=known.kind, attachments=piece.attachments if known.kind != "code" else None)
    else:
        if _text(piece.source) not in (_text(known.source), _text(known.released)):
            changes.append(f"{known.name} was edited, and is as it was")
            if piece.kind == "code" and answers.search(piece.source):
                yield replace(piece, known=None)
        yield Piece(known.kind, known.source, known)


def _completed(pieces: Sequence[Piece], notebook: Notebook, changes: list[str]) -> list[Piece]:
    """The cells, with deleted locked or graded ones put back, each after its predecessor in the original."""
    made = list(pieces)
    present = {piece.known.name for piece in pieces if piece.known}
    place = 0
    for cell in notebook.cells:
        if cell.name in present:
            place = next(n for n, piece in enumerate(made, 1) if piece.known and piece.known.name == cell.name)
        elif cell.locked or cell.graded_id is not None:
            changes.append(f"{cell.name} was gone, and is back")
            made.insert(place, Piece(cell.kind, cell.source, cell, added=True))
            place += 1
    return made


def _is_untouched(piece: Piece, known: KnownCell) -> bool:
    """Whether an answer cell is unchanged since the release, by nbgrader's own checksum."""
    if piece.added or known.locked or not (known.solution or known.task):
        return False
    cell = {"cell_type": piece.kind, "source": piece.source, "metadata": {"nbgrader": known.metadata}}
    node = from_dict(cell)  # type: ignore[no-untyped-call]
    return bool(compute_checksum(node) == known.checksum)


def _text(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.strip().split("\n"))
