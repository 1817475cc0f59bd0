"""A notebook brought up to date: the course's cells as they are now, everybody else's where they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from grader.cell_marks import marks_of
from grader.notebooks.cells import OURS


def merged(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """The new cells in their order, and after each the instructor's own that stand after it in the old notebook.

    A cell whose source has not changed keeps its outputs. Cells that the course had earlier, and has no more, go.
    Both are nbformat's nodes; the old ones are left as they are.
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
    """The names of the cells that are not the same in both; lessons have none and are called by their kind."""
    before = {cell["id"]: cell for cell in old}
    after = {cell["id"]: cell for cell in new}
    differ = [cell for cell in [*new, *old] if before.get(cell["id"]) != after.get(cell["id"])]
    return list(dict.fromkeys(marks_of(cell).grade_id or f"a {cell['cell_type']} cell" for cell in differ))


def _updated(old: Any, new: Any) -> Any:
    """The cell as it should be, with the outputs of the old one where nothing else has changed."""
    if old is None or (old["cell_type"], old["source"]) != (new["cell_type"], new["source"]):
        return new
    kept = {name: value for name, value in old["metadata"].items() if name != "nbgrader"}
    return type(old)(old, id=new["id"], metadata=type(old)(kept, **new["metadata"]))


def _name(cell: Any) -> str:
    """What a cell is known by: nbgrader's id, which survives a tool that gives new ids to cells, or the cell's own."""
    return marks_of(cell).grade_id or str(cell["id"])
