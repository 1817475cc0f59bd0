"""What only the words of a feedback say, read back out of them: results.jsonl has no field for it.

Its fields are a contract, and a report that has been written is read again by the run that goes on, and by every format
that is made of it.
"""

from __future__ import annotations

import re

from grader.feedback import RIGHT_FOR_THE_TEXT
from grader.outcomes import State
from grader.sandbox.words import CONFINED
from grader.student.troubles import ENDLESS
from grader.verdicts import Verdict

_PLACE = re.compile(r" in line \d+(?: of the cell (?:of \w+|that begins with `[^`]*`))?")


def sentence(verdict: Verdict) -> str:
    """The feedback's first sentence about the formula, after the call and the values, without the place of a line."""
    spoken = (line for line in verdict.feedback.splitlines() if line.strip() and not _is_evidence(line, verdict.step))
    return _PLACE.sub("", next(spoken, ""))


def _is_evidence(line: str, step: str) -> bool:
    return line.startswith((" ", f"{step}(")) or line == RIGHT_FOR_THE_TEXT


def is_unreached(verdict: Verdict) -> bool:
    """Whether something in the file before the step runs on and on."""
    return verdict.outcome in ("broken", "error") and verdict.feedback.startswith(ENDLESS)


def is_confined(verdict: Verdict) -> bool:
    """Whether the step may only have failed since something is refused while it is graded."""
    return verdict.state is State.HALTED and CONFINED in verdict.feedback
