"""A notebook brought up to date: the course's cells are replaced, all others stay where they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from grader.cell_marks import marks_of
from grader.notebooks.cells import OURS


def merged(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """The new cells in order, each followed by the instructor's own cells that follow it in the old notebook.

    A cell whose source has not changed keeps its outputs. Cells that the course no longer has are removed.
    Both are nbformat's nodes; the old ones are not changed.
    """
    names = {_name(cell) for cell in new}
    known = {_name(cell): cell for cell in old if _name(cell) in names}
    followers: defaultdict[str, list[Any]] = defaultdict(list)
    last = ""
    for cell in old:
        if _name(cell) in names:
            last = _name(cell)
        elif not cell["id"].startswith(OURS):
            followers[last].append(cell)
    cells = list(followers[""])
    for cell in new:
        cells += [_updated(known.get(_name(cell)), cell), *followers[_name(cell)]]
    return cells


def changed(old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """The names of the cells that differ; lessons have no name, and are named by their kind."""
    before = {cell["id"]: cell for cell in old}
    after = {cell["id"]: cell for cell in new}
    differ = [cell for cell in [*new, *old] if before.get(cell["id"]) != after.get(cell["id"])]
    return list(dict.fromkeys(marks_of(cell).grade_id or f"a {cell['cell_type']} cell" for cell in differ))


def _updated(old: Any, new: Any) -> Any:
    """The new cell, with the outputs of the old one if the source is the same."""
    if old is None or (old["cell_type"], old["source"]) != (new["cell_type"], new["source"]):
        return new
    kept = {name: value for name, value in old["metadata"].items() if name != "nbgrader"}
    return type(old)(old, id=new["id"], metadata=type(old)(kept, **new["metadata"]))


def _name(cell: Any) -> str:
    """The id of a cell: nbgrader's, which stays when a tool gives cells new ids, or else the cell's own."""
    return marks_of(cell).grade_id or str(cell["id"])
