"""nbgrader's marks on a cell of a notebook: its name, and whether it is graded, a solution or locked."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Marks:
    """The marks by nbgrader's own names; a cell without a grade_id is not nbgrader's."""

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
    """The marks of any cell; empty ones where its metadata holds something else."""
    metadata = cell.get("metadata") if isinstance(cell, dict) else None
    held = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    marks = held if isinstance(held, dict) else {}
    grade_id = marks.get("grade_id")
    kinds = {name: marks.get(name) is True for name in ("grade", "solution", "locked", "task")}
    return Marks(grade_id if isinstance(grade_id, str) else "", **kinds)
