"""nbgrader's marks on a cell of a notebook: what the cell is called, and what of it is whose."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Marks:
    """The marks by nbgrader's own names; without a grade_id the cell is none of nbgrader's."""

    grade_id: str = ""
    grade: bool = False
    solution: bool = False
    locked: bool = False
    task: bool = False

    @property
    def is_test(self) -> bool:
        """Whether stock nbgrader would run the cell, if it is code, and score what comes out."""
        return self.grade and not self.solution

    @property
    def metadata(self) -> dict[str, object]:
        """What stands in the cell's metadata."""
        return {"schema_version": 3, **asdict(self)}


def marks_of(cell: object) -> Marks:
    """The marks of anybody's cell; none where something else stands in their place."""
    metadata = cell.get("metadata") if isinstance(cell, dict) else None
    held = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    marks = held if isinstance(held, dict) else {}
    grade_id = marks.get("grade_id")
    kinds = {name: marks.get(name) is True for name in ("grade", "solution", "locked", "task")}
    return Marks(grade_id if isinstance(grade_id, str) else "", **kinds)
