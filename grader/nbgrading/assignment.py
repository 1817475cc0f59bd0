"""An assignment as the gradebook has it: its notebooks, their cells, and which of them check a step of the course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from grader.cell_marks import Marks
from grader.course import Course
from grader.notebooks.cells import TEST
from grader.steps import Step


@dataclass(frozen=True)
class KnownCell:
    """A cell that nbgrader knows by its grade id, as `nbgrader generate_assignment` recorded it.

    released: its source as students get it, without hidden tests. points: the most it is worth, None for one that is
    not graded. The ids are those of the gradebook's rows: graded_id of what a grade belongs to, comment_id of what a
    comment belongs to.
    """

    name: str
    kind: str
    locked: bool
    source: str
    released: str
    checksum: str | None
    grade: bool = False
    solution: bool = False
    task: bool = False
    points: float | None = None
    graded_id: str | None = None
    comment_id: str | None = None

    @property
    def is_test(self) -> bool:
        """Whether stock nbgrader would run the cell and score its output."""
        return self._marks.is_test and self.kind == "code"

    @property
    def metadata(self) -> dict[str, object]:
        """The `nbgrader` entry of the cell's metadata."""
        others = {"points": self.points, "checksum": self.checksum}
        known = {name: value for name, value in others.items() if value is not None}
        return {**self._marks.metadata, "cell_type": self.kind, **known}

    @property
    def _marks(self) -> Marks:
        return Marks(self.name, self.grade, self.solution, self.locked, self.task)


@dataclass(frozen=True)
class Notebook:
    """A notebook of the assignment; cells in the order of the instructor's notebook."""

    id: str
    name: str
    kernelspec: Mapping[str, object]
    cells: tuple[KnownCell, ...]

    @cached_property
    def by_name(self) -> Mapping[str, KnownCell]:
        return {cell.name: cell for cell in self.cells}

    def steps(self, course: Course) -> Mapping[str, Step]:
        """The steps that the notebook's test cells check, by the cell's name."""
        known = {f"{TEST}{step.name}": step for step in course.steps}
        return {cell.name: known[cell.name] for cell in self.cells if cell.is_test and cell.name in known}

    def foreign(self, course: Course) -> list[KnownCell]:
        """The test cells that check no step of the course. They are not run: a human grades them."""
        steps = self.steps(course)
        return [cell for cell in self.cells if cell.is_test and cell.name not in steps]


@dataclass(frozen=True)
class Assignment:
    """An assignment; duedate is in UTC, without a time zone, as nbgrader keeps it."""

    id: str
    name: str
    duedate: datetime | None
    notebooks: tuple[Notebook, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Notebook]:
        return {notebook.name: notebook for notebook in self.notebooks}

    def graded(self) -> Iterator[tuple[Notebook, KnownCell]]:
        """All cells that a grade belongs to."""
        for notebook in self.notebooks:
            yield from ((notebook, cell) for cell in notebook.cells if cell.graded_id is not None)
