"""The files of one submission as they are sent to its children, and how each has run there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.answers.answer import Trouble
from grader.child.messages import SentFile
from grader.sandbox.budget import GRACE, Allowed, Budget
from grader.submissions.files import File


class Sending:
    """`numbers` are the files' numbers by module; `lost` holds the trouble of each file that is not run again.

    steps: those that each file is run for, by its module's name; none for a file that need not be run.
    """

    def __init__(self, files: Sequence[File], steps: Mapping[str, list[str]]) -> None:
        self.files = [_sent(file, steps.get(file.module, [])) for file in files]
        self.lost: dict[int, Trouble] = {}
        self.numbers = {file.module: number for number, file in enumerate(files)}
        self._took: dict[int, float] = {}

    def left(self) -> list[int]:
        """The files with steps that can still be run."""
        return [number for number, file in enumerate(self.files) if file.steps and number not in self.lost]

    def has_run(self, number: int, seconds: float) -> None:
        """Note that a file has run to its end, and how long it took."""
        self._took[number] = seconds

    def ever_ran(self, number: int) -> bool:
        """Whether the file has run to its end in an earlier child."""
        return number in self._took

    @property
    def seconds(self) -> float:
        """The seconds that one more run of all files takes."""
        return sum(self._took.values())

    def allowed(self, number: int, files: int, budget: Budget) -> Allowed:
        """The time for a file while so many are to be run; one that has run before gets twice the time it took."""
        if number in self._took:
            return Allowed(2 * self._took[number] + GRACE, again=True)
        return Allowed(budget.left / files, again=False)


def _sent(file: File, steps: list[str]) -> SentFile:
    cells = [(cell.source.encode("utf-8", "replace").decode(), cell.line) for cell in file.cells]
    return SentFile(file.module, cells, steps)
