"""Facts that results.jsonl has no field for, read from the words of the feedback.

Its fields are a contract, and written reports are read again: by a resumed run, and by every format made of them.
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
    """The feedback's first sentence about the formula, after the call and the values, without line numbers."""
    spoken = (line for line in verdict.feedback.splitlines() if line.strip() and not _is_evidence(line, verdict.step))
    return _PLACE.sub("", next(spoken, ""))


def _is_evidence(line: str, step: str) -> bool:
    return line.startswith((" ", f"{step}(")) or line == RIGHT_FOR_THE_TEXT


def is_unreached(verdict: Verdict) -> bool:
    """Whether code in the file before the step never ends."""
    return verdict.outcome in ("broken", "error") and verdict.feedback.startswith(ENDLESS)


def is_confined(verdict: Verdict) -> bool:
    """Whether the step may only have failed because something is blocked while grading."""
    return verdict.state is State.HALTED and CONFINED in verdict.feedback
